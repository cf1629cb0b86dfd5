// The model on this device's engines: WebGPU where there is one, then WebAssembly on several threads if the page may
// have them.
import { openModel, type WebRuntimeOptions } from '@nonet/models/web';
import gpuScript from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import gpuBinary from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import script from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import binary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { Engines, type OpenOnEngine } from './engines.ts';

/** More threads gain nothing at this size. */
const MOST_THREADS = 4;

/** WebAssembly, which every browser has. */
export const wasm: WebRuntimeOptions = {
  device: 'wasm',
  files: { mjs: script, wasm: binary },
  threads: crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1,
};

/** WebGPU's calls are waited for with JSPI, which takes the place of threads. */
const webgpu: WebRuntimeOptions = {
  device: 'webgpu',
  files: { mjs: gpuScript, wasm: gpuBinary },
  threads: 1,
};

/** @param bytes the packed model */
export async function enginesFor(bytes: Uint8Array): Promise<Engines> {
  const openOn =
    (runtime: WebRuntimeOptions): OpenOnEngine =>
    async () => {
      const pipeline = await openModel(bytes, runtime);
      await pipeline.prepare();
      return pipeline;
    };
  return new Engines([...((await hasGpu()) ? [openOn(webgpu)] : []), openOn(wasm)]);
}

/** The part of WebGPU that is needed to find out; TypeScript's libraries do not have it everywhere. */
interface Gpu {
  requestAdapter(): Promise<{ readonly info?: { readonly isFallbackAdapter?: boolean } } | null>;
}

/** Whether there is a graphics processor, and not one that the browser imitates. */
async function hasGpu(): Promise<boolean> {
  const { gpu } = navigator as { readonly gpu?: Gpu };
  if (!gpu || !('Suspending' in WebAssembly)) return false;
  const adapter = await gpu.requestAdapter().catch(() => null);
  return adapter !== null && adapter.info?.isFallbackAdapter !== true;
}
