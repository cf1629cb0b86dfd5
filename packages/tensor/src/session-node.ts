// Sessions in Node.js: CPU, or CUDA and WebGPU where the machine has them.
import { dirname } from 'node:path';
import * as ort from 'onnxruntime-node';
import { NonetError } from './errors.ts';
import type { Graph } from './graph.ts';
import { compileWith, type Session, type SessionOptions } from './session.ts';

export type Device = 'cpu' | 'cuda' | 'webgpu';

export interface NodeSessionOptions extends SessionOptions {
  readonly device?: Device;
}

/**
 * Compiles a graph for this machine. Operations that a GPU lacks run on the CPU.
 * @throws NonetError `device-unavailable` if ONNX Runtime finds no such device
 */
export async function compile(graph: Graph, options: NodeSessionOptions = {}): Promise<Session> {
  const { device = 'cpu', threads = 0 } = options;
  const common = { intraOpNumThreads: threads, extra: { session: configOf(options) } };
  const on = (...executionProviders: string[]) =>
    compileWith(
      { ort, options: { ...common, executionProviders }, writesOver: device === 'cpu' },
      graph,
      options,
    );
  if (device === 'cpu') return on('cpu');
  try {
    return await on(device, 'cpu');
  } catch (error) {
    if (error instanceof NonetError) throw error;
    const reason = (error as Error).message.split('\n')[0];
    throw new NonetError('device-unavailable', `device ${device} cannot be used here: ${reason}`, {
      cause: error,
    });
  }
}

function configOf({ weights, seldom = false }: NodeSessionOptions): Record<string, string> {
  return {
    ...(seldom && { disable_prepacking: '1' }),
    // Where ONNX Runtime finds the file of weights that stay in a file.
    ...(weights?.inFile && { model_external_initializers_file_folder_path: dirname(weights.inFile.path) }),
  };
}
