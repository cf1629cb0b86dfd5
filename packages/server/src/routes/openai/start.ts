// Uploaded pictures as the model starts from them.
import { ApiError, counted } from '@nonet/api';
import { blobName } from '../../blobs/names.ts';
import { COSTS } from '../../images/costs.ts';
import { pictureFormats, toMaskedPng, toSquarePng } from '../../images/index.ts';
import { ServiceError } from '../../service-error.ts';
import type { AppContext } from '../context.ts';

/** Pixels per side of what is kept of a picture: the model sees no more of it. */
export const START_SIDE = 256;
/** Half of the picture stays: enough to know it again, and room for another. */
export const KEEP = 0.5;

/** What is to be drawn anew of a picture. */
export interface StartMask {
  readonly file: Uint8Array;
  /** Tells masks of the same file from each other. */
  readonly kind: 'given' | 'own' | 'plain' | 'inverted';
  /** Undefined if all of the picture stays. Runs where few pictures are unpacked at a time. */
  readonly make: () => Promise<Uint8Array | undefined>;
}

/**
 * What the model starts from. A small file may unpack to a large picture, so few are unpacked at a time.
 * @param client see Caller
 * @throws ApiError `request-invalid` that names the file
 */
export async function toStart(
  { renders }: Pick<AppContext, 'renders'>,
  image: Uint8Array,
  client: string,
  mask?: StartMask,
): Promise<Uint8Array> {
  const digests = await Promise.all([image, ...(mask ? [mask.file] : [])].map(digestOf));
  const name = `start ${digests.join(' ')} ${mask?.kind ?? ''}`;
  const make = async () => {
    try {
      const made = await mask?.make();
      return await (made ? toMaskedPng(image, made, START_SIDE) : toSquarePng(image, START_SIDE));
    } catch (cause) {
      if (cause instanceof ApiError) throw cause;
      throw notAPicture(mask?.kind === 'given' ? 'image and mask' : 'image', cause);
    }
  };
  return renders.get(name, make, { client, cost: COSTS.upload });
}

/** @param names of the files that it may have been */
export function notAPicture(names: string, cause: unknown): ApiError {
  const reason = cause instanceof ServiceError ? cause.message : `expected a picture file: ${pictureFormats}`;
  return new ApiError('request-invalid', `${names}: ${reason}`, { cause });
}

/** Off the event loop: files are large. */
const digestOf = async (file: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(file))).toString('hex');

/** Name under which a picture to start from will be stored. */
export const nameOfStart = (picture: Uint8Array): string => blobName(picture, 'png');

/** What is said of pictures beside the first. */
export const othersNote = (others: number): string[] =>
  others === 0
    ? []
    : [`image: only the first picture is used; ${counted(others, 'picture')} more came with it`];
