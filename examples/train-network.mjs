// Trains a network of two layers to tell whether the signs of two numbers differ, then writes it as ONNX.
// node train-network.mjs
import { writeFile } from 'node:fs/promises';
import {
  adamW,
  compile,
  crossEntropy,
  dense,
  Graph,
  grad,
  mean,
  newAdamWState,
  relu,
  Scope,
  sizeOf,
  toOnnx,
} from 'nonet/tensor';

const BATCH = 64;
const STEPS = 300;

/** Two numbers in, a score for each of two classes out. */
function network(graph, points) {
  const scope = new Scope(graph);
  const hidden = relu(dense(scope.at('hidden'), points, 16, { bias: true, init: { std: 0.7 } }));
  return dense(scope.at('out'), hidden, 2, { bias: true, init: { std: 0.3 } });
}

// The training step is one graph: loss and gradients go out, points and classes and parameters go in.
const graph = new Graph();
const logits = network(graph, graph.input('points', [BATCH, 2]));
const loss = mean(crossEntropy(logits, graph.input('classes', [BATCH], 'int64')));
graph.output('loss', loss);
const parameters = [...graph.parameters.values()];
const gradients = grad(
  loss,
  parameters.map(({ tensor }) => tensor),
);
gradients.forEach((gradient, i) => graph.output(`gradient ${i}`, gradient));
const step = await compile(graph, { threads: 1 });

const random = () => Math.random() * 2 - 1;
const weights = new Map(
  parameters.map(({ name, tensor, init }) => {
    const spread = 'std' in init ? init.std * Math.sqrt(3) : 0; // as wide as a normal distribution of that deviation
    return [name, Float32Array.from({ length: sizeOf(tensor.shape) }, () => random() * spread)];
  }),
);
const states = new Map([...weights].map(([name, values]) => [name, newAdamWState(values.length)]));

for (let number = 1; number <= STEPS; number++) {
  const points = Float32Array.from({ length: 2 * BATCH }, random);
  const classes = BigInt64Array.from({ length: BATCH }, (_, i) =>
    BigInt(points[2 * i] * points[2 * i + 1] < 0 ? 1 : 0),
  );
  const results = await step.run({ points, classes, ...Object.fromEntries(weights) });
  parameters.forEach(({ name }, i) => {
    adamW(weights.get(name), results[`gradient ${i}`].data, states.get(name), number, 0.02);
  });
  if (number % 50 === 0) console.log(`step ${number}: loss ${results.loss.data[0].toFixed(4)}`);
}
await step.release();

// For use: the same network with its weights inside, of one point.
const trained = new Graph();
trained.output('scores', network(trained, trained.input('point', [1, 2])));
const session = await compile(trained, { weights, threads: 1 });
let right = 0;
for (const point of [
  [0.5, 0.5],
  [-0.5, -0.5],
  [0.5, -0.5],
  [-0.5, 0.5],
]) {
  const [same, different] = (await session.run({ point: Float32Array.from(point) })).scores.data;
  if (different > same === point[0] * point[1] < 0) right++;
}
await session.release();
await writeFile('signs.onnx', toOnnx(trained, { weights }));
console.log(`${right} of 4 right; signs.onnx is written`);
