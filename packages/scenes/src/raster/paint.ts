// Reads the paints of SVG: colours and linear gradients.
import type { Element } from './markup.ts';
import { UnsupportedSvg } from './unsupported.ts';

/** Red, green and blue 0 to 255, alpha 0 to 1. */
export type Rgba = readonly [r: number, g: number, b: number, a: number];

/** A linear gradient; its vector is in shares of the painted shape's bounding box. */
export interface Gradient {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Sorted by offset (0 to 1); at least one. */
  readonly stops: readonly { readonly offset: number; readonly colour: Rgba }[];
}

export type Paint = Rgba | Gradient;

const FUNCTION = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d*\.?\d+)\s*)?\)$/;

/** "#rgb", "#rrggbb", "rgb(r,g,b)" or "rgba(r,g,b,a)". Throws `UnsupportedSvg` on anything else. */
function parseColour(text: string): Rgba {
  if (/^#([\da-f]{3}|[\da-f]{6})$/i.test(text)) {
    const digits = text.length === 4 ? text.replace(/[\da-f]/gi, '$&$&') : text;
    const value = Number.parseInt(digits.slice(1), 16);
    return [value >> 16, (value >> 8) & 255, value & 255, 1];
  }
  const match = FUNCTION.exec(text);
  if (match === null) throw new UnsupportedSvg(`Expected a colour of SVG, got "${text}".`);
  return [Number(match[1]), Number(match[2]), Number(match[3]), Math.min(1, Number(match[4] ?? 1))];
}

/** A paint of the attributes `fill` or `stroke`; undefined for "none". */
export function parsePaint(text: string, gradients: ReadonlyMap<string, Gradient>): Paint | undefined {
  if (text === 'none') return undefined;
  const id = /^url\(#([\w-]+)\)$/.exec(text)?.[1];
  if (id === undefined) return parseColour(text);
  const gradient = gradients.get(id);
  if (gradient === undefined) throw new UnsupportedSvg(`No gradient has the id "${id}".`);
  return gradient;
}

/** Reads `<linearGradient>`. Throws `UnsupportedSvg` where it has other children than stops, or none. */
export function parseGradient({ name, attributes, children }: Element): { id: string; gradient: Gradient } {
  if (name !== 'linearGradient')
    throw new UnsupportedSvg(`Expected <linearGradient> in <defs>, got <${name}>.`);
  const stops = children.map((stop) => {
    const offset = Number(stop.attributes.get('offset'));
    if (stop.name !== 'stop' || !(offset >= 0 && offset <= 1))
      throw new UnsupportedSvg(`Expected <stop> with an offset of 0 to 1, got <${stop.name}>.`);
    return { offset, colour: parseColour(stop.attributes.get('stop-color') ?? '#000') };
  });
  if (stops.length === 0) throw new UnsupportedSvg('A gradient has no stops.');
  stops.sort((a, b) => a.offset - b.offset);
  const share = (key: string, absent: number) => Number(attributes.get(key) ?? absent);
  const gradient = { x1: share('x1', 0), y1: share('y1', 0), x2: share('x2', 1), y2: share('y2', 0), stops };
  return { id: attributes.get('id') ?? '', gradient };
}

/** The colour of a gradient at an offset along its vector, written into `out`. */
export function colourAt({ stops }: Gradient, offset: number, out: [number, number, number, number]): void {
  let next = 0;
  while (next < stops.length && stops[next]!.offset <= offset) next++;
  const a = stops[Math.max(0, next - 1)]!;
  const b = stops[Math.min(stops.length - 1, next)]!;
  const share = b.offset > a.offset ? Math.max(0, (offset - a.offset) / (b.offset - a.offset)) : 0;
  for (let c = 0; c < 4; c++) out[c] = a.colour[c]! + share * (b.colour[c]! - a.colour[c]!);
}
