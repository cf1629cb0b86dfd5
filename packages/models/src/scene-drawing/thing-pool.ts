// Pool of drawings of one thing, from which nine pictures take the intact ones.
import type { CutOut } from '@nonet/scenes';
import { hashSeed, Random } from '@nonet/scenes';
import { BATCH, range } from '../drawing-job.ts';
import type { GeneratedTokens } from '../generation/generate.ts';

/** A cut-out with the improbability of its drawing, in nats: broken drawings have more. */
export interface DrawnPart extends CutOut {
  readonly improbability: number;
}

/** A drawing is intact when it is at most so many nats less probable than the best one. */
const MARGIN = 25;
/** Or its improbability at most so many times that of the best one. */
const FACTOR = 1.6;
/** A cut-out with more damage is skipped where there is another one. */
const MOST_DAMAGE = 0.5;

/** Drawings of all things together for nine pictures: what two things need that each picture has drawings of its own of. */
const MOST_DRAWINGS = 2 * BATCH;
const LEAST_EACH = 5;

/** Number of drawings of each thing that nine pictures share. */
export const poolSize = (things: number): number =>
  Math.min(BATCH, Math.max(LEAST_EACH, Math.floor(MOST_DRAWINGS / things)));

/**
 * Some drawings are broken: legs end nowhere, a chair becomes planks. The negative log probability of their tokens tells
 * them apart: an intact drawing has 10 to 30 nats, a broken one 70 to 200. Nine pictures share their drawings, so that a
 * broken one is replaced by another one at no cost. A pool depends on seed, pictures and the number of things, never on how
 * many pictures are drawn.
 */
export class ThingPool {
  readonly #drawings: readonly GeneratedTokens[];
  readonly #cut: (tokens: BigInt64Array, member: number) => Promise<CutOut | undefined>;
  readonly #parts = new Map<number, Promise<DrawnPart | undefined>>();
  readonly #intact: readonly boolean[];

  /** @param cut decodes a drawing and cuts the thing out */
  constructor(
    drawings: readonly GeneratedTokens[],
    cut: (tokens: BigInt64Array, member: number) => Promise<CutOut | undefined>,
  ) {
    this.#drawings = drawings;
    this.#cut = cut;
    const best = Math.min(...drawings.map(improbability));
    const limit = Math.max(best + MARGIN, FACTOR * best);
    this.#intact = drawings.map((drawing) => improbability(drawing) <= limit);
  }

  /** Parts of one picture for this many copies, different ones while there are enough. */
  async partsFor(seed: number, picture: number, copies: number): Promise<DrawnPart[]> {
    const order = memberOrder(seed, picture, this.#drawings.length);
    const found: DrawnPart[] = [];
    const damaged: DrawnPart[] = [];
    for (const member of order.filter((candidate) => this.#intact[candidate])) {
      const part = await this.#part(member);
      if (part === undefined) continue;
      if (part.damage <= MOST_DAMAGE) found.push(part);
      else damaged.push(part);
      if (found.length === copies) return found;
    }
    if (found.length > 0) return found;
    return damaged.sort((a, b) => a.damage - b.damage).slice(0, 1);
  }

  #part(member: number): Promise<DrawnPart | undefined> {
    let part = this.#parts.get(member);
    if (part === undefined) {
      const drawing = this.#drawings[member]!;
      part = this.#cut(drawing.tokens, member).then(
        (cut) => cut && { ...cut, improbability: improbability(drawing) },
      );
      this.#parts.set(member, part);
    }
    return part;
  }
}

const improbability = ({ logProbability }: GeneratedTokens): number => -logProbability;

/**
 * Members in the order in which a picture takes them: its own drawing first, where there is one. The order is the same for
 * all things of a picture, whose drawings of one number share their random numbers, and so often their style.
 */
function memberOrder(seed: number, picture: number, members: number): number[] {
  const own = picture % BATCH;
  const random = new Random(hashSeed('pool', seed, picture));
  const shuffled = range(BATCH)
    .map((member) => ({ member, key: member === own ? -1 : random.next() }))
    .sort((a, b) => a.key - b.key);
  return shuffled.map(({ member }) => member).filter((member) => member < members);
}
