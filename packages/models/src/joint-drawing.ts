// Draws pictures all at once, as the original does: tokens of whole pictures, the best candidates, pixels.
import type { ClipRanker } from './clip/ranker.ts';
import { scorePrompts } from './clip/score-prompts.ts';
import type { Picture } from './drawing.ts';
import { BATCH, type DrawingJob, inBatches, range, throwIfCancelled } from './drawing-job.ts';
import { withEffect } from './effects/index.ts';
import { turned } from './effects/turn.ts';
import type { GeneratedTokens, ImageTokenGenerator } from './generation/generate.ts';
import { pictureStream } from './generation/random.ts';
import { textTokens } from './model-text.ts';
import { greyFrom, isPreviewMoment } from './preview.ts';
import { decodeGrid, decodeTiles } from './seamless.ts';
import { type EncodedStart, encodeStart } from './start-picture.ts';
import type { Tokenizer } from './tokenizer/tokenizer.ts';
import type { PictureCodec } from './vqgan/codec.ts';

interface JointDrawerParts {
  readonly tokenizer: Tokenizer;
  readonly generator: ImageTokenGenerator;
  readonly codec: PictureCodec;
  /** Opens the CLIP that ranks candidates; called when one is needed. */
  readonly clip: () => ClipRanker;
}

/** A picture that may be dropped. */
interface Candidate extends GeneratedTokens {
  readonly index: number;
  /** Present once it was decoded for ranking. */
  readonly pixels?: Uint8Array;
}

/** A job with the picture that it starts from, encoded. */
interface StartedJob extends DrawingJob {
  readonly start: EncodedStart | undefined;
}

export class JointDrawer {
  readonly #parts: JointDrawerParts;

  constructor(parts: JointDrawerParts) {
    this.#parts = parts;
  }

  /** The pictures of a job, best first where there were candidates to choose from. @throws NonetError `cancelled` */
  async draw(job: DrawingJob): Promise<Picture[]> {
    const { start } = job.options;
    const started = { ...job, start: start && (await encodeStart(this.#parts.codec, start)) };
    return this.#paint(await this.#choose(await this.#generate(started), started), started);
  }

  /** Draws the tokens of all candidates. */
  async #generate(job: StartedJob): Promise<Candidate[]> {
    const { prompts, unconditional, guidanceScale, temperature, seed, settings, options, start } = job;
    const { generator } = this.#parts;
    const [prompt, ...also] = prompts.map((text) => ({
      tokens: this.#tokens(text.prompt),
      weight: text.weight,
    }));
    const previews = settings.candidates > settings.count ? 0 : (options.previews ?? 0);
    const steps = generator.config.imageLength;
    const total = Math.ceil(settings.candidates / BATCH) * steps;
    const candidates: Candidate[] = [];
    for (const [batch, pictures] of inBatches(range(settings.candidates)).entries()) {
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
        ...(start && { given: pictures.map((picture) => start.given(seed, picture)) }),
        ...(options.signal && { signal: options.signal }),
        onStep: async (position, tokens) => {
          const done = position + 1;
          const preview = isPreviewMoment(done, steps, previews)
            ? await this.#preview(tokens, done, pictures, job)
            : undefined;
          await options.onProgress?.({ done: batch * steps + done, total, ...(preview && { preview }) });
        },
      });
      candidates.push(...generated.map((drawn, i) => ({ ...drawn, index: pictures[i]! })));
    }
    return candidates;
  }

  /** The best candidates, best first; all of them in order if there is nothing to choose. */
  async #choose(candidates: readonly Candidate[], job: StartedJob): Promise<readonly Candidate[]> {
    const { ranker, count } = job.settings;
    if (ranker === undefined) return candidates;
    const scored = ranker === 'clip' ? await this.#scoreByClip(candidates, job) : candidates;
    return scored.toSorted((a, b) => b.score - a.score).slice(0, count);
  }

  async #scoreByClip(candidates: readonly Candidate[], job: StartedJob): Promise<Candidate[]> {
    const clip = this.#parts.clip();
    const pictures = await this.#decode(candidates, job);
    const scores = await scorePrompts(clip, job.prompts, pictures, () => throwIfCancelled(job.options));
    return candidates.map((candidate, i) => ({
      ...candidate,
      score: scores[i]!,
      pixels: pictures[i]!.pixels,
    }));
  }

  /** The pictures of candidates, in their order. */
  async #paint(candidates: readonly Candidate[], job: StartedJob): Promise<Picture[]> {
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

  async #decode(candidates: readonly Candidate[], job: StartedJob): Promise<Picture[]> {
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
    return textTokens(text, tokenizer, generator.config);
  }

  async #preview(
    tokens: readonly BigInt64Array[],
    done: number,
    indices: readonly number[],
    job: StartedJob,
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
  #picture(
    index: number,
    drawn: Uint8Array,
    job?: Pick<StartedJob, 'effect' | 'turn' | 'seed' | 'start'>,
  ): Picture {
    const size = this.#parts.codec.config.resolution;
    const pixels = job?.start?.restore(drawn) ?? drawn;
    let picture = { index, width: size, height: size, pixels };
    if (job?.turn) {
      const uniform = pictureStream(job.seed, index)();
      picture = { ...picture, pixels: turned(picture, job.turn, uniform) };
    }
    return job?.effect ? { ...picture, pixels: withEffect(job.effect, picture) } : picture;
  }
}
