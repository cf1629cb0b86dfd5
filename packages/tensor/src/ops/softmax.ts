// Softmax over the last axis and the cross-entropy loss.
import { NonetError } from '@nonet/core';
import { formatShape, sameShape, type Tensor } from '../tensor.ts';
import { mul, sub } from './arithmetic.ts';
import { sum } from './reduce.ts';
import { onceOnly } from './second-order.ts';
import { exp } from './unary.ts';

/** Softmax over the last axis. */
export function softmax(x: Tensor): Tensor {
  return x.graph.record(
    'softmax',
    [x],
    [{ shape: x.shape, dtype: x.dtype }],
    (e, [o]) => e.node('Softmax', [x], [o!], { axis: -1 }),
    // y (g - sum(g y))
    ([grad], [out]) => [
      () => {
        const weighted = mul(grad!, out!);
        return sub(weighted, mul(out!, sum(weighted, [-1], { keepDims: true })));
      },
    ],
  )[0]!;
}

/** Logarithm of the softmax over the last axis. */
export function logSoftmax(x: Tensor): Tensor {
  return x.graph.record(
    'logSoftmax',
    [x],
    [{ shape: x.shape, dtype: x.dtype }],
    (e, [o]) => e.node('LogSoftmax', [x], [o!], { axis: -1 }),
    // g - softmax sum(g)
    ([grad], [out]) => [() => sub(grad!, mul(exp(out!), sum(grad!, [-1], { keepDims: true })))],
  )[0]!;
}

/**
 * Cross-entropy of each row, in nats.
 * @param logits `[rows, classes]`
 * @param targets class of each row, int64 `[rows]`
 * @returns `[rows]`
 * @throws NonetError `cross-entropy-shape`
 */
export function crossEntropy(logits: Tensor, targets: Tensor): Tensor {
  const [rows, classes] = logits.shape;
  if (logits.rank !== 2 || !sameShape(targets.shape, [rows!]) || targets.dtype !== 'int64') {
    throw new NonetError(
      'cross-entropy-shape',
      `crossEntropy: expected logits [rows, classes] and int64 targets [rows], got ${formatShape(logits.shape)} and ${targets.dtype} ${formatShape(targets.shape)}`,
    );
  }
  const [loss] = logits.graph.record(
    'crossEntropy',
    [logits, targets],
    [
      { shape: [rows!], dtype: 'float32' },
      { shape: logits.shape, dtype: 'float32' },
    ],
    (e, [lossOut, probabilities]) => {
      const column = e.value('Reshape', [targets, e.ints([rows!, 1])]);
      const logProbabilities = e.value('LogSoftmax', [logits], { axis: -1 });
      const picked = e.value('GatherElements', [logProbabilities, column], { axis: 1 });
      e.node('Neg', [e.value('Reshape', [picked, e.ints([rows!])])], [lossOut!]);
      e.node('Exp', [logProbabilities], [probabilities!]);
    },
    // (softmax - onehot) g
    ([grad], [, probabilities]) => [
      () => crossEntropyGradient(probabilities!, targets, grad!, classes!),
      null,
    ],
  );
  return loss!;
}

function crossEntropyGradient(probabilities: Tensor, targets: Tensor, grad: Tensor, classes: number): Tensor {
  const rows = targets.dim(0);
  return probabilities.graph.record(
    'crossEntropyGradient',
    [probabilities, targets, grad],
    [{ shape: [rows, classes], dtype: 'float32' }],
    (e, [o]) => {
      const column = e.value('Reshape', [targets, e.ints([rows, 1])]);
      const minusOneHot = e.filled(-1, [rows, 1]);
      const delta = e.value('ScatterElements', [probabilities, column, minusOneHot], {
        axis: 1,
        reduction: 'add',
      });
      e.node('Mul', [delta, e.value('Reshape', [grad, e.ints([rows, 1])])], [o!]);
    },
    onceOnly('crossEntropy', 3),
  )[0]!;
}
