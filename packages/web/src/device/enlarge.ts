// Makes pictures that were drawn here four times as wide and high, in the worker that draws.
import { readPngText, type Upscaler } from '@nonet/models';
import { openUpscaler } from '@nonet/models/web';
import config from '../../../../weights/upscaler/config.json';
import weights from '../../../../weights/upscaler/model.safetensors?url';
import { Unavailable } from './device-model.ts';
import { wasm } from './open-device-model.ts';
import { keepLarge, readKept } from './picture-files.ts';

let upscaler: Promise<Upscaler> | undefined;

function open(): Promise<Upscaler> {
  upscaler ??= fetch(weights)
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => openUpscaler(new Uint8Array(bytes), config, wasm))
    .catch((cause: unknown) => {
      upscaler = undefined;
      throw new Unavailable('what enlarges could not be loaded', { cause });
    });
  return upscaler;
}

/**
 * @param address of a picture that was drawn here
 * @returns where the large one is, which says of itself what the small one says
 * @throws Unavailable; Error if the picture is gone
 */
export async function enlarge(address: string): Promise<string> {
  const { png, picture } = await readKept(address);
  return keepLarge(address, await (await open()).upscale(picture), readPngText(png));
}
