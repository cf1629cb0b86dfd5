// Training examples of fine-tuning: the user's pictures, and the model's own drawings against forgetting.
import { type PictureCodec, toPlanes } from '@nonet/models';
import type { CaptionedTokens, TokenSource } from '../dalle/token-dataset.ts';
import { uniformStream } from '../random.ts';
import type { CaptionedPicture } from './picture-folder.ts';

export interface TokenisedPicture {
  readonly captions: readonly string[];
  readonly tokens: Uint16Array;
}

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

/** Draws examples at random: the last rows of each batch are rehearsed ones. */
export class TuningExamples implements TokenSource {
  readonly #own: readonly TokenisedPicture[];
  readonly #rehearsed: readonly TokenisedPicture[];
  readonly #batch: { readonly size: number; readonly rehearsed: number };
  readonly #seed: number;

  constructor(
    own: readonly TokenisedPicture[],
    rehearsed: readonly TokenisedPicture[],
    batch: { readonly size: number; readonly rehearsed: number },
    seed: number,
  ) {
    this.#own = own;
    this.#rehearsed = rehearsed;
    this.#batch = batch;
    this.#seed = seed;
  }

  async sample(index: number): Promise<CaptionedTokens> {
    const uniform = uniformStream(this.#seed, `tune ${index}`);
    const pick = <T>(list: readonly T[]) => list[Math.floor(uniform() * list.length)]!;
    const { size, rehearsed } = this.#batch;
    const isRehearsed = index % size >= size - rehearsed;
    const { captions, tokens } = pick(isRehearsed ? this.#rehearsed : this.#own);
    return { caption: pick(captions), tokens };
  }
}
