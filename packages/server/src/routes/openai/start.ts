// Uploaded pictures as the model starts from them.
import { createHash } from 'node:crypto';
import { ApiError, counted } from '@nonet/api';
import { toMaskedPng, toSquarePng } from '../../images/index.ts';
import { storeBlobs } from '../../retention/blob-register.ts';
import type { AppContext } from '../context.ts';

/** The model sees no more of the picture than this. */
const SIDE = 256;
/** Half of the picture stays: enough to know it again, and room for another. */
export const KEEP = 0.5;

/**
 * What the model starts from. A small file may unpack to a large picture, so few are unpacked at a time.
 * @param mask of what is to be drawn anew
 * @throws ApiError `request-invalid` that names the file
 */
export function toStart(
  { renders }: Pick<AppContext, 'renders'>,
  image: Uint8Array,
  mask?: Uint8Array,
): Promise<Uint8Array> {
  const digests = [image, ...(mask ? [mask] : [])].map((file) =>
    createHash('sha256').update(file).digest('hex'),
  );
  return renders.get(`start ${digests.join(' ')}`, () =>
    (mask ? toMaskedPng(image, mask, SIDE) : toSquarePng(image, SIDE)).catch((cause: Error) => {
      if (cause instanceof ApiError) throw cause;
      const names = mask ? 'image and mask: expected picture files' : 'image: expected a picture file';
      throw new ApiError('request-invalid', names, { cause });
    }),
  );
}

/** Name under which a picture to start from is stored. */
export const storeStart = async ({ db, blobs }: AppContext, picture: Uint8Array): Promise<string> =>
  (await storeBlobs(db, blobs, [picture]))[0]!;

/** What is said of pictures beside the first. */
export const othersNote = (others: number): string[] =>
  others === 0
    ? []
    : [`image: only the first picture is used; ${counted(others, 'picture')} more came with it`];
