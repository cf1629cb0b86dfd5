// Drawn pictures as image files, made in the worker that draws.
import { type Drawing, type Picture, pngText, withPngText, withWebpXmp, writeXmp } from '@nonet/models';
import { PICTURES, pictureAddress } from './protocol.ts';

/** A finished picture as PNG, with the settings it was drawn with. */
async function toPng(drawing: Drawing, model: string, picture: Picture): Promise<Blob> {
  const png = new Uint8Array(await (await toBlob(picture, 'image/png')).arrayBuffer());
  return new Blob([withPngText(png, pngText(drawing, model, picture))], { type: 'image/png' });
}

/** A finished picture as WebP, with the mark that a model made it; undefined where the browser writes none. */
async function toWebp({ prompt, seed }: Drawing, model: string, picture: Picture): Promise<Blob | undefined> {
  const webp = await toBlob(picture, 'image/webp');
  if (webp.type !== 'image/webp') return undefined;
  const bytes = new Uint8Array(await webp.arrayBuffer());
  const marked = withWebpXmp(bytes, writeXmp({ prompt, model, seed }), picture);
  return new Blob([marked], { type: 'image/webp' });
}

/** An unfinished picture as a `data:` URL. */
export const toPreview = async (picture: Picture): Promise<string> =>
  toDataUrl(await toBlob(picture, 'image/jpeg'));

/**
 * Keeps the pictures of a drawing in the browser.
 * @param keep whether addresses will be answered; if not, or when the browser has no room, pictures are `data:` URLs
 * @returns where each is
 */
export function keepPictures(id: string, drawing: Drawing, model: string, keep: boolean): Promise<string[]> {
  return Promise.all(
    drawing.pictures.map(async (picture, index) => {
      const png = await toPng(drawing, model, picture);
      if (!keep) return toDataUrl(png);
      const address = pictureAddress(id, index + 1, 'png');
      try {
        const cache = await caches.open(PICTURES);
        await cache.put(address, new Response(png));
        const webp = await toWebp(drawing, model, picture);
        if (webp) await cache.put(pictureAddress(id, index + 1, 'webp'), new Response(webp));
        return address;
      } catch {
        return toDataUrl(png);
      }
    }),
  );
}

function toBlob({ width, height, pixels }: Picture, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const rgba = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    rgba.data.set(pixels.subarray(3 * i, 3 * i + 3), 4 * i);
    rgba.data[4 * i + 3] = 255;
  }
  canvas.getContext('2d')!.putImageData(rgba, 0, 0);
  return canvas.convertToBlob({ type });
}

const toDataUrl = (blob: Blob): string => new FileReaderSync().readAsDataURL(blob);
