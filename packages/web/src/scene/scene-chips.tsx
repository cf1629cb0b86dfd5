// Loads the scene editor when there is a scene: most of its bytes are names of places.
import type { Scene } from '@nonet/api';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface SceneChipsProps {
  readonly scene: Scene;
  /** The thing whose form is to be opened: another object each time. */
  readonly wanted?: { readonly thing: string } | undefined;
  readonly onDraw: (scene: Scene) => void;
}

export function SceneChips(props: SceneChipsProps) {
  const [Editor, setEditor] = useState<ComponentType<SceneChipsProps>>();
  useEffect(() => {
    // Without it the pictures are there all the same.
    import('./scene-editor.tsx').then(
      ({ SceneEditor }) => setEditor(() => SceneEditor),
      () => {},
    );
  }, []);
  return Editor ? <Editor {...props} /> : null;
}
