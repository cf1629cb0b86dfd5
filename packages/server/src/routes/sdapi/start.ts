// The picture that an img2img request starts from, and what of it stays.
import { ApiError, type DrawRequest, type SdImageRequest } from '@nonet/api';
import { toPlainMask } from '../../images/index.ts';
import type { AppContext } from '../context.ts';
import { storeStart, toStart } from '../openai/start.ts';
import { fromBase64, notAPicture } from './base64-picture.ts';

/** What such servers draw anew unless a request says otherwise. */
const DEFAULT_STRENGTH = 0.75;

/** @throws ApiError `request-invalid` */
export async function startOf(
  context: AppContext,
  { init_images, mask, inpainting_mask_invert, denoising_strength = DEFAULT_STRENGTH }: SdImageRequest,
): Promise<NonNullable<DrawRequest['start']>> {
  const image = fromBase64('init_images.0', init_images[0]!);
  if (mask === undefined) {
    const share = 1 - Math.min(1, Math.max(0, denoising_strength));
    return { picture: await store(context, image), share };
  }
  const plain = await toPlainMask(fromBase64('mask', mask), Boolean(inpainting_mask_invert)).catch(
    (cause: Error) => {
      throw notAPicture('mask', cause);
    },
  );
  return { picture: await store(context, image, plain), share: 1, place: 'opaque' };
}

/** Name of the stored picture, which is transparent where the mask is white. */
async function store(context: AppContext, image: Uint8Array, mask?: Uint8Array): Promise<string> {
  const picture = await toStart(context, image, mask).catch((error: Error) => {
    if (!(error instanceof ApiError)) throw error;
    throw new ApiError(error.code, error.message.replace(/^image\b/, 'init_images.0'), { cause: error });
  });
  return storeStart(context, picture);
}
