// Components that are loaded when they are first wanted: the first page stays small.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Shows nothing until the component is there. `load` may be called before, to have it at hand. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Part: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [, setLoaded] = useState(false);
    useEffect(() => {
      if (Part) return;
      load().then(
        (found) => {
          Part = found;
          setLoaded(true);
        },
        () => {}, // offline: the button can be pressed again
      );
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}
