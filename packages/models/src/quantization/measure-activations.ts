// Finds what flows through a VQGAN's convolutions while it decodes pictures: their int8 forms need the ranges.
import { Graph, type ParameterValues, reshape, Scope, slice, type Tensor } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import { tokensPerSide, type VqganConfig } from '../vqgan/config.ts';
import { decodeTokens } from '../vqgan/modeling.ts';
import { bestRange } from './activation-range.ts';

/** `[least, most]` of what goes into a layer and comes out of it. */
export interface ActivationRanges {
  readonly input: Float32Array;
  readonly output: Float32Array;
}

export interface MeasuredConvolution extends ActivationRanges {
  readonly kernel: string;
  /** Multiplications of one picture. */
  readonly cost: number;
}

/** Values looked at in each tensor of each picture. */
const SAMPLES = 16384;

/** Convolutions worth 8 bits. The rest is small, and errors of the last one are seen at once. */
const WORTH_INT8 = /^decoder\/.*\/(conv1|conv2|nin_shortcut|conv)\/kernel$/;

/** Measures the decoder's large convolutions over some pictures. @param pictures tokens `[positions]` of each */
export async function measureActivations(
  config: VqganConfig,
  weights: ParameterValues,
  pictures: readonly BigInt64Array[],
  compile: Compile,
): Promise<MeasuredConvolution[]> {
  const graph = new Graph();
  const tokens = graph.input('tokens', [1, tokensPerSide(config) ** 2], 'int64');
  decodeTokens(new Scope(graph), tokens, config);
  const convolutions = traceSamples(graph);
  const session = await compile(graph, weights);
  const samples = new Map<string, Float32Array[]>();
  try {
    for (const picture of pictures) {
      for (const [name, { data }] of Object.entries(await session.run({ tokens: picture }))) {
        samples.set(name, [...(samples.get(name) ?? []), data as Float32Array]);
      }
    }
  } finally {
    await session.release();
  }
  const range = (name: string) => bestRange(joined(samples.get(name)!));
  return convolutions.map(({ kernel, cost }) => ({
    kernel,
    cost,
    input: range(`input/${kernel}`),
    output: range(`output/${kernel}`),
  }));
}

/** Adds outputs with some values of what goes into and comes out of each convolution. */
function traceSamples(graph: Graph): { readonly kernel: string; readonly cost: number }[] {
  const names = new Map([...graph.parameters.values()].map(({ name, tensor }) => [tensor, name]));
  const some = (x: Tensor) => slice(reshape(x, [x.size]), 0, 0, x.size, Math.ceil(x.size / SAMPLES) | 1);
  return graph.nodes
    .filter(({ op }) => op === 'conv2d' || op === 'upsampleConv2d')
    .flatMap(({ inputs: [x, kernel], outputs: [y] }) => {
      const name = names.get(kernel!);
      if (name === undefined || !WORTH_INT8.test(name)) return [];
      graph.output(`input/${name}`, some(x!));
      graph.output(`output/${name}`, some(y!));
      return [{ kernel: name, cost: (kernel!.size / kernel!.dim(-1)) * y!.size }];
    });
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
