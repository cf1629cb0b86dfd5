// Sessions in Node.js: CPU, or CUDA and WebGPU where the machine has them.
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { NonetError } from '@nonet/core';
import type * as Ort from 'onnxruntime-common';
import { measureBytes } from './byte-preference.ts';
import type { Graph } from './graph.ts';
import type { ParameterValues } from './onnx/model-proto.ts';
import { type BytePreference, PORTABLE_BYTES, quantizedNames } from './onnx/quantized-parameter.ts';
import { compileWith, type Session, type SessionOptions } from './session.ts';

export type Device = 'cpu' | 'cuda' | 'webgpu';

export interface NodeSessionOptions extends SessionOptions {
  readonly device?: Device;
  /** How the names of files begin into which ONNX Runtime writes the time of every node, when the session is released. */
  readonly profile?: string;
}

/** Compiles a graph for this machine. */
type Compile = (graph: Graph, options?: NodeSessionOptions) => Promise<Session>;

/**
 * Compiles a graph for this machine. Operations that a GPU lacks run on the CPU. Machines that the native ONNX Runtime
 * is not made for (musl, Macs with Intel processors) get its WebAssembly build, and a warning of Node says so.
 * @throws NonetError `device-unavailable` if ONNX Runtime finds no such device
 */
export const compile: Compile = compilerWith(() => import('onnxruntime-node'));

/** A compiler that loads the native ONNX Runtime, when first needed, in a given way. */
export function compilerWith(loadNative: () => Promise<typeof Ort>): Compile {
  let loading: Promise<typeof Ort | Error> | undefined;
  return async (graph, options = {}) => {
    loading ??= loadNative().catch((error: Error) => {
      warnOfWebAssembly(error);
      return error;
    });
    const native = await loading;
    return native instanceof Error
      ? compileWithoutNative(native, graph, options)
      : compileNative(native, graph, options);
  };
}

async function compileNative(ort: typeof Ort, graph: Graph, options: NodeSessionOptions): Promise<Session> {
  const { device = 'cpu', threads = 0, profile } = options;
  const common = {
    intraOpNumThreads: threads,
    extra: { session: configOf(options) },
    ...(profile !== undefined && { enableProfiling: true, profileFilePrefix: profile }),
  };
  const hasBytes = device === 'cpu' && isQuantized(graph, options.weights);
  const emit = hasBytes ? { bytes: await preferenceOf(ort), ...options } : options;
  const on = (...executionProviders: string[]) =>
    compileWith(
      { ort, options: { ...common, executionProviders }, writesOver: device === 'cpu' },
      graph,
      emit,
    );
  if (device === 'cpu') return on('cpu');
  try {
    return await on(device, 'cpu');
  } catch (error) {
    if (error instanceof NonetError) throw error;
    throw deviceUnavailable(device, error as Error);
  }
}

const isQuantized = (graph: Graph, weights: ParameterValues | undefined): boolean =>
  weights !== undefined &&
  [...graph.parameters.keys()].some((name) => weights.has(quantizedNames(name).scale));

let preference: Promise<BytePreference> | undefined;

/** What this processor multiplies best. */
export const bytePreference = (): Promise<BytePreference> =>
  import('onnxruntime-node').then(preferenceOf, () => PORTABLE_BYTES);

/** Measured once in a process: a few hundredths of a second. */
const preferenceOf = (ort: typeof Ort): Promise<BytePreference> =>
  (preference ??= measureBytes((graph, emit) =>
    compileWith(
      { ort, options: { intraOpNumThreads: 1, executionProviders: ['cpu'] }, writesOver: true },
      graph,
      emit,
    ),
  ));

async function compileWithoutNative(
  missing: Error,
  graph: Graph,
  { device = 'cpu', threads, weights }: NodeSessionOptions,
): Promise<Session> {
  if (device !== 'cpu') throw deviceUnavailable(device, missing);
  const ort = await import('onnxruntime-web'); // its build for Node
  ort.env.wasm.numThreads = threads || availableParallelism();
  const runtime = { ort, options: { executionProviders: ['wasm'] }, writesOver: false };
  return compileWith(runtime, graph, weights ? { weights: new Map(weights) } : {}); // WebAssembly maps no files
}

function deviceUnavailable(device: Device, cause: Error): NonetError {
  const reason = cause.message.split('\n')[0];
  return new NonetError('device-unavailable', `device ${device} cannot be used here: ${reason}`, { cause });
}

function warnOfWebAssembly({ message }: Error): void {
  process.emitWarning(
    `the native ONNX Runtime is not installed or not made for this machine (${process.platform} ${process.arch}); ` +
      `computing by WebAssembly, which is slower: ${message.split('\n')[0]}`,
    { type: 'NonetWarning', code: 'NONET_WEBASSEMBLY' },
  );
}

function configOf({ weights, seldom = false }: NodeSessionOptions): Record<string, string> {
  return {
    // Operators on bytes are written as such. The search for others would dequantise anew for every reader of a tensor.
    disable_quant_qdq: '1',
    ...(seldom && { disable_prepacking: '1' }),
    // Where ONNX Runtime finds the file of weights that stay in a file.
    ...(weights?.inFile && { model_external_initializers_file_folder_path: dirname(weights.inFile.path) }),
  };
}
