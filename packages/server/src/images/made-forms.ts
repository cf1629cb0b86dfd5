// Forms of a picture that are no format of its pixels: traced, and as a sticker.
import { COSTS } from './costs.ts';
import { makeSticker } from './sticker.ts';
import { traceSvg } from './svg.ts';

export interface MadeForm {
  readonly type: string;
  readonly cost: number;
  /** Whether it is made of the picture without its background. */
  readonly cut: boolean;
  readonly make: (png: Uint8Array) => Promise<Uint8Array>;
}

/** By what follows the digest in their addresses. */
export const madeForms: Readonly<Record<string, MadeForm>> = {
  '.svg': { type: 'image/svg+xml', cost: COSTS.svg, cut: false, make: traceSvg },
  '-sticker.webp': { type: 'image/webp', cost: COSTS.sticker, cut: true, make: makeSticker },
};
