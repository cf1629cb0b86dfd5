// Sessions in the browser: WebAssembly, or WebGPU where there is one. The runtime is loaded when it is asked for.
import type * as Ort from 'onnxruntime-common';
import type { Graph } from './graph.ts';
import type { EmitOptions } from './onnx/model-proto.ts';
import { compileWith, type Session } from './session.ts';

export type WebDevice = 'wasm' | 'webgpu';

export interface WebRuntimeOptions {
  readonly device: WebDevice;
  /** Addresses of ONNX Runtime's files for the device; where ONNX Runtime finds them itself (Node) none. */
  readonly files?: { readonly wasm: string; readonly mjs: string };
  /** Threads for one operation; more than one only where the page is cross-origin isolated. */
  readonly threads: number;
}

/** Compiles a graph for this browser. */
export type WebCompile = (graph: Graph, options?: EmitOptions) => Promise<Session>;

/** Loads ONNX Runtime for a device. The WebGPU build needs `WebAssembly.Suspending` (JSPI). */
export async function openWebRuntime({ device, files, threads }: WebRuntimeOptions): Promise<WebCompile> {
  const ort: typeof Ort =
    device === 'webgpu' ? await import('onnxruntime-web/jspi') : await import('onnxruntime-web/wasm');
  ort.env.wasm.numThreads = threads;
  if (files) ort.env.wasm.wasmPaths = { ...files };
  const options = { executionProviders: device === 'webgpu' ? ['webgpu', 'wasm'] : ['wasm'] };
  return (graph, emit = {}) => compileWith({ ort, options, writesOver: false }, graph, emit);
}
