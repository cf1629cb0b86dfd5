// Sizes that OpenAI's clients ask for, as squares: nothing else is drawn.
import { pictureSizes } from '../../images/index.ts';

interface AskedSize {
  readonly size?: string | number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

interface Square {
  /** In pixels; as the model draws it when absent. */
  readonly side?: number;
  /** How it differs from what was requested. */
  readonly note?: string;
}

const SIDES = /^(\d+)(?:\s*[x×*]\s*(\d+))?\s*(?:px)?$/i;

/** The square nearest to a size by area. */
export function toSquare({ size, width, height }: AskedSize): Square {
  const given = width ?? height;
  const text =
    size === undefined && given !== undefined ? `${width ?? given}x${height ?? given}` : `${size ?? 'auto'}`;
  if (text === 'auto') return {};
  const [, first, second = first] = SIDES.exec(text.trim()) ?? [];
  const area = Number(first) * Number(second);
  if (!(area > 0)) {
    return { note: `size: expected auto or <width>x<height>, got ${JSON.stringify(text)}; auto was used` };
  }
  const distance = (side: number) => Math.abs(Math.log(side / Math.sqrt(area)));
  const side = pictureSizes.reduce((best, next) => (distance(next) < distance(best) ? next : best));
  if (Number(first) === side && Number(second) === side) return { side };
  return { side, note: `size: pictures are square; ${side}x${side} is the nearest to ${text}` };
}
