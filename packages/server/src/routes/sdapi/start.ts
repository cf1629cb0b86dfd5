// The picture that an img2img request starts from, and what of it stays.
import { ApiError, type DrawRequest, type SdImageRequest } from '@nonet/api';
import { toPlainMask } from '../../images/index.ts';
import type { AppContext } from '../context.ts';
import { nameOfStart, notAPicture, type StartMask, toStart } from '../openai/start.ts';
import { fromBase64 } from './base64-picture.ts';

/** What such servers draw anew unless a request says otherwise. */
const DEFAULT_STRENGTH = 0.75;

export interface Start {
  readonly start: NonNullable<DrawRequest['start']>;
  /** The picture that it names. */
  readonly file: Uint8Array;
}

/** @param client see Caller @throws ApiError `request-invalid` */
export async function startOf(
  context: AppContext,
  client: string,
  { init_images, mask, inpainting_mask_invert, denoising_strength = DEFAULT_STRENGTH }: SdImageRequest,
): Promise<Start> {
  const image = fromBase64('init_images.0', init_images[0]!);
  if (mask === undefined) {
    const share = 1 - Math.min(1, Math.max(0, denoising_strength));
    const file = await read(context, client, image);
    return { start: { picture: nameOfStart(file), share }, file };
  }
  const file = fromBase64('mask', mask);
  const isInverted = Boolean(inpainting_mask_invert);
  const make = () =>
    toPlainMask(file, isInverted).catch((cause: Error) => {
      throw notAPicture('mask', cause);
    });
  const plain: StartMask = { file, kind: isInverted ? 'inverted' : 'plain', make };
  const masked = await read(context, client, image, plain);
  return { start: { picture: nameOfStart(masked), share: 1, place: 'opaque' }, file: masked };
}

/** What the model starts from, transparent where the mask is white. */
const read = (
  context: AppContext,
  client: string,
  image: Uint8Array,
  mask?: StartMask,
): Promise<Uint8Array> =>
  toStart(context, image, client, mask).catch((error: Error) => {
    if (!(error instanceof ApiError)) throw error;
    throw new ApiError(error.code, error.message.replace(/^image\b/, 'init_images.0'), { cause: error });
  });
