// Runs nsfwjs in a thread of its own: a picture takes it seconds, in which the worker must tell that it lives.
import { parentPort } from 'node:worker_threads';
import { decodePicture } from '../images/index.ts';
import type { FromNsfw, ToNsfw } from './nsfw-check.ts';

/** What is used of TensorFlow.js and nsfwjs, which may not be installed. */
interface TensorFlow {
  tensor3d(values: Int32Array, shape: readonly number[], type: 'int32'): { dispose(): void };
  enableProdMode(): void;
}
interface NsfwModel {
  classify(picture: object, classes: number): Promise<Classes>;
}
type Classes = readonly { readonly className: string; readonly probability: number }[];

/** Names, so that nobody takes them for packages that must be there. */
const TENSOR_FLOW: string = '@tensorflow/tfjs';
const NSFW: string = 'nsfwjs';
const CLASSES = 5;

console.log = console.warn = console.info = () => {}; // both tell of themselves

const send = (message: FromNsfw): void => parentPort!.postMessage(message);

try {
  const tensorFlow = (await import(TENSOR_FLOW)) as TensorFlow;
  const nsfw = (await import(NSFW)) as { load(): Promise<NsfwModel> };
  tensorFlow.enableProdMode();
  const model = await nsfw.load();
  parentPort!.on('message', async ({ id, png }: ToNsfw) => {
    try {
      const { width, height, pixels } = await decodePicture(png);
      const picture = tensorFlow.tensor3d(Int32Array.from(pixels), [height, width, 3], 'int32');
      const found = await model.classify(picture, CLASSES).finally(() => picture.dispose());
      const classes = Object.fromEntries(found.map(({ className, probability }) => [className, probability]));
      send({ type: 'classes', id, classes });
    } catch (error) {
      send({ type: 'failed', id, reason: (error as Error).message });
    }
  });
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'missing', reason: (error as Error).message });
}
