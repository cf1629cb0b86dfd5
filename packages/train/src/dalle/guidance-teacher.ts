// Teaches a model to draw at once what it draws under guidance: one pass in place of two (Meng et al. 2023).
import { type DalleBartConfig, decodeSequence, encodeText, type WeightSource } from '@nonet/models';
import { add, type Graph, logSoftmax, mean, mul, Scope, softmax, sub, sum, type Tensor } from '@nonet/tensor';
import type { Parameters } from '../parameters.ts';
import type { TrainedModel } from '../trainer.ts';

/** Parameters of the teacher are named `teacher/...`: the model as it is, which stays. */
const TEACHER = 'teacher';

interface Lesson {
  readonly config: DalleBartConfig;
  /** Text tokens, int64 `[batch, maxTextLength]` */
  readonly text: Tensor;
  /** Image tokens moved by one, int64 `[batch, imageLength]` */
  readonly shifted: Tensor;
  /** Tokens of the empty text, `[maxTextLength]` */
  readonly empty: readonly number[];
  readonly guidanceScale: number;
}

/** What the guided teacher thinks of each next token. `[batch, imageLength, imageVocabSize + 1]`, sums to 1 */
export function guidedChances(graph: Graph, { config, text, shifted, empty, guidanceScale }: Lesson): Tensor {
  const teacher = new Scope(graph, TEACHER).frozen();
  const blank = graph.constant(Array.from({ length: text.dim(0) }, () => empty).flat(), text.shape, 'int64');
  const logits = (tokens: Tensor) =>
    decodeSequence(teacher, shifted, encodeText(teacher, tokens, config), config);
  const unconditional = logits(blank);
  return softmax(add(unconditional, mul(sub(logits(text), unconditional), guidanceScale)));
}

/** Mean cross entropy of a pupil's logits against the teacher's chances. */
export const lessonLoss = (logits: Tensor, chances: Tensor): Tensor =>
  mul(mean(sum(mul(logSoftmax(logits), chances), [-1])), -1);

/** A pupil's first parameters and its teacher's: both are the model of this checkpoint. */
export function pupilOf(model: WeightSource): Parameters {
  const values = [...model.tensors].map(([name, tensor]) => [name, tensor.read()] as const);
  return new Map([...values, ...values.map(([name, data]) => [`${TEACHER}/${name}`, data] as const)]);
}

/** A trained model without its teacher. */
export const withoutTeacher = (trained: TrainedModel): TrainedModel => ({
  ...trained,
  weights: new Map([...trained.weights].filter(([name]) => !name.startsWith(`${TEACHER}/`))),
});
