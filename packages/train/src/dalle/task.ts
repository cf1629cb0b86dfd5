// Training of the token model: caption in, the picture's tokens out, one after the other.
import {
  type DalleBartConfig,
  decodeSequence,
  encodeText,
  ImageTokenGenerator,
  normalizeText,
  type PictureCodec,
  type Tokenizer,
} from '@nonet/models';
import {
  add,
  crossEntropy,
  type Graph,
  mean,
  mul,
  reshape,
  Scope,
  slice,
  softmax,
  type Tensor,
} from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { type SheetImage, writeSheet } from '../data/index.ts';
import { uniformStream } from '../random.ts';
import type { RunFolder } from '../run-folder.ts';
import type { TrainingTask } from '../trainer.ts';
import { guidedChances, lessonLoss } from './guidance-teacher.ts';
import type { ModelStructure } from './shared-structure.ts';
import type { TokenSource } from './token-dataset.ts';

export interface DalleTaskOptions {
  readonly config: DalleBartConfig;
  readonly tokenizer: Tokenizer;
  readonly dataset: TokenSource;
  readonly codec: PictureCodec;
  /** Absent: the model's own numbers are trained. */
  readonly structure?: ModelStructure;
  readonly folder: RunFolder;
  readonly batchSize: number;
  readonly seed: number;
  /** Share of captions that are left blank, so that guidance has something to lead away from. */
  readonly blankShare: number;
  /** Prompts of the sample sheet, one row each. */
  readonly samplePrompts: readonly string[];
  readonly sampleGuidance: number;
  /** Present: the model learns to draw at once what its teacher draws with this guidance, not what is in the data. */
  readonly teacherGuidance?: number;
  /** Present: of the last examples of a batch the model learns the probabilities of this teacher, not the tokens. */
  readonly remembered?: { readonly rows: number; readonly teacher: (graph: Graph) => Scope };
}

const SHEET_COLUMNS = 9;
const NO_METRICS: Readonly<Record<string, Tensor>> = {};

/** Text tokens of a caption, as drawing will see them. */
export function captionTokens(tokenizer: Tokenizer, caption: string, length: number): BigInt64Array {
  const text = caption === '' ? '' : normalizeText(caption);
  return BigInt64Array.from(tokenizer.encode(text, length).ids, BigInt);
}

export function dalleTask(options: DalleTaskOptions): TrainingTask {
  const { config, tokenizer, dataset, batchSize } = options;
  const { imageLength, maxTextLength, decoderStartTokenId } = config;
  return {
    build(graph) {
      const scope = options.structure?.scope(graph) ?? new Scope(graph);
      const text = graph.input('text', [batchSize, maxTextLength], 'int64');
      const shifted = graph.input('shifted', [batchSize, imageLength], 'int64');
      const logits = decodeSequence(scope, shifted, encodeText(scope, text, config), config);
      const { teacherGuidance: guidanceScale } = options;
      if (guidanceScale !== undefined) {
        const empty = Array.from(captionTokens(tokenizer, '', maxTextLength), Number);
        const chances = guidedChances(graph, { config, text, shifted, empty, guidanceScale });
        return { loss: lessonLoss(logits, chances), metrics: {} };
      }
      const targets = graph.input('targets', [batchSize * imageLength], 'int64');
      const { rows = 0, teacher } = options.remembered ?? {};
      const own = batchSize - rows;
      const loss = mean(
        crossEntropy(
          reshape(slice(logits, 0, 0, own), [own * imageLength, config.imageVocabSize + 1]),
          slice(targets, 0, 0, own * imageLength),
        ),
      );
      if (!teacher || rows === 0) return { loss, metrics: NO_METRICS };
      const last = (x: Tensor) => slice(x, 0, own, batchSize);
      const base = teacher(graph);
      const expected = softmax(
        decodeSequence(base, last(shifted), encodeText(base, last(text), config), config),
      );
      const forgotten = lessonLoss(last(logits), expected);
      return {
        loss: add(mul(loss, own / batchSize), mul(forgotten, rows / batchSize)),
        metrics: { learnt: loss, remembered: forgotten },
      };
    },
    async batch(index) {
      const text = new BigInt64Array(batchSize * maxTextLength);
      const shifted = new BigInt64Array(batchSize * imageLength);
      const targets = new BigInt64Array(batchSize * imageLength);
      for (let row = 0; row < batchSize; row++) {
        const number = index * batchSize + row;
        const { caption, tokens } = await dataset.sample(number);
        const blank = uniformStream(options.seed, `blank ${number}`)() < options.blankShare;
        text.set(captionTokens(tokenizer, blank ? '' : caption, maxTextLength), row * maxTextLength);
        targets.set(BigInt64Array.from(tokens, BigInt), row * imageLength);
        shifted[row * imageLength] = BigInt(decoderStartTokenId);
        shifted.set(targets.subarray(row * imageLength, (row + 1) * imageLength - 1), row * imageLength + 1);
      }
      return { text, shifted, targets };
    },
    async sample(weights, step) {
      const generator = new ImageTokenGenerator(
        config,
        options.structure?.fold({ weights, shapes: new Map() }).weights ?? weights,
        options.codec.config.nEmbed,
        (graph, values) => compile(graph, { weights: values }),
      );
      const images: SheetImage[] = [];
      for (const prompt of options.samplePrompts) {
        const drawn = await generator.generate({
          prompt: captionTokens(tokenizer, prompt, maxTextLength),
          unconditional: captionTokens(tokenizer, '', maxTextLength),
          seed: options.seed,
          pictures: Array.from({ length: SHEET_COLUMNS }, (_, i) => i),
          guidanceScale: options.sampleGuidance,
          temperature: 1,
          topK: 0,
          topP: 1,
        });
        const pictures = await options.codec.decode(drawn.map(({ tokens }) => tokens));
        images.push(
          ...pictures.map((pixels) => ({ pixels, size: options.codec.config.resolution, caption: prompt })),
        );
      }
      await generator.release();
      await writeSheet(images, SHEET_COLUMNS, options.folder.sampleFile(step));
    },
  };
}
