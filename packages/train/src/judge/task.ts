// Contrastive training of a CLIP: each picture finds its caption among all, each caption its picture.
import {
  type ClipConfig,
  clipSimilarities,
  embedClipPictures,
  embedClipTexts,
  type Tokenizer,
} from '@nonet/models';
import { add, argMax, cast, crossEntropy, equal, mean, mul, Scope, slice, transpose } from '@nonet/tensor';
import type { Parameters } from '../parameters.ts';
import { uniformStream } from '../random.ts';
import type { TrainingTask } from '../trainer.ts';
import { contradict, saysAll, wordsOf } from './captions.ts';
import type { PictureSource } from './picture-source.ts';

interface ClipTaskOptions {
  readonly config: ClipConfig;
  readonly tokenizer: Tokenizer;
  readonly pictures: PictureSource;
  readonly batchSize: number;
  readonly seed: number;
  /** Tests the averaged weights. */
  readonly test: (weights: Parameters, step: number) => Promise<void>;
}

/** Texts made false by a changed colour or number, beside the captions; about as many as captions name one. */
const FALSE_SHARE = 0.5;
/** Hides a text from a picture that it is true of. */
const HIDDEN = -1e9;

export function clipTask({
  config,
  tokenizer,
  pictures,
  batchSize,
  seed,
  test,
}: ClipTaskOptions): TrainingTask {
  const length = config.text.maxPositionEmbeddings;
  const size = config.vision.imageSize;
  const rows = batchSize + Math.ceil(FALSE_SHARE * batchSize);
  return {
    build(graph) {
      const scope = new Scope(graph);
      // The captions, and behind them texts that are false of one picture or another.
      const texts = embedClipTexts(scope, graph.input('texts', [rows, length], 'int64'), config);
      const input = graph.input('pictures', [batchSize, 3, size, size]);
      const places = embedClipPictures(scope, input, config);
      const hidden = graph.input('hidden', [rows, batchSize]);
      const logits = add(clipSimilarities(scope, texts, places, config), hidden); // [texts, pictures]
      const own = graph.constant(
        Array.from({ length: batchSize }, (_, i) => i),
        [batchSize],
        'int64',
      );
      const byPicture = transpose(logits, [1, 0]); // [pictures, texts]
      const findText = mean(crossEntropy(byPicture, own));
      const findPicture = mean(crossEntropy(slice(logits, 0, 0, batchSize), own));
      const accuracy = mean(cast(equal(argMax(byPicture, 1), own), 'float32'));
      return { loss: mul(add(findText, findPicture), 0.5), metrics: { accuracy } };
    },
    async batch(index) {
      const { planes, captions } = await pictures.batch(index * batchSize, batchSize);
      const uniform = uniformStream(seed, `contradict ${index}`);
      const negatives = captions.flatMap((caption) => contradict(caption, uniform) ?? []);
      // Captions of the batch fill what is left: false of all pictures but their own, where they are hidden.
      const all = [...captions, ...negatives, ...captions].slice(0, rows);
      const texts = new BigInt64Array(all.length * length);
      all.forEach((text, row) => {
        texts.set(BigInt64Array.from(tokenizer.encode(text, length).ids, BigInt), row * length);
      });
      return { texts, pictures: planes, hidden: hideTruths(all, batchSize) };
    },
    sample: test,
  };
}

/** Additive mask `[texts, pictures]` over pairs that are true, but for each picture's own caption. */
function hideTruths(texts: readonly string[], pictures: number): Float32Array {
  const words = texts.map(wordsOf);
  const mask = new Float32Array(texts.length * pictures);
  for (let text = 0; text < texts.length; text++) {
    for (let picture = 0; picture < pictures; picture++) {
      if (text !== picture && saysAll(words[picture]!, words[text]!))
        mask[text * pictures + picture] = HIDDEN;
    }
  }
  return mask;
}
