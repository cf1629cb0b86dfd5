// Draws scenes thing by thing: the model draws each thing alone, a program cuts it out and composes the picture.
import { type CutOut, composeScene } from '@nonet/scenes';
import type { ClipRanker } from '../clip/ranker.ts';
import { scorePrompts } from '../clip/score-prompts.ts';
import type { Picture } from '../drawing.ts';
import { BATCH, type DrawingJob, inBatches, range, throwIfCancelled } from '../drawing-job.ts';
import { boxWith, withEffect } from '../effects/index.ts';
import { SIDES } from '../generation/cached-decoder.ts';
import type { GeneratedTokens, ImageTokenGenerator } from '../generation/generate.ts';
import { textTokens } from '../model-text.ts';
import { isPreviewMoment } from '../preview.ts';
import type { ThingSampling } from '../prompt-sampling.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { PictureCodec } from '../vqgan/codec.ts';
import type { CastScene, Role } from './casting.ts';
import { partOf } from './drawn-things.ts';
import { placeholder, withDrawnRows } from './placeholder.ts';
import { type DrawnPart, poolSize, ThingPool } from './thing-pool.ts';

interface SceneDrawerParts {
  readonly tokenizer: Tokenizer;
  readonly generator: ImageTokenGenerator;
  readonly codec: PictureCodec;
  /** Opens the CLIP that ranks candidates; called when one is needed. */
  readonly clip: () => ClipRanker;
}

/** A scene to draw, with its roles. */
export interface SceneJob extends DrawingJob, ThingSampling {
  readonly cast: CastScene;
}

/** Cut-outs of the things of one picture, as far as they are drawn: one for each copy, by the id of the thing. */
type Parts = ReadonlyMap<string, readonly (CutOut | DrawnPart)[]>;

/** The work on one batch of pictures. */
interface BatchWork {
  /** Numbers of the requested pictures: the first of a batch, or all of it. */
  readonly indices: readonly number[];
  readonly parts: Map<string, readonly (CutOut | DrawnPart)[]>[]; // of each picture
  readonly progress: Progress;
}

export class SceneDrawer {
  readonly #parts: SceneDrawerParts;
  readonly #placeholder: CutOut;

  constructor(parts: SceneDrawerParts) {
    this.#parts = parts;
    this.#placeholder = placeholder(parts.codec.config.resolution);
  }

  /** The pictures of a job, best first where there were candidates to choose from. @throws NonetError `cancelled` */
  async draw(job: SceneJob): Promise<Picture[]> {
    const { settings, options, cast } = job;
    const batches = inBatches(range(settings.candidates));
    const steps = batches.length * cast.roles.length * this.#parts.generator.config.imageLength;
    const progress = new Progress(job, steps);
    const pictures: Picture[] = [];
    for (const indices of batches) {
      const parts = indices.map(() => new Map(cast.roles.map(({ thing }) => [thing, [this.#placeholder]])));
      pictures.push(...(await this.#drawBatch({ indices, parts, progress }, job)));
    }
    if (settings.ranker === undefined) return pictures;
    const ranked = settings.ranker === 'clip' ? await this.#scoredByClip(pictures, job) : pictures;
    throwIfCancelled(options);
    return ranked.toSorted((a, b) => b.score! - a.score!).slice(0, settings.count);
  }

  async #drawBatch(work: BatchWork, job: SceneJob): Promise<Picture[]> {
    const { roles } = job.cast;
    const { indices, parts } = work;
    for (let first = 0; first < roles.length; first += SIDES) {
      const together = roles.slice(first, first + SIDES);
      const pools = await Promise.all(together.map((role) => this.#drawPool(role, work, job)));
      for (const [i, role] of together.entries()) {
        for (const [place, index] of indices.entries()) {
          const { seed, picture } = originOf(role, job, index);
          parts[place]!.set(role.thing, await pools[i]!.partsFor(seed, picture, role.copies));
        }
      }
    }
    throwIfCancelled(job.options);
    const pictures = indices.map((index, place) => this.#compose(index, parts[place]!, job));
    if (job.settings.ranker !== 'self') return pictures;
    return pictures.map((picture, place) => ({ ...picture, score: soundness(picture, parts[place]!) }));
  }

  /** The drawings of one thing for all pictures of a batch, requested or not. */
  async #drawPool(role: Role, work: BatchWork, job: SceneJob): Promise<ThingPool> {
    const { codec } = this.#parts;
    const { seed, picture } = originOf(role, job, work.indices[0]!);
    const first = picture - (picture % BATCH);
    const drawings = await this.#generate(role, seed, first, work, job);
    return new ThingPool(drawings, async (tokens, member) => {
      const [pixels] = await codec.decode([tokens], job.options.signal);
      const { resolution: size } = codec.config;
      return partOf(role, { width: size, height: size, pixels: pixels! }, seed, first + member);
    });
  }

  async #generate(
    role: Role,
    seed: number,
    first: number,
    work: BatchWork,
    job: SceneJob,
  ): Promise<GeneratedTokens[]> {
    const { tokenizer, generator } = this.#parts;
    const { text, unconditional } = job.textsOf(role.text);
    const { guidanceScale, temperature, settings, options } = job;
    return generator.generate({
      ...settings,
      guidanceScale,
      temperature,
      prompt: textTokens(text, tokenizer, generator.config),
      unconditional: textTokens(unconditional, tokenizer, generator.config),
      seed: saltedSeed(seed, role.salt),
      pictures: range(poolSize(job.cast.roles.length)).map((i) => first + i),
      measured: true,
      ...(options.signal && { signal: options.signal }),
      onStep: (position, tokens) =>
        work.progress.step(() => this.#preview(role, tokens, position + 1, work, job)),
    });
  }

  /** The pictures with one thing as far as it is drawn. */
  async #preview(
    role: Role,
    tokens: readonly BigInt64Array[],
    done: number,
    { indices, parts }: BatchWork,
    job: SceneJob,
  ): Promise<Picture[]> {
    const { codec, generator } = this.#parts;
    const pixels = await codec.preview(tokens.slice(0, indices.length), done, job.options.signal);
    const share = done / generator.config.imageLength;
    return indices.map((index, place) => {
      const sketch = withDrawnRows(this.#placeholder, pixels[place % pixels.length]!, share);
      return this.#compose(index, new Map(parts[place]!).set(role.thing, [sketch]), job);
    });
  }

  #compose(index: number, parts: Parts, job: SceneJob): Picture {
    const { scene } = job.cast;
    const size = this.#parts.codec.config.resolution;
    const cast = (thing: string, copy: number) => {
      const drawn = parts.get(thing);
      return drawn?.[copy % drawn.length];
    };
    const { pixels, things } = composeScene(scene, cast, { size, ...originOf(scene, job, index) });
    const composed = { index, width: size, height: size, pixels, things };
    const { effect } = job;
    if (effect === undefined) return composed;
    const shown = things.map((thing) => ({ ...thing, box: boxWith(effect, thing.box, size) }));
    return { ...composed, pixels: withEffect(effect, composed), things: shown };
  }

  async #scoredByClip(pictures: readonly Picture[], job: SceneJob): Promise<Picture[]> {
    const clip = this.#parts.clip();
    const scores = await scorePrompts(clip, job.prompts, pictures, () => throwIfCancelled(job.options));
    return pictures.map((picture, i) => ({ ...picture, score: scores[i]! }));
  }
}

/** Counts the steps of all roles and batches, and shows previews at even distances. */
class Progress {
  readonly #options: SceneJob['options'];
  readonly #previews: number;
  readonly #total: number;
  #done = 0;

  constructor({ settings, options }: SceneJob, total: number) {
    this.#options = options;
    this.#previews = settings.candidates > settings.count ? 0 : (options.previews ?? 0);
    this.#total = total;
  }

  async step(draw: () => Promise<Picture[]>): Promise<void> {
    this.#done++;
    // The first one shows the plan: the place, and where things will be.
    const isFirst = this.#done === 1 && this.#previews > 0;
    const isMoment = isFirst || isPreviewMoment(this.#done, this.#total, this.#previews);
    const preview = isMoment ? await draw() : undefined;
    const { onProgress } = this.#options;
    await onProgress?.({ done: this.#done, total: this.#total, ...(preview && { preview }) });
  }
}

/** Seed and picture whose random numbers a thing or a scene takes in picture `index`. */
const originOf = ({ origin }: Pick<Role, 'origin'>, { seed }: SceneJob, index: number) =>
  origin ?? { seed, picture: index };

/** Improbability of a drawing that halves its quality, in nats: intact drawings have 10 to 30. */
const HALF_AS_GOOD = 100;

/**
 * Quality of a composed picture, 0 to 1: that of its worst thing, by the damage of its cut-out, the share of it that is
 * hidden, and the improbability of its drawing.
 */
function soundness({ things = [] }: Picture, parts: Parts): number {
  const each = things.map(({ id, copy, visible }) => {
    const drawn = parts.get(id);
    const part = drawn?.[copy % drawn.length];
    if (part === undefined) return visible;
    const improbability = 'improbability' in part ? part.improbability : 0;
    return ((1 - part.damage) * visible) / (1 + improbability / HALF_AS_GOOD);
  });
  return Math.min(1, ...each);
}

/** Salt 0 leaves the seed as it is, so that a thing of a scene is the thing drawn alone. */
const saltedSeed = (seed: number, salt: number): number =>
  salt === 0 ? seed : (seed + salt * 0x9e3779b1) % Number.MAX_SAFE_INTEGER;
