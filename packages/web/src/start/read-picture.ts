// From a file of somebody's to the square that is sent: upright, small, without metadata.
import { t } from '../text.ts';

/** Bytes of the largest file that is read. */
const MOST_BYTES = 30 * 1024 * 1024;
/** Pixels per side of what is sent at most: more than the model sees, and quick on any connection. */
const SIDE = 512;
const QUALITY = 0.92;

/** Says to people why a file is no picture to start from. */
export class PictureProblem extends Error {}

/**
 * The middle square of a picture as a JPEG, upright as its EXIF data say, on white.
 * @param source a file, or the address of a picture of this site
 * @returns a `data:` URL
 * @throws PictureProblem
 */
export async function readPicture(source: File | string): Promise<string> {
  const picture = await (typeof source === 'string' ? load(source) : decode(source));
  const { width, height } = picture;
  const side = Math.min(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.min(SIDE, side);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const [x, y] = [(width - side) / 2, (height - side) / 2];
  context.drawImage(picture, x, y, side, side, 0, 0, canvas.width, canvas.height);
  if ('close' in picture) picture.close();
  return canvas.toDataURL('image/jpeg', QUALITY);
}

async function decode(file: File): Promise<ImageBitmap> {
  const name = file.name || t('start.thisFile');
  if (file.size > MOST_BYTES) {
    const [most, got] = [MOST_BYTES, file.size].map((bytes) => Math.round(bytes / 1024 / 1024)) as [
      number,
      number,
    ];
    throw new PictureProblem(t('start.tooLarge', { name, got, most }));
  }
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new PictureProblem(t('start.notPicture', { name }));
  }
}

async function load(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    return image;
  } catch {
    throw new PictureProblem(t('start.deleted'));
  }
}

/** The file that a `data:` URL holds. Not by `fetch`: the page's policy allows it this site alone. */
export function toFile(url: string): Blob {
  const [head = '', data = ''] = url.split(',');
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head)?.[1] ?? '' });
}
