// The order in which a viewer sees the pictures of a blind test.
import { hashSeed, Random } from '@nonet/scenes';
import { shuffled } from '../shuffled.ts';
import type { BlindPicture } from './key.ts';

/**
 * Shuffles pictures into as many rounds as there are versions. Each round shows every prompt once, so that pictures of
 * the same prompt lie far apart, and which version comes first is balanced between prompts and reversed for the next
 * viewer: a viewer who recognises a prompt the second time favours no version.
 * @param viewer number of the viewer, from 0
 * @returns indices into `pictures`
 */
export function viewingOrder(
  pictures: readonly BlindPicture[],
  versions: readonly string[],
  seed: number,
  viewer: number,
): number[] {
  const slots = new Map<string, Map<string, number>>();
  for (const [index, { set, prompt, picture, version }] of pictures.entries()) {
    const key = JSON.stringify([set, prompt, picture]);
    const slot = slots.get(key) ?? new Map<string, number>();
    slots.set(key, slot.set(version, index));
  }
  const offsets = shuffled([...slots.values()], new Random(hashSeed('blind versions', seed)));
  return versions.flatMap((_, round) => {
    const random = new Random(hashSeed('blind order', seed, viewer, round));
    const shown = offsets.map((slot, offset) => {
      const version = versions[(offset + round + viewer) % versions.length]!;
      return slot.get(version);
    });
    return shuffled(shown, random).filter((index) => index !== undefined);
  });
}
