// Divides the drawings of the data set into those that cutting was fitted on and those that measure it.
import { hashSeed } from '@nonet/scenes';
import type { Sprite } from '../../data/manifest.ts';
import { conceptOf } from '../../data/thing-names.ts';

/**
 * Half of the drawings of half of the things. Limits are chosen on drawings of other things, and names of things with
 * openings (`hasHoles`) are counted without these drawings.
 */
export const isHeldOut = ({ id, phrase }: Sprite): boolean =>
  hashSeed('cut-out thing', conceptOf(phrase)) % 2 === 1 && hashSeed('cut-out drawing', id) % 2 === 1;
