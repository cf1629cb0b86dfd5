// The model on this device's fastest engine: WebGPU where there is one, else WebAssembly on several threads if the
// page may have them.
import type { Pipeline } from '@nonet/models';
import { openModel, type WebRuntimeOptions } from '@nonet/models/web';
import gpuScript from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import gpuBinary from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import script from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import binary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

/** More threads gain nothing at this size. */
const MOST_THREADS = 4;

export async function openOnBestDevice(bytes: Uint8Array): Promise<Pipeline> {
  if (await hasGpu()) {
    try {
      const pipeline = await openModel(bytes, {
        device: 'webgpu',
        files: { mjs: gpuScript, wasm: gpuBinary },
        threads: 1,
      });
      await pipeline.prepare();
      return pipeline;
    } catch {
      // Drivers fail in many ways; every browser has the other engine.
    }
  }
  const pipeline = await openModel(bytes, wasm);
  await pipeline.prepare();
  return pipeline;
}

/** WebAssembly, which every browser has. */
export const wasm: WebRuntimeOptions = {
  device: 'wasm',
  files: { mjs: script, wasm: binary },
  threads: crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1,
};

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
