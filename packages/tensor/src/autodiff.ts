// Reverse-mode automatic differentiation at trace time: gradients are ordinary nodes of the same graph.
import { NonetError } from '@nonet/core';
import { add } from './ops/arithmetic.ts';
import { formatShape, sameShape, type Tensor } from './tensor.ts';

/**
 * Gradients of a scalar `loss` by each of `sources`.
 * A source that the loss does not depend on gets a gradient of zeros.
 * @throws NonetError `grad-loss-shape` if the loss is not a scalar, `vjp-shape` if an op's rule is wrong
 */
export function grad(loss: Tensor, sources: readonly Tensor[]): Tensor[] {
  if (loss.size !== 1) {
    throw new NonetError(
      'grad-loss-shape',
      `grad: expected a scalar loss, got shape ${formatShape(loss.shape)}`,
    );
  }
  const { graph } = loss;
  const totals = new Map<Tensor, Tensor>([[loss, graph.constant(new Float32Array([1]), loss.shape)]]);
  const accumulate = (tensor: Tensor, gradient: Tensor): void => {
    const total = totals.get(tensor);
    totals.set(tensor, total ? add(total, gradient) : gradient);
  };
  // Nodes are recorded in topological order; those that the rules add below are not walked.
  for (const node of [...graph.nodes].reverse()) {
    if (!node.vjp || !node.outputs.some((output) => totals.has(output))) continue;
    const thunks = node.vjp(node.outputs.map((output) => totals.get(output)));
    node.inputs.forEach((input, index) => {
      const thunk = thunks[index];
      if (!input.requiresGrad || !thunk) return;
      const gradient = thunk();
      if (!sameShape(gradient.shape, input.shape)) {
        throw new NonetError(
          'vjp-shape',
          `gradient of ${node.op}, input ${index}: expected ${formatShape(input.shape)}, got ${formatShape(gradient.shape)}`,
        );
      }
      accumulate(input, gradient);
    });
    // Intermediate totals are not needed again, unless they were asked for.
    for (const output of node.outputs) if (!sources.includes(output)) totals.delete(output);
  }
  return sources.map(
    (source) => totals.get(source) ?? graph.constant(new Float32Array(source.size), source.shape),
  );
}
