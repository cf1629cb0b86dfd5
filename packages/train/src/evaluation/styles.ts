// The styles that a prompt can name, and which drawings of the data set have them.
import type { Effect } from '@nonet/models';

/** Drawings of a set, or a rendering that any drawing can be given. */
export type StyleSource = { readonly source: string } | { readonly effect: Effect };

/** A style by name. */
interface NamedStyle {
  readonly name: string;
  /** Put before "of a cat". */
  readonly medium: string;
  /** What has it; any of them does. */
  readonly from: readonly StyleSource[];
}

/** The styles that evaluation asks for; each prompt's pictures are judged between all of them. */
export const STYLES: readonly NamedStyle[] = [
  { name: '3d', medium: 'a 3d render', from: [{ source: 'fluent-3d' }] },
  { name: 'flat', medium: 'a flat icon', from: [{ source: 'fluent-flat' }] },
  { name: 'outline', medium: 'an outline', from: [{ source: 'phosphor' }, { effect: 'trace' }] },
  { name: 'silhouette', medium: 'a silhouette', from: [{ source: 'game-icons' }, { effect: 'fill' }] },
  { name: 'sticker', medium: 'a sticker', from: [{ source: 'streamline-emojis' }] },
  { name: 'pixel art', medium: 'pixel art', from: [{ effect: 'pixelate' }] },
  { name: 'black and white', medium: 'a black and white drawing', from: [{ effect: 'drain' }] },
];
