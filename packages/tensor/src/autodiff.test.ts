// Reverse-mode differentiation: how gradients add up, stop, and refuse.
import { describe, expect, it } from 'vitest';
import { grad } from './autodiff.ts';
import { Graph } from './graph.ts';
import {
  add,
  conv2d,
  crossEntropy,
  exp,
  groupNorm,
  layerNorm,
  matmul,
  mul,
  silu,
  split,
  sum,
  tanh,
} from './ops/index.ts';
import { compile } from './session-node.ts';
import type { Tensor } from './tensor.ts';
import { random } from './testing/arrays.ts';
import { errorOf, expectClose, expectGradient } from './testing/expectations.ts';

/** Numbers of the tensors that `build` makes of an input x. */
async function run(
  x: readonly number[],
  build: (x: Tensor, graph: Graph) => readonly Tensor[],
): Promise<number[][]> {
  const graph = new Graph();
  const results = build(graph.input('x', [x.length], 'float32', { grad: true }), graph);
  results.forEach((result, i) => graph.output(`out${i}`, result));
  const session = await compile(graph, { threads: 1 });
  const outputs = await session.run({ x: Float32Array.from(x) });
  await session.release();
  return results.map((_, i) => Array.from(outputs[`out${i}`]!.data, Number));
}

describe('grad', () => {
  it('adds up the gradients of a tensor used several times', async () => {
    const [dx] = await run([1, 2], (x) => grad(sum(add(mul(x, x), mul(x, 3))), [x]));
    expectClose(dx!, [5, 7]);
  });

  it('of a tensor used twice as the same operand', () =>
    expectGradient([random([3, 3], 1)], (x) => matmul(x, matmul(x, x, { transposeB: true }))));

  it('fills unused parts of a split with zeros, whichever they are', async () => {
    for (const used of [0, 1, 2]) {
      const [dx] = await run([1, 2, 3], (x) => grad(sum(mul(split(x, 0, [1, 1, 1])[used]!, 5)), [x]));
      expect(dx).toEqual([0, 1, 2].map((place) => (place === used ? 5 : 0)));
    }
  });

  it('recomputes what is cheap, so that it need not be kept until then', async () => {
    const [x, scale, bias] = [random([2, 4, 5, 5], 1), random([4], 2), random([4], 3)];
    const kernel = random([3, 3, 4, 2], 4);
    const f = (a: Tensor, s: Tensor, t: Tensor, k: Tensor) => conv2d(silu(groupNorm(a, s, t, 2, 1e-2)), k);
    await expectGradient([x, scale, bias, kernel], f, 1e-2);
    const graph = new Graph();
    const inputs = [x, scale, bias, kernel].map((value, i) =>
      graph.input(`x${i}`, value.shape, 'float32', { grad: true }),
    );
    const loss = sum(f(inputs[0]!, inputs[1]!, inputs[2]!, inputs[3]!));
    const forward = graph.nodes.length;
    const large = (op: string) => graph.nodes.find((node) => node.op === op)!.outputs[0]!;
    const dropped = [large('groupNorm'), large('silu')];
    grad(loss, inputs);
    const used = new Set(graph.nodes.slice(forward).flatMap((node) => node.inputs));
    expect(dropped.map((tensor) => used.has(tensor))).toEqual([false, false]);
  });

  it('is zero for a source that the loss does not depend on', async () => {
    const [dx, dOther] = await run([1, 2], (x, graph) => {
      const other = graph.input('other', [3], 'float32', { grad: true });
      return grad(sum(x), [x, other]);
    });
    expect(dx).toEqual([1, 1]);
    expect(dOther).toEqual([0, 0, 0]);
  });

  it('reaches tensors in the middle of the graph', async () => {
    const [dMiddle, dx] = await run([1, 2], (x) => {
      const middle = mul(x, 2);
      return grad(sum(mul(middle, middle)), [middle, x]);
    });
    expectClose(dMiddle!, [4, 8]);
    expectClose(dx!, [8, 16]);
  });

  it('of a loss that is itself a source is one', async () => {
    const [dLoss] = await run([3], (x) => grad(x, [x]));
    expect(dLoss).toEqual([1]);
  });

  it('refuses a loss that is no scalar', () => {
    const graph = new Graph();
    const x = graph.input('x', [2], 'float32', { grad: true });
    const error = errorOf(() => grad(mul(x, 2), [x]));
    expect(error.code).toBe('grad-loss-shape');
    expect(error.message).toMatch(/^grad: expected a scalar loss, got shape \[2\]$/);
  });

  it('refuses a rule that makes another shape', () => {
    const graph = new Graph();
    const x = graph.input('x', [2], 'float32', { grad: true });
    const type = { shape: [], dtype: 'float32' } as const;
    const [loss] = graph.record(
      'odd',
      [x],
      [type],
      () => {},
      ([gradient]) => [() => gradient!],
    );
    const error = errorOf(() => grad(loss!, [x]));
    expect(error.code).toBe('vjp-shape');
    expect(error.message).toBe('gradient of odd, input 0: expected [2], got []');
  });
});

describe('second derivatives', () => {
  it('follow traced rules', async () => {
    const [second] = await run([0.5, -1], (x) => {
      const [first] = grad(sum(mul(exp(x), mul(x, x))), [x]);
      return grad(sum(first!), [x]);
    });
    expectClose(
      second!,
      [0.5, -1].map((x) => Math.exp(x) * (x * x + 4 * x + 2)),
    );
  });

  it('agree with differences through products', () =>
    expectGradient([random([2, 3], 1), random([3, 2], 2)], (a, b) => {
      const [first] = grad(sum(tanh(matmul(a, b))), [a]);
      return mul(first!, first!);
    }));

  it('are refused where a rule is written by hand, not silently zero', () => {
    const graph = new Graph();
    const source = (name: string, shape: number[]) => graph.input(name, shape, 'float32', { grad: true });
    const [rows, picture] = [source('rows', [2, 3]), source('picture', [1, 2, 4, 4])];
    const [kernel, scale, bias] = [source('kernel', [3, 3, 2, 2]), source('scale', [2]), source('bias', [2])];
    const targets = graph.input('targets', [2], 'int64');
    const losses: [Tensor, Tensor][] = [
      [sum(layerNorm(rows)), rows],
      [sum(crossEntropy(rows, targets)), rows],
      [sum(groupNorm(picture, scale, bias, 1, 1e-6)), picture],
      [sum(mul(conv2d(picture, kernel), conv2d(picture, kernel))), kernel],
    ];
    for (const [loss, by] of losses) {
      const [first] = grad(loss, [by]);
      expect(errorOf(() => grad(sum(mul(first!, first!)), [by])).code).toBe('second-order');
    }
  });
});
