// Sessions in the browser: WebAssembly, or WebGPU where there is one.
import * as ort from 'onnxruntime-web';
import type { Graph } from './graph.ts';
import { compileWith, type Session, type SessionOptions } from './session.ts';

export interface WebSessionOptions extends SessionOptions {
  readonly device?: 'wasm' | 'webgpu';
}

/** Compiles a graph for this browser. */
export function compile(graph: Graph, options: WebSessionOptions = {}): Promise<Session> {
  const { device = 'wasm', threads, ...emit } = options;
  if (threads !== undefined) ort.env.wasm.numThreads = threads;
  return compileWith(ort, graph, emit, {
    executionProviders: device === 'wasm' ? ['wasm'] : ['webgpu', 'wasm'],
  });
}
