// Error caused by packing a model for browsers: packed weights against the model's own, on the same runtime.
import { compile } from '@nonet/tensor/node';
import type { Compile } from '../compile.ts';
import { readDalleBart } from '../dalle-bart/weights.ts';
import type { GeneratedTokens } from '../generation/generate.ts';
import { guide, logProbability } from '../generation/sampler.ts';
import { type ModelFiles, modelParts } from '../model-parts.ts';
import { modelFiles } from '../open-model-node.ts';
import type { PipelineParts } from '../pipeline.ts';
import { peakSignalToNoise } from '../quantization/peak-signal-to-noise.ts';
import { normalizeText } from '../tokenizer/text-normalizer.ts';
import { readVqganDecoder } from '../vqgan/weights.ts';
import { packModel } from './pack-model-node.ts';
import { openPackedModel } from './packed-model.ts';
import { type PlaceLogits, SequenceLogits } from './sequence-logits.ts';

export interface PackingCost {
  /** Of the packed model, before compression. */
  readonly bytes: number;
  /** Image tokens looked at, drawn by the model itself. */
  readonly tokens: number;
  /** Share of positions with the same argmax, after the same tokens. */
  readonly sameArgmax: number;
  /** The same after guidance, as drawing has it. */
  readonly sameGuidedArgmax: number;
  /** How much less likely the packed model finds the drawn tokens, in nats a token. */
  readonly likelihoodLoss: number;
  /** Pictures of equal tokens, in decibels; Infinity where none differs. */
  readonly worstPsnr: number;
  /** Share of pictures of the same prompt and seed whose tokens are all the same. */
  readonly samePictures: number;
}

interface MeasureOptions {
  /** Threads for one operation; 0 lets ONNX Runtime choose. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

const SEED = 1;
/** Pictures of each prompt. */
const PICTURES = [0, 1, 2];

/** @throws as `packModel`; NonetError `cancelled` */
export async function measurePacking(
  folder: string,
  prompts: readonly string[],
  options: MeasureOptions = {},
): Promise<PackingCost> {
  const bytes = packModel(folder);
  const own = openSide(modelFiles(folder), options);
  const packed = openSide(openPackedModel(bytes), options);
  const { guidanceScale } = own.parts.defaults;
  let [tokens, argmax, guidedArgmax, loss, worstPsnr, same] = [0, 0, 0, 0, Infinity, 0];
  try {
    for (const prompt of prompts) {
      const drawn = await own.draw(prompt, options);
      const again = await packed.draw(prompt, options);
      same += drawn.filter((picture, i) => picture.tokens.join() === again[i]!.tokens.join()).length;
      for (const picture of drawn) {
        const [ours, theirs] = [await own.logits(prompt, picture), await packed.logits(prompt, picture)];
        picture.tokens.forEach((token, place) => {
          const [a, b] = [ours[place]!, theirs[place]!];
          tokens++;
          argmax += Number(argmaxOf(a.conditional) === argmaxOf(b.conditional));
          guidedArgmax += Number(argmaxOf(guided(a, guidanceScale)) === argmaxOf(guided(b, guidanceScale)));
          loss += logProbability(a.conditional, Number(token)) - logProbability(b.conditional, Number(token));
        });
      }
      const pictures = drawn.map((picture) => picture.tokens);
      const [expected, got] = [
        await own.parts.codec.decode(pictures),
        await packed.parts.codec.decode(pictures),
      ];
      expected.forEach((pixels, i) => {
        worstPsnr = Math.min(worstPsnr, peakSignalToNoise(pixels, got[i]!));
      });
    }
  } finally {
    await own.release();
    await packed.release();
  }
  return {
    bytes: bytes.length,
    tokens,
    sameArgmax: argmax / tokens,
    sameGuidedArgmax: guidedArgmax / tokens,
    likelihoodLoss: loss / tokens,
    worstPsnr,
    samePictures: same / (prompts.length * PICTURES.length),
  };
}

/** A model as it is drawn and looked into. */
interface Side {
  readonly parts: PipelineParts;
  draw(prompt: string, options: MeasureOptions): Promise<readonly GeneratedTokens[]>;
  logits(prompt: string, picture: GeneratedTokens): Promise<PlaceLogits[]>;
  release(): Promise<void>;
}

function openSide(files: ModelFiles, { threads = 0 }: MeasureOptions): Side {
  const toSession: Compile = (graph, weights) => compile(graph, { weights, threads });
  const parts = modelParts(files, toSession, readVqganDecoder);
  const { tokenizer, generator, codec, defaults } = parts;
  const { config } = generator;
  const weights = files.readWeights('dalle-bart', (source) => readDalleBart(config, source));
  const sequence = new SequenceLogits(config, weights, toSession);
  const tokensOf = (text: string) => {
    const input = config.normalizeText && text !== '' ? normalizeText(text) : text;
    return BigInt64Array.from(tokenizer.encode(input, config.maxTextLength).ids, BigInt);
  };
  const understood = (prompt: string) => tokensOf(parts.understand?.(prompt).text ?? prompt);
  return {
    parts,
    draw: (prompt, { signal }) =>
      generator.generate({
        ...defaults,
        prompt: understood(prompt),
        unconditional: tokensOf(''),
        seed: SEED,
        pictures: PICTURES,
        ...(signal && { signal }),
      }),
    logits: (prompt, { tokens }) =>
      sequence.of({ unconditional: tokensOf(''), conditional: understood(prompt) }, tokens),
    async release() {
      await generator.release();
      await codec.release();
      await sequence.release();
    },
  };
}

function guided({ unconditional, conditional }: PlaceLogits, scale: number): Float32Array {
  const out = new Float32Array(conditional.length);
  guide(unconditional, conditional, scale, out);
  return out;
}

const argmaxOf = (logits: Float32Array): number => logits.indexOf(Math.max(...logits));
