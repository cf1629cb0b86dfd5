// Finds out, by trying, how the processor multiplies bytes: Node has no way to ask for its instructions.
import { Graph, type TensorData } from './graph.ts';
import type { EmitOptions } from './onnx/model-proto.ts';
import {
  type BytePreference,
  PORTABLE_BYTES,
  quantizedForm,
  quantizedNames,
} from './onnx/quantized-parameter.ts';
import { conv2d, matmul } from './ops/index.ts';
import type { Session } from './session.ts';

type Compile = (graph: Graph, options: EmitOptions) => Promise<Session>;

/** @param compile on one thread, with nothing changed in the options */
export async function measureBytes(compile: Compile): Promise<BytePreference> {
  const saturates = await doesSaturate(compile);
  return { saturates, signedMatrices: await isSignedFaster(compile) };
}

/** Weights of one value in 8 bits, each standing for 1. */
function ones(name: string, shape: readonly number[]): [string, TensorData][] {
  const { dtype, zero, largest } = quantizedForm(shape.length, PORTABLE_BYTES);
  const size = shape.reduce((product, length) => product * length, 1);
  const values = dtype === 'int8' ? new Int8Array(size) : new Uint8Array(size);
  const scale = new Float32Array(shape.at(-1)!).fill(1 / largest);
  return [
    [name, values.fill(zero + largest)],
    [quantizedNames(name).scale, scale],
  ];
}

/** A convolution of the largest numbers comes out smaller where products saturate. */
async function doesSaturate(compile: Compile): Promise<boolean> {
  const [channels, size, shape] = [64, 4, [3, 3, 64, 64]];
  const expected = 9 * channels;
  const graph = new Graph();
  const x = graph.input('x', [1, channels, size, size]);
  const padding = { top: 0, left: 0, bottom: 0, right: 0 };
  const kernel = graph.parameter('kernel', shape, { value: 0 });
  graph.output('y', conv2d(x, kernel, undefined, { stride: 1, padding }));
  const names = quantizedNames('kernel');
  const weights = new Map<string, TensorData>([
    ...ones('kernel', shape),
    [names.input, Float32Array.of(0, 1)],
    [names.output, Float32Array.of(0, expected)],
  ]);
  const session = await compile(graph, { weights, bytes: { saturates: false, signedMatrices: false } });
  const { y } = await session.run({ x: new Float32Array(x.size).fill(1) });
  await session.release();
  return (y!.data as Float32Array).some((value) => Math.abs(value - expected) > 0.01 * expected);
}

const [ROWS, WIDTH, PRODUCTS] = [18, 768, 4];
const REPEATS = 8;
/** Signed matrices are copied when a session opens: they must be worth it. */
const GAIN = 1.15;

async function isSignedFaster(compile: Compile): Promise<boolean> {
  const graph = new Graph();
  const x = graph.input('x', [ROWS, WIDTH]);
  const names = Array.from({ length: PRODUCTS }, (_, i) => `w${i}`);
  for (const name of names) {
    graph.output(`y ${name}`, matmul(x, graph.parameter(name, [WIDTH, WIDTH], { value: 0 })));
  }
  const weights = new Map<string, TensorData>(names.flatMap((name) => ones(name, [WIDTH, WIDTH])));
  const feeds = { x: new Float32Array(x.size).fill(1) };
  const open = (signedMatrices: boolean) =>
    compile(graph, { weights, bytes: { signedMatrices, saturates: true } });
  const sessions = [await open(false), await open(true)];
  const fastest = [Infinity, Infinity];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const [i, session] of sessions.entries()) {
      const start = performance.now();
      await session.run(feeds);
      fastest[i] = Math.min(fastest[i]!, performance.now() - start);
    }
  }
  for (const session of sessions) await session.release();
  return fastest[0]! > GAIN * fastest[1]!;
}
