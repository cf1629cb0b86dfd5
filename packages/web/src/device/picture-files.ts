// Drawn pictures as image files, made in the worker that draws.
import { largeAddress } from '@nonet/api';
import {
  type Drawing,
  type Picture,
  pngText,
  type RgbPicture,
  withPngText,
  withWebpXmp,
  writeXmp,
  XMP_KEYWORD,
} from '@nonet/models';
import { servicePath } from '../service.ts';
import { PICTURES, pictureAddress } from './protocol.ts';

/** A picture as PNG with its texts. */
async function toPng(picture: RgbPicture, texts: Readonly<Record<string, string>>): Promise<Blob> {
  const png = new Uint8Array(await (await toBlob(picture, 'image/png')).arrayBuffer());
  return new Blob([withPngText(png, texts)], { type: 'image/png' });
}

/** A picture as WebP, with the mark that a model made it; undefined where the browser writes none. */
async function toWebp(picture: RgbPicture, xmp: string): Promise<Blob | undefined> {
  const webp = await toBlob(picture, 'image/webp');
  if (webp.type !== 'image/webp') return undefined;
  const bytes = new Uint8Array(await webp.arrayBuffer());
  return new Blob([withWebpXmp(bytes, xmp, picture)], { type: 'image/webp' });
}

/** Pixels per side of an unfinished picture: there are no more colours in it. */
const PREVIEW_SIDE = 64;

/** An unfinished picture as a `data:` URL. */
export const toPreview = async (picture: Picture): Promise<string> =>
  toDataUrl(await toBlob(shrink(picture, PREVIEW_SIDE), 'image/jpeg'));

/** Every so many-th pixel. */
function shrink({ width, height, pixels }: RgbPicture, side: number): RgbPicture {
  const small = new Uint8Array(3 * side * side);
  for (let i = 0; i < side * side; i++) {
    const x = Math.floor((((i % side) + 0.5) * width) / side);
    const y = Math.floor(((Math.floor(i / side) + 0.5) * height) / side);
    small.set(pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3), 3 * i);
  }
  return { width: side, height: side, pixels: small };
}

/**
 * Keeps the pictures of a drawing in the browser.
 * @param keep whether addresses will be answered; if not, or when the browser has no room, pictures are `data:` URLs
 * @returns where each is
 */
export function keepPictures(id: string, drawing: Drawing, model: string, keep: boolean): Promise<string[]> {
  const { prompt, seed } = drawing;
  return Promise.all(
    drawing.pictures.map(async (picture, index) => {
      const png = await toPng(picture, pngText(drawing, model, picture));
      const webp = () => toWebp(picture, writeXmp({ prompt, model, seed }));
      return keep
        ? keepFiles(servicePath() + pictureAddress(id, index + 1, 'png'), png, webp)
        : toDataUrl(png);
    }),
  );
}

/** Keeps the large form of a kept picture. @param texts of the small one @returns where it is */
export async function keepLarge(
  address: string,
  picture: RgbPicture,
  texts: Readonly<Record<string, string>>,
): Promise<string> {
  const png = await toPng(picture, texts);
  if (address.startsWith('data:')) return toDataUrl(png);
  return keepFiles(largeAddress(address), png, () => toWebp(picture, texts[XMP_KEYWORD] ?? ''));
}

/** Keeps a picture under its address, and as WebP beside it. @returns where it is */
async function keepFiles(
  address: string,
  png: Blob,
  toWebp: () => Promise<Blob | undefined>,
): Promise<string> {
  try {
    const cache = await caches.open(PICTURES);
    await cache.put(address, new Response(png));
    const webp = await toWebp();
    if (webp) await cache.put(address.replace(/png$/, 'webp'), new Response(webp));
    return address;
  } catch {
    return toDataUrl(png);
  }
}

/** A picture that was kept. @throws Error if it is gone */
export async function readKept(address: string): Promise<{ png: Uint8Array; picture: RgbPicture }> {
  const file = address.startsWith('data:') ? fromDataUrl(address) : await keptFile(address);
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext('2d')!;
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  const pixels = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) pixels.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
  return { png: new Uint8Array(await file.arrayBuffer()), picture: { width, height, pixels } };
}

async function keptFile(address: string): Promise<Blob> {
  const kept = await (await caches.open(PICTURES)).match(address);
  if (!kept) throw new Error('the picture is gone');
  return kept.blob();
}

/** Not `fetch`: the page's policy allows it this site alone. */
function fromDataUrl(url: string): Blob {
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

function toBlob({ width, height, pixels }: RgbPicture, type: string): Promise<Blob> {
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
