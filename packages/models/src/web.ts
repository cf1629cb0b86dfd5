// Entry for browsers: models in one file, run by ONNX Runtime's web builds.
import { openWebRuntime, type WebRuntimeOptions } from '@nonet/tensor/web';
import { bytesSource } from './checkpoint/byte-source.ts';
import { openSafetensors } from './checkpoint/safetensors.ts';
import { modelParts } from './model-parts.ts';
import { openPackedModel } from './packing/packed-model.ts';
import { Pipeline } from './pipeline.ts';
import { parseUpscalerConfig } from './upscaler/config.ts';
import { readUpscaler, Upscaler } from './upscaler/upscaler.ts';
import { readVqganDecoder } from './vqgan/weights.ts';

export type { WebRuntimeOptions };

/**
 * Opens a packed model for drawing. It cannot start from a picture: the part that reads pictures is not packed.
 * @param bytes what `packModel` made
 * @throws NonetError `checkpoint-*`, `config-*`; the runtime's error if it cannot be loaded
 */
export async function openModel(bytes: Uint8Array, runtime: WebRuntimeOptions): Promise<Pipeline> {
  const compile = await openWebRuntime(runtime);
  const files = openPackedModel(bytes);
  return new Pipeline(modelParts(files, (graph, weights) => compile(graph, { weights }), readVqganDecoder));
}

/**
 * Opens an upscaler.
 * @param bytes its model.safetensors
 * @param config its config.json
 * @throws NonetError `checkpoint-*`, `config-*`; the runtime's error if it cannot be loaded
 */
export async function openUpscaler(
  bytes: Uint8Array,
  config: unknown,
  runtime: WebRuntimeOptions,
): Promise<Upscaler> {
  const parsed = parseUpscalerConfig(config);
  const weights = readUpscaler(parsed, openSafetensors(bytesSource(bytes, 'upscaler')));
  const compile = await openWebRuntime(runtime);
  return new Upscaler(parsed, weights, (graph, values) => compile(graph, { weights: values }));
}
