// The life of a prompt: text -> tokens -> image tokens -> ranking -> pixels.
import { NonetError } from '@nonet/tensor';
import type { ImageTokenGenerator } from './generation/generate.ts';
import type { SamplingOptions } from './generation/sampler.ts';
import { normalizeText } from './tokenizer/text-normalizer.ts';
import type { Tokenizer } from './tokenizer/tokenizer.ts';
import type { PictureCodec } from './vqgan/codec.ts';

/** A drawn picture. */
export interface Picture {
  /** Number of the picture in its drawing: with seed, prompt and options it names the picture for good. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** RGB `[height, width, 3]` */
  readonly pixels: Uint8Array;
}

export interface DrawProgress {
  /** Image tokens drawn so far, of each picture. */
  readonly done: number;
  readonly total: number;
  /** Pictures as far as they are drawn, when this is a moment to look; undrawn parts are grey. */
  readonly preview?: readonly Picture[];
}

export interface DrawOptions extends Partial<SamplingOptions> {
  /** Pictures wanted; 9 when absent. */
  readonly count?: number;
  /** Any whole number from 0; random when absent. */
  readonly seed?: number;
  /** Text that the pictures should be unlike. */
  readonly negativePrompt?: string;
  /** Pictures drawn, of which the best `count` are kept; at least `count`. */
  readonly candidates?: number;
  /** How many times pictures are shown before they are finished; 0 when absent. */
  readonly previews?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DrawProgress) => void | Promise<void>;
}

/** A finished drawing: everything needed to draw it again. */
export interface Drawing {
  readonly prompt: string;
  readonly seed: number;
  readonly options: SamplingOptions & {
    readonly count: number;
    readonly candidates: number;
    readonly negativePrompt: string;
  };
  /** Best first when there were more candidates than pictures, else in order. */
  readonly pictures: readonly Picture[];
}

export interface PipelineParts {
  readonly tokenizer: Tokenizer;
  readonly generator: ImageTokenGenerator;
  readonly codec: PictureCodec;
  /** What the model draws best with. */
  readonly defaults: SamplingOptions;
}

/** Largest number of pictures or candidates in one drawing. */
export const MAX_PICTURES = 64;
/** Pictures drawn together; more are drawn in turns. */
const BATCH = 9;
const MAX_PROMPT_LENGTH = 10_000;

/** A model that draws. */
export class Pipeline {
  readonly #parts: PipelineParts;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  /** Compiles what drawing `count` pictures needs, so that the first drawing is as fast as the next. */
  async prepare(count = BATCH): Promise<void> {
    const together = Math.min(count, BATCH);
    await Promise.all([this.#parts.generator.prepare(together), this.#parts.codec.prepare(together)]);
  }

  /**
   * Draws pictures of a prompt. The same prompt, seed and options give the same pictures, and picture k is the
   * same whatever the count (unless candidates are ranked).
   * @throws NonetError `prompt-*`, `draw-option`, `sampling-option`, `cancelled`
   */
  async draw(prompt: string, options: DrawOptions = {}): Promise<Drawing> {
    const { generator, codec } = this.#parts;
    const settings = this.#settings(options);
    const seed = options.seed ?? Math.floor(Math.random() * 2 ** 32);
    checkWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
    const text = {
      prompt: this.#tokens(checkPrompt(prompt)),
      unconditional: this.#tokens(settings.negativePrompt),
    };
    const all = Array.from({ length: settings.candidates }, (_, index) => index);
    const steps = generator.config.imageLength;
    const total = Math.ceil(all.length / BATCH) * steps;
    const candidates: { index: number; tokens: BigInt64Array; score: number }[] = [];
    for (let start = 0; start < all.length; start += BATCH) {
      const pictures = all.slice(start, start + BATCH);
      const before = (start / BATCH) * steps;
      const generated = await generator.generate({
        ...settings,
        ...text,
        seed,
        pictures,
        ...(options.signal ? { signal: options.signal } : {}),
        onStep: async (position, tokens) => {
          const look = isPreviewMoment(
            position + 1,
            steps,
            settings.candidates > settings.count ? 0 : (options.previews ?? 0),
          );
          const preview = look ? await this.#preview(tokens, position + 1, pictures) : undefined;
          await options.onProgress?.({ done: before + position + 1, total, ...(preview ? { preview } : {}) });
        },
      });
      generated.forEach((drawn, i) => candidates.push({ index: pictures[i]!, ...drawn }));
    }
    const kept = settings.candidates > settings.count ? best(candidates, settings.count) : candidates;
    const pictures: Picture[] = [];
    for (let start = 0; start < kept.length; start += BATCH) {
      const batch = kept.slice(start, start + BATCH);
      const pixels = await codec.decode(batch.map(({ tokens }) => tokens));
      pictures.push(...batch.map(({ index }, i) => this.#picture(index, pixels[i]!)));
    }
    return { prompt, seed, options: settings, pictures };
  }

  async release(): Promise<void> {
    await this.#parts.generator.release();
    await this.#parts.codec.release();
  }

  #settings(options: DrawOptions): Drawing['options'] {
    const { defaults } = this.#parts;
    const count = options.count ?? BATCH;
    checkWhole('count', count, 1, MAX_PICTURES);
    const candidates = options.candidates ?? count;
    checkWhole('candidates', candidates, count, MAX_PICTURES);
    return {
      guidanceScale: options.guidanceScale ?? defaults.guidanceScale,
      temperature: options.temperature ?? defaults.temperature,
      topK: options.topK ?? defaults.topK,
      topP: options.topP ?? defaults.topP,
      count,
      candidates,
      negativePrompt: options.negativePrompt ?? '',
    };
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
  ): Promise<Picture[]> {
    const pixels = await this.#parts.codec.decode(tokens);
    return pixels.map((picture, i) => this.#picture(indices[i]!, greyFrom(picture, done, this.#parts.codec)));
  }

  #picture(index: number, pixels: Uint8Array): Picture {
    const size = this.#parts.codec.config.resolution;
    return { index, width: size, height: size, pixels };
  }
}

/** True at `previews` moments spread evenly over the steps; never at the last one, which shows the pictures. */
function isPreviewMoment(done: number, steps: number, previews: number): boolean {
  const moment = (step: number) => Math.floor((step * (previews + 1)) / steps);
  return done < steps && moment(done) > moment(done - 1);
}

function best<T extends { readonly score: number }>(candidates: readonly T[], count: number): T[] {
  return [...candidates].sort((a, b) => b.score - a.score).slice(0, count);
}

/** Greys what lies behind the first `done` tokens, which are drawn row by row. */
function greyFrom(pixels: Uint8Array, done: number, { config, positions }: PictureCodec): Uint8Array {
  const side = Math.sqrt(positions);
  const cell = config.resolution / side;
  for (let position = done; position < positions; position++) {
    const left = (position % side) * cell;
    const top = Math.floor(position / side) * cell;
    for (let y = top; y < top + cell; y++) {
      pixels.fill(224, (y * config.resolution + left) * 3, (y * config.resolution + left + cell) * 3);
    }
  }
  return pixels;
}

function checkPrompt(prompt: string): string {
  if (prompt.trim() === '') {
    throw new NonetError('prompt-empty', 'prompt: expected some text, got none');
  }
  if (prompt.length > MAX_PROMPT_LENGTH) {
    throw new NonetError(
      'prompt-too-long',
      `prompt: expected at most ${MAX_PROMPT_LENGTH} characters, got ${prompt.length}`,
    );
  }
  return prompt;
}

function checkWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new NonetError(
    'draw-option',
    `${name}: expected a whole number from ${least} to ${most}, got ${value}`,
  );
}
