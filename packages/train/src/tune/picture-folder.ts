// A user's folder of pictures with captions, read as training examples.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import { NonetError } from '@nonet/core';
import sharp from 'sharp';

/** A picture in one framing. */
export interface CaptionedPicture {
  /** Any one of these says what is to be seen. */
  readonly captions: readonly string[];
  /** RGB `[size, size, 3]` */
  readonly pixels: Uint8Array;
}

export interface PictureFolder {
  readonly pictures: readonly CaptionedPicture[];
  /** Different pictures, before framing. */
  readonly count: number;
  /** Files that look like pictures and cannot be read, each with the reason. */
  readonly unreadable: readonly string[];
}

const ENDINGS = new Set(['.png', '.jpg', '.jpeg', '.webp', '.gif', '.avif', '.tif', '.tiff', '.svg']);

/**
 * Shares of the side that a picture fills. Without them a model learns a small folder by heart, place by place,
 * before it learns what is in it.
 */
const FRAMINGS = [1, 0.94, 0.88, 0.8];

/**
 * Reads every picture of a folder. Its caption is each line of the text file of the same name, else its file name
 * without numbers: `my_cat-03.png` is "my cat".
 * @param size width and height of the examples in pixels
 * @throws NonetError `tune-folder` if the folder is missing or holds no readable picture
 */
export async function readPictureFolder(folder: string, size: number): Promise<PictureFolder> {
  if (!existsSync(folder)) throw new NonetError('tune-folder', `${folder}: there is no such folder`);
  const files = readdirSync(folder)
    .filter((name) => ENDINGS.has(extname(name).toLowerCase()))
    .sort();
  const pictures: CaptionedPicture[] = [];
  const unreadable: string[] = [];
  for (const file of files) {
    try {
      const captions = captionsOf(folder, file);
      for (const share of FRAMINGS)
        pictures.push({ captions, pixels: await frame(join(folder, file), size, share) });
    } catch (error) {
      unreadable.push(`${file}: ${(error as Error).message.split('\n')[0]}`);
    }
  }
  if (pictures.length === 0) {
    const reason = unreadable.length > 0 ? `; the first cannot be read: ${unreadable[0]}` : '';
    throw new NonetError(
      'tune-folder',
      `${folder}: expected pictures (${[...ENDINGS].join(' ')}), got ${files.length}${reason}`,
    );
  }
  return { pictures, count: pictures.length / FRAMINGS.length, unreadable };
}

/** What a file name says: "Red_Fox (12).png" is "red fox". @throws NonetError `tune-caption` if it says nothing */
function captionsOf(folder: string, file: string): readonly string[] {
  const { name } = parse(file);
  const textFile = join(folder, `${name}.txt`);
  const lines = existsSync(textFile)
    ? readFileSync(textFile, 'utf8').split('\n')
    : [name.replace(/[\d_\-+.()[\]]+/g, ' ').toLowerCase()];
  const captions = lines.map((line) => line.trim().replace(/\s+/g, ' ')).filter(Boolean);
  if (captions.length === 0) {
    throw new NonetError('tune-caption', `expected words in its name or in ${name}.txt, got none`);
  }
  return captions;
}

/** The whole picture on a white square; photographs and other pictures that fill their frame are cut to a square. */
async function frame(path: string, size: number, share: number): Promise<Uint8Array> {
  const { isOpaque } = await sharp(path).stats();
  const side = Math.round(size * share);
  const before = Math.floor((size - side) / 2);
  const after = size - side - before;
  const inner = await sharp(path)
    .rotate() // as the camera was held
    .resize(side, side, { fit: isOpaque ? 'cover' : 'contain', background: '#fff' })
    .flatten({ background: '#fff' })
    .removeAlpha()
    .toColourspace('srgb')
    .png()
    .toBuffer();
  return sharp(inner)
    .extend({
      top: before,
      left: before,
      bottom: after,
      right: after,
      // A photograph goes on at its border, a cut-out stands on white.
      ...(isOpaque ? { extendWith: 'mirror' } : { background: '#fff' }),
    })
    .raw()
    .toBuffer();
}
