// Sessions in Node.js: CPU, or CUDA and WebGPU where the machine has them.
import * as ort from 'onnxruntime-node';
import type { Graph } from './graph.ts';
import { compileWith, type Session, type SessionOptions } from './session.ts';

export type Device = 'cpu' | 'cuda' | 'webgpu';

export interface NodeSessionOptions extends SessionOptions {
  readonly device?: Device;
}

/** Compiles a graph for this machine. Operations that a GPU lacks run on the CPU. */
export function compile(graph: Graph, options: NodeSessionOptions = {}): Promise<Session> {
  const { device = 'cpu', threads = 0, ...emit } = options;
  return compileWith(ort, graph, emit, {
    intraOpNumThreads: threads,
    executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
  });
}
