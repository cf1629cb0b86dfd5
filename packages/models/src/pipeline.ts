// The life of a prompt: text -> tokens -> image tokens -> ranking -> pixels.
import { NonetError } from '@nonet/tensor';
import type { ClipRanker } from './clip/ranker.ts';
import { checkPrompt, checkWhole, settleOptions } from './draw-settings.ts';
import type { Drawing, DrawOptions, DrawSettings, Picture, WeightedPrompt } from './drawing.ts';
import { type Effect, withEffect } from './effects/index.ts';
import { type Turn, turned } from './effects/turn.ts';
import type { GeneratedTokens, ImageTokenGenerator } from './generation/generate.ts';
import { pictureStream } from './generation/random.ts';
import { greyFrom, isPreviewMoment } from './preview.ts';
import { type Meaning, type PromptSampling, type Sampling, samplingOf, told } from './prompt-sampling.ts';
import { decodeGrid, decodeTiles } from './seamless.ts';
import { encodeStart } from './start-picture.ts';
import { normalizeText } from './tokenizer/text-normalizer.ts';
import type { Tokenizer } from './tokenizer/tokenizer.ts';
import type { Note } from './understanding/notes.ts';
import type { Understanding } from './understanding/understand.ts';
import type { PictureCodec } from './vqgan/codec.ts';

export interface PipelineParts extends Sampling {
  readonly tokenizer: Tokenizer;
  readonly generator: ImageTokenGenerator;
  readonly codec: PictureCodec;
  /** Opens the CLIP that ranks candidates, when it is first needed. */
  readonly openClip?: () => ClipRanker;
  /** Puts a prompt into words that the model knows. */
  readonly understand?: (prompt: string) => Understanding;
}

/** What one drawing is made from. */
interface Job extends PromptSampling {
  /** In the model's words; the main one first. */
  readonly prompts: readonly WeightedPrompt[];
  /** What the pictures are given once they are drawn. */
  readonly effect: Effect | undefined;
  readonly turn: Turn | undefined;
  readonly seed: number;
  readonly settings: DrawSettings;
  readonly options: DrawOptions;
}

/** A picture that may be dropped. */
interface Candidate extends GeneratedTokens {
  readonly index: number;
  /** When it has been looked at. */
  readonly pixels?: Uint8Array;
}

/** Pictures drawn together; more are drawn in turns. */
const BATCH = 9;

/** A model that draws. */
export class Pipeline {
  readonly #parts: PipelineParts;
  #clip: ClipRanker | undefined;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  /** Tokens per side of a picture. */
  get side(): number {
    return this.#parts.codec.side;
  }

  /** Compiles what drawing `count` pictures needs, so that the first drawing is as fast as the next. */
  async prepare(count = BATCH): Promise<void> {
    const { generator, codec, defaults } = this.#parts;
    const guided = defaults.guidanceScale !== 1;
    await Promise.all([generator.prepare(Math.min(count, BATCH), guided), codec.prepare()]);
  }

  /**
   * Draws pictures of a prompt. The same prompt, seed and options give the same pictures, and picture k is the
   * same whatever the count (unless candidates are ranked or the pictures of a grid run into each other).
   * @throws NonetError `prompt-*`, `draw-option`, `sampling-option`, `clip-missing`, `cancelled`, and those of
   *   opening a CLIP
   */
  async draw(prompt: string, options: DrawOptions = {}): Promise<Drawing> {
    const { codec, defaults, openClip } = this.#parts;
    checkPrompt(prompt);
    const settings = settleOptions(options, { defaults, hasClip: openClip !== undefined, side: codec.side });
    const seed = options.seed ?? Math.floor(Math.random() * 2 ** 32);
    checkWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
    const notes: Note[] = [];
    const understand = (text: string): Meaning => {
      const meaning = text === '' ? undefined : this.#parts.understand?.(text);
      notes.push(...(meaning?.notes ?? []));
      return meaning ?? { text };
    };
    const main = understand(prompt);
    const also = (settings.blend ?? []).map((part) => ({ ...part, meaning: understand(part.prompt) }));
    const all = [{ meaning: main, weight: 1 }, ...also];
    const job = {
      prompts: all.map(({ meaning, weight }) => ({ prompt: told(meaning), weight })),
      ...samplingOf(main, understand(settings.negativePrompt).text, settings, this.#parts),
      effect: all.map(({ meaning }) => meaning.style?.effect).find(Boolean),
      // What is given of a picture, or laid beside it, stays where it is.
      turn: also.length > 0 || options.start || settings.seamless ? undefined : main.turn,
      seed,
      settings,
      options,
    };
    const kept = await this.#choose(await this.#generate(job), job);
    return { prompt, seed, options: settings, pictures: await this.#paint(kept, job), notes };
  }

  async release(): Promise<void> {
    await this.#parts.generator.release();
    await this.#parts.codec.release();
    await this.#clip?.release();
  }

  /** Draws the tokens of all candidates. */
  async #generate(job: Job): Promise<Candidate[]> {
    const { prompts, unconditional, guidanceScale, temperature, seed, settings, options } = job;
    const { generator, codec } = this.#parts;
    const [prompt, ...also] = prompts.map((text) => ({
      tokens: this.#tokens(text.prompt),
      weight: text.weight,
    }));
    const start = options.start && (await encodeStart(codec, options.start));
    const previews = settings.candidates > settings.count ? 0 : (options.previews ?? 0);
    const steps = generator.config.imageLength;
    const total = Math.ceil(settings.candidates / BATCH) * steps;
    const candidates: Candidate[] = [];
    for (const [turn, pictures] of inBatches(range(settings.candidates)).entries()) {
      const generated = await generator.generate({
        ...settings,
        guidanceScale,
        temperature,
        prompt: prompt!.tokens,
        also,
        unconditional: this.#tokens(unconditional),
        seed,
        pictures,
        scored: settings.ranker === 'self',
        ...(start && { given: pictures.map((picture) => start(seed, picture)) }),
        ...(options.signal && { signal: options.signal }),
        onStep: async (position, tokens) => {
          const done = position + 1;
          const preview = isPreviewMoment(done, steps, previews)
            ? await this.#preview(tokens, done, pictures, job)
            : undefined;
          await options.onProgress?.({ done: turn * steps + done, total, ...(preview && { preview }) });
        },
      });
      candidates.push(...generated.map((drawn, i) => ({ ...drawn, index: pictures[i]! })));
    }
    return candidates;
  }

  /** The best candidates, best first; all of them in order if there is nothing to choose. */
  async #choose(candidates: readonly Candidate[], job: Job): Promise<readonly Candidate[]> {
    const { ranker, count } = job.settings;
    if (ranker === undefined) return candidates;
    const scored = ranker === 'clip' ? await this.#scoreByClip(candidates, job) : candidates;
    return scored.toSorted((a, b) => b.score - a.score).slice(0, count);
  }

  async #scoreByClip(candidates: readonly Candidate[], job: Job): Promise<Candidate[]> {
    const { prompts, options } = job;
    this.#clip ??= this.#parts.openClip!();
    const pictures = await this.#decode(candidates, job);
    const totalWeight = prompts.reduce((sum, { weight }) => sum + weight, 0);
    const scores = candidates.map(() => 0);
    for (const { prompt, weight } of prompts) {
      throwIfCancelled(options);
      const fits = await this.#clip.score(prompt, pictures);
      fits.forEach((fit, i) => {
        scores[i]! += (fit * weight) / totalWeight;
      });
    }
    return candidates.map((candidate, i) => ({
      ...candidate,
      score: scores[i]!,
      pixels: pictures[i]!.pixels,
    }));
  }

  /** The pictures of candidates, in their order. */
  async #paint(candidates: readonly Candidate[], job: Job): Promise<Picture[]> {
    const { codec } = this.#parts;
    const { settings } = job;
    const scored = (picture: Picture, i: number) =>
      settings.ranker ? { ...picture, score: candidates[i]!.score } : picture;
    if (!settings.seamless) return (await this.#decode(candidates, job)).map(scored);
    const decode = settings.seamless === 'grid' ? decodeGrid : decodeTiles;
    const pixels = await decode(
      codec,
      candidates.map(({ tokens }) => tokens),
    );
    return candidates.map(({ index }, i) => scored(this.#picture(index, pixels[i]!, job), i));
  }

  async #decode(candidates: readonly Candidate[], job: Job): Promise<Picture[]> {
    const pictures: Picture[] = [];
    for (const batch of inBatches(candidates)) {
      const known = batch.every((candidate) => candidate.pixels);
      const pixels = known
        ? batch.map((candidate) => candidate.pixels!)
        : await this.#parts.codec.decode(
            batch.map(({ tokens }) => tokens),
            job.options.signal,
          );
      pictures.push(
        ...batch.map(({ index }, i) => this.#picture(index, pixels[i]!, known ? undefined : job)),
      );
    }
    return pictures;
  }

  #tokens(text: string): BigInt64Array {
    const { tokenizer, generator } = this.#parts;
    // The empty text stays empty: guidance was trained against `<s></s>`, not against a space.
    const input = generator.config.normalizeText && text !== '' ? normalizeText(text) : text;
    return BigInt64Array.from(tokenizer.encode(input, generator.config.maxTextLength).ids, BigInt);
  }

  async #preview(
    tokens: readonly BigInt64Array[],
    done: number,
    indices: readonly number[],
    job: Job,
  ): Promise<Picture[]> {
    const { codec } = this.#parts;
    const previews = await codec.preview(tokens, done, job.options.signal);
    const upright = { ...job, turn: undefined }; // rows that are not drawn yet stay below
    return previews.map((pixels, i) => {
      const picture = this.#picture(indices[i]!, pixels, upright);
      return { ...picture, pixels: greyFrom(picture.pixels, done, codec) };
    });
  }

  /** A drawn picture; finished as the job says, where one is given. */
  #picture(index: number, drawn: Uint8Array, job?: Pick<Job, 'effect' | 'turn' | 'seed'>): Picture {
    const size = this.#parts.codec.config.resolution;
    let picture = { index, width: size, height: size, pixels: drawn };
    if (job?.turn) {
      const chance = pictureStream(job.seed, index)();
      picture = { ...picture, pixels: turned(picture, job.turn, chance) };
    }
    return job?.effect ? { ...picture, pixels: withEffect(job.effect, picture) } : picture;
  }
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

function inBatches<T>(items: readonly T[]): T[][] {
  return range(Math.ceil(items.length / BATCH)).map((i) => items.slice(i * BATCH, (i + 1) * BATCH));
}

function throwIfCancelled({ signal }: DrawOptions): void {
  if (signal?.aborted) throw new NonetError('cancelled', 'drawing was cancelled after its last token');
}
