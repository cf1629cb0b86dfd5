// Training examples of fine-tuning: the user's pictures, and the model's own drawings against forgetting.
import type { ImageTokenGenerator, PictureCodec, SamplingOptions, Tokenizer } from '@nonet/models';
import { toPlanes } from '@nonet/models';
import { captionTokens } from '../dalle/task.ts';
import type { CaptionedTokens, TokenSource } from '../dalle/token-dataset.ts';
import { uniformStream } from '../random.ts';
import type { CaptionedPicture } from './picture-folder.ts';

interface TokenisedPicture {
  readonly captions: readonly string[];
  readonly tokens: Uint16Array;
}

/** Pictures of one prompt that the model draws to remember it by. */
const REHEARSED = 9;

/** Tokens of pictures, and how far the pictures that these tokens mean are from the originals. */
export async function tokenise(
  codec: PictureCodec,
  pictures: readonly CaptionedPicture[],
): Promise<{ examples: TokenisedPicture[]; meanError: number }> {
  const { resolution } = codec.config;
  const examples: TokenisedPicture[] = [];
  let error = 0;
  for (const { captions, pixels } of pictures) {
    const encoded = await codec.encode(toPlanes(pixels, 1, resolution), 1);
    const [restored] = await codec.decode([encoded]);
    error += restored!.reduce((sum, value, i) => sum + Math.abs(value - pixels[i]!), 0) / pixels.length / 255;
    examples.push({ captions, tokens: Uint16Array.from(encoded, Number) });
  }
  return { examples, meanError: error / pictures.length };
}

export interface RehearsalOptions {
  readonly generator: ImageTokenGenerator;
  readonly tokenizer: Tokenizer;
  readonly prompts: readonly string[];
  readonly sampling: SamplingOptions;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onPrompt?: (done: number, total: number) => void;
}

/** What the model draws now for prompts that it should still draw alike afterwards. @throws NonetError `cancelled` */
export async function rehearse(options: RehearsalOptions): Promise<TokenisedPicture[]> {
  const { generator, tokenizer, prompts, seed } = options;
  const length = generator.config.maxTextLength;
  const drawn: TokenisedPicture[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const pictures = await generator.generate({
      ...options.sampling,
      prompt: captionTokens(tokenizer, prompt, length),
      unconditional: captionTokens(tokenizer, '', length),
      seed: seed + index,
      pictures: Array.from({ length: REHEARSED }, (_, i) => i),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    for (const { tokens } of pictures)
      drawn.push({ captions: [prompt], tokens: Uint16Array.from(tokens, Number) });
    options.onPrompt?.(index + 1, prompts.length);
  }
  return drawn;
}

/** Draws examples at random, a share of them from the rehearsed. */
export class TuningExamples implements TokenSource {
  readonly #own: readonly TokenisedPicture[];
  readonly #rehearsed: readonly TokenisedPicture[];
  readonly #share: number;
  readonly #seed: number;

  /** @param share of examples that are rehearsed ones */
  constructor(
    own: readonly TokenisedPicture[],
    rehearsed: readonly TokenisedPicture[],
    share: number,
    seed: number,
  ) {
    this.#own = own;
    this.#rehearsed = rehearsed;
    this.#share = share;
    this.#seed = seed;
  }

  async sample(index: number): Promise<CaptionedTokens> {
    const uniform = uniformStream(this.#seed, `tune ${index}`);
    const pick = <T>(list: readonly T[]) => list[Math.floor(uniform() * list.length)]!;
    const rehearsed = this.#rehearsed.length > 0 && uniform() < this.#share;
    const { captions, tokens } = pick(rehearsed ? this.#rehearsed : this.#own);
    return { caption: pick(captions), tokens };
  }
}
