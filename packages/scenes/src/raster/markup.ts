// Parses SVG markup: elements with attributes, no text, no comments.
import { UnsupportedSvg } from './unsupported.ts';

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
}

const TAG = /\s*<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z][\w-]*="[^"<]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-zA-Z][\w-]*)="([^"]*)"/g;

/** The elements of a body of SVG, in order. Throws `UnsupportedSvg` on text, comments and malformed tags. */
export function parseMarkup(body: string): Element[] {
  const root: Element[] = [];
  const open: { name: string; children: Element[] }[] = [{ name: '', children: root }];
  const end = body.trimEnd().length;
  TAG.lastIndex = 0;
  while (TAG.lastIndex < end) {
    const at = TAG.lastIndex;
    const match = TAG.exec(body);
    if (match === null) throw new UnsupportedSvg(`Expected a tag of SVG, got "${body.slice(at, at + 60)}".`);
    const [, closing, name, list, empty] = match;
    const parent = open.at(-1)!;
    if (closing !== '') {
      if (open.length === 1 || parent.name !== name)
        throw new UnsupportedSvg(`</${name}> closes <${parent.name}>.`);
      open.pop();
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key, value] of list!.matchAll(ATTRIBUTE)) attributes.set(key!, value!);
    const children: Element[] = [];
    parent.children.push({ name: name!, attributes, children });
    if (empty === '') open.push({ name: name!, children });
  }
  if (open.length > 1) throw new UnsupportedSvg(`<${open.at(-1)!.name}> is not closed.`);
  return root;
}
