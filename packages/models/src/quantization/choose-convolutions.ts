// Decides which convolutions of a VQGAN become int8: all that the pictures can bear.
import { NonetError } from '@nonet/core';
import { type ParameterValues, PORTABLE_BYTES, quantizedNames, type TensorData } from '@nonet/tensor';
import { elementCount, type WeightSource } from '../checkpoint/weights.ts';
import type { Compile } from '../compile.ts';
import { PictureCodec } from '../vqgan/codec.ts';
import type { VqganConfig } from '../vqgan/config.ts';
import { type MeasuredConvolution, measureActivations } from './measure-activations.ts';
import { peakSignalToNoise } from './peak-signal-to-noise.ts';
import { type QuantizedTensor, quantizeTensor } from './quantize-tensor.ts';

export interface ChosenConvolutions {
  readonly int8: readonly MeasuredConvolution[];
  /** How many stay float32 because the pictures would suffer. */
  readonly float32: number;
  /** Of int8 pictures against float32 ones, in decibels. */
  readonly psnr: number;
}

/** Least peak signal-to-noise ratio aimed for, in decibels; what is promised is 35. */
const TARGET = 36;

/** Shares of the multiplications that stay float32, tried in turn: small convolutions first, they cost little. */
const FLOAT_SHARES = [0, 0.02, 0.05, 0.1, 0.15, 0.25, 0.4, 0.6, 0.8];

interface Job {
  readonly config: VqganConfig;
  readonly weights: ParameterValues;
  /** What the weights are read from. */
  readonly source: WeightSource;
  readonly compile: Compile;
  readonly signal?: AbortSignal;
}

/**
 * @param measured pictures that ranges are taken from, tokens `[positions]` of each
 * @param judged other pictures, that the result is judged by
 * @throws NonetError `cancelled`
 */
export async function chooseConvolutions(
  { config, weights, source, compile, signal }: Job,
  measured: readonly BigInt64Array[],
  judged: readonly BigInt64Array[],
): Promise<ChosenConvolutions> {
  const convolutions = await measureActivations(config, weights, measured, compile);
  const costOf = (some: readonly MeasuredConvolution[]) => some.reduce((sum, { cost }) => sum + cost, 0);
  const cheapestFirst = convolutions.toSorted((a, b) => a.cost - b.cost);
  const expected = await decode(config, weights, compile, judged);
  for (const share of FLOAT_SHARES) {
    if (signal?.aborted) throw new NonetError('cancelled', 'quantizing was cancelled');
    const most = share * costOf(convolutions);
    const int8 = cheapestFirst.filter((_, i) => costOf(cheapestFirst.slice(0, i + 1)) > most);
    const got = await decode(config, withInt8(weights, source, int8), compile, judged);
    const psnr = Math.min(...got.map((picture, i) => peakSignalToNoise(expected[i]!, picture)));
    if (psnr >= TARGET) return { int8, float32: convolutions.length - int8.length, psnr };
  }
  return { int8: [], float32: convolutions.length, psnr: Infinity };
}

async function decode(
  config: VqganConfig,
  weights: ParameterValues,
  compile: Compile,
  pictures: readonly BigInt64Array[],
): Promise<Uint8Array[]> {
  const codec = new PictureCodec(config, weights, compile);
  try {
    return await codec.decode(pictures);
  } finally {
    await codec.release();
  }
}

/** The weights with some kernels as they would be read from a quantized file. */
function withInt8(
  weights: ParameterValues,
  source: WeightSource,
  convolutions: readonly MeasuredConvolution[],
): ParameterValues {
  const values = new Map<string, TensorData>(weights);
  for (const { kernel, input, output } of convolutions) {
    const quantized = quantizeTensor(source.tensors.get(kernel)!, PORTABLE_BYTES);
    const names = quantizedNames(kernel);
    values.set(kernel, int8Of(quantized, source.tensors.get(kernel)!.shape));
    values.set(names.scale, quantized.scale);
    values.set(names.input, input);
    values.set(names.output, output);
  }
  return values;
}

function int8Of(quantized: QuantizedTensor, shape: readonly number[]): Int8Array {
  const all = new Int8Array(elementCount(shape));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of quantized.values()) {
    all.set(new Int8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return all;
}
