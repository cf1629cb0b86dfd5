// Which drawings of the data set cutting was fitted on, and which it is measured with.
import { hashSeed } from '@nonet/scenes';
import type { Sprite } from '../../data/manifest.ts';
import { conceptOf } from '../../data/thing-names.ts';

/**
 * Half of the drawings of half of the things. Limits are chosen on drawings of other things, and names of things with
 * openings (`hasHoles`) are counted without these drawings.
 */
export const isHeldOut = ({ id, phrase }: Sprite): boolean =>
  hashSeed('cut-out thing', conceptOf(phrase)) % 2 === 1 && hashSeed('cut-out drawing', id) % 2 === 1;
