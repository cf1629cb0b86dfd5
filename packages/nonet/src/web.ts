// `nonet/web`: drawing in the browser.

import { NonetError } from '@nonet/core';
import { type Drawing, type Picture, pngText, withPngText } from '@nonet/models';
import { openModel as openPipeline } from '@nonet/models/web';
import { Model } from './model.ts';

export * from './shared.ts';

/** How a model is opened in a browser. */
export interface WebOpenOptions {
  /** The packed model, or its address: the package brings `nonet/nonet-1.model`. */
  readonly model: string | URL | Uint8Array;
  /** Its name, which is written into pictures; `nonet-1` when absent. */
  readonly name?: string;
  /** `webgpu` needs a browser with JSPI; `wasm` when absent. */
  readonly device?: 'wasm' | 'webgpu';
  /** More than one only where the page is cross-origin isolated; 1 when absent. */
  readonly threads?: number;
  /** Addresses of ONNX Runtime's files; absent: beside its script, where bundlers put them. */
  readonly files?: { readonly wasm: string; readonly mjs: string };
  /** Ends loading. */
  readonly signal?: AbortSignal;
}

/**
 * Opens a model for drawing. Computing keeps its thread busy between two steps: a page that has much else to do opens
 * it in a worker.
 * @throws NonetError `model-missing` if it is not at its address, `checkpoint-*`, `config-*`
 */
export async function openModel(options: WebOpenOptions): Promise<Model> {
  const { model, name = 'nonet-1', device = 'wasm', threads = 1, files, signal } = options;
  const bytes = model instanceof Uint8Array ? model : await load(model, signal);
  const pipeline = await openPipeline(bytes, { device, threads, ...(files && { files }) });
  return new Model(name, pipeline, nextTask);
}

async function load(address: string | URL, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const answer = await fetch(address, { signal: signal ?? null });
  if (!answer.ok) {
    throw new NonetError(
      'model-missing',
      `${address}: expected a packed model, the answer is ${answer.status}`,
    );
  }
  return new Uint8Array(await answer.arrayBuffer());
}

/** A picture for a canvas. */
export function toImageData({ width, height, pixels }: Picture): ImageData {
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    image.data.set(pixels.subarray(3 * i, 3 * i + 3), 4 * i);
    image.data[4 * i + 3] = 255;
  }
  return image;
}

/** A picture as a PNG file that tells prompt and settings, and that a model made it. */
export async function encodePng(
  picture: Picture,
  drawing: Drawing,
  model: Pick<Model, 'name'>,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')!.putImageData(toImageData(picture), 0, 0);
  const plain = await canvas.convertToBlob({ type: 'image/png' });
  const png = withPngText(new Uint8Array(await plain.arrayBuffer()), pngText(drawing, model.name, picture));
  return new Blob([png], { type: 'image/png' });
}

/** Computing leaves no room for clicks and painting by itself. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
