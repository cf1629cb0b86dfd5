// POST /sdapi/v1/extra-single-image and extra-batch-images: given pictures, larger, by the upscaler of this service.
import { createHash } from 'node:crypto';
import {
  ApiError,
  type SdExtraBatchRequest,
  type SdExtraBatchResponse,
  type SdExtraOptions,
  type SdExtraRequest,
  type SdExtraResponse,
} from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import sharp from 'sharp';
import { blobName } from '../../blobs/names.ts';
import { COSTS, costOfVariant } from '../../images/costs.ts';
import { decodePicture, encodeLike, openUpright } from '../../images/index.ts';
import { whileCounted } from '../../keys/quota.ts';
import { ENLARGED_GRACE, storeBlobs } from '../../retention/blob-register.ts';
import { FACTOR, MOST_PIXELS } from '../../upscaling/limits.ts';
import type { AppContext } from '../context.ts';
import { toBase64 } from '../openai/answer.ts';
import { notAPicture } from '../openai/start.ts';
import { fromBase64 } from './base64-picture.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As those servers have them. */
const DEFAULT_FACTOR = 2;
const DEFAULT_SIDE = 512;
/** Of what is answered, in pixels. */
const MOST_SIDE = 4096;
/** Clients wait as long as it takes: up to ten minutes. */
const LIMIT_MS = 570_000;

export async function extraSingle(
  context: AppContext,
  request: FastifyRequest<{ Body: SdExtraRequest }>,
  reply: FastifyReply,
): Promise<SdExtraResponse> {
  const { image, ...options } = request.body;
  const [file] = await enlargeAll(context, request, reply, options, [['image', image]]);
  return { html_info: describe(options), image: toBase64(file!) };
}

export async function extraBatch(
  context: AppContext,
  request: FastifyRequest<{ Body: SdExtraBatchRequest }>,
  reply: FastifyReply,
): Promise<SdExtraBatchResponse> {
  const { imageList, ...options } = request.body;
  const pictures = imageList.map(({ data }, index): Given => [`imageList.${index}.data`, data]);
  const files = await enlargeAll(context, request, reply, options, pictures);
  return { html_info: describe(options), images: files.map(toBase64) };
}

/** A picture of a request: its field, its text. */
type Given = readonly [field: string, base64: string];

/**
 * What is enlarged counts as what is drawn; what is refused does not count.
 * @throws ApiError of Identify, `banned`, `quota-exceeded` and those of toPng and enlarge
 */
async function enlargeAll(
  context: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  options: SdExtraOptions,
  pictures: readonly Given[],
): Promise<Uint8Array[]> {
  const { db, trust, identify } = context;
  const caller = await identify(request, reply);
  trust.bans.check(caller.knownAs);
  const small: Uint8Array[] = [];
  for (const [field, base64] of pictures)
    small.push(await toPng(context, caller.client, fromBase64(field, base64), field));
  return whileCounted(db, caller, small.length, async () => {
    const large: Uint8Array[] = [];
    for (const png of small) large.push(await enlarge(context, caller.client, options, png));
    return large;
  });
}

const isNone = (name: string | undefined): boolean => name === undefined || /^none$/i.test(name);
const isWanted = ({ upscaler_1, upscaler_2 }: SdExtraOptions): boolean =>
  !isNone(upscaler_1) || !isNone(upscaler_2);

const describe = (options: SdExtraOptions): string =>
  isWanted(options) ? "Enlarged by Nonet's upscaler." : 'No upscaler was named: the size is as it was.';

/** @returns a PNG file @throws ApiError `queue-full`, `unavailable`, `drawing-failed` */
async function enlarge(
  context: AppContext,
  client: string,
  options: SdExtraOptions,
  small: Uint8Array,
): Promise<Uint8Array> {
  if (!isWanted(options)) return small;
  const { width, height } = await sharp(small).metadata();
  const size = sizeOf(options, { width, height });
  const isLarger = size.width > width || size.height > height;
  const source = isLarger ? await upscaled(context, client, small) : small;
  const { upscaling_crop: crop = true } = options;
  const fit = crop ? 'cover' : 'inside';
  const name = `extra ${digestOf(source)} ${size.width} ${size.height} ${fit}`;
  const make = () =>
    sharp(source)
      .resize({ ...size, fit })
      .png()
      .toBuffer();
  return context.renders.get(name, make, {
    client,
    cost: costOfVariant({ format: 'png' }, Math.max(size.width, size.height)),
  });
}

/** A file of a stranger as PNG of a size that can be enlarged. @throws ApiError `request-invalid` */
function toPng({ renders }: AppContext, client: string, file: Buffer, field: string): Promise<Uint8Array> {
  const make = async () => {
    const fail = (cause: Error) => {
      throw notAPicture(field, cause);
    };
    const { width, height } = await openUpright(file)
      .then((picture) => picture.metadata())
      .catch(fail);
    if (width * height > MOST_PIXELS) {
      throw new ApiError(
        'request-invalid',
        `${field}: expected at most ${MOST_PIXELS} pixels, as 1024x1024 has, got ${width}x${height}`,
      );
    }
    return encodeLike(await decodePicture(file).catch(fail), file);
  };
  return renders.get(`extra ${digestOf(file)}`, make, { client, cost: COSTS.upload });
}

/** Four times as large; the picture itself if it was made so here. */
async function upscaled(
  { db, blobs, upscales }: AppContext,
  client: string,
  png: Uint8Array,
): Promise<Uint8Array> {
  const store = () => storeBlobs(db, blobs, [png], ENLARGED_GRACE);
  const large = await upscales.get(blobName(png, 'png'), client, LIMIT_MS, store).then(
    (made) => blobs.get(made),
    (error: unknown) => {
      if (error instanceof ApiError && error.code === 'not-found') return png;
      throw error;
    },
  );
  if (!large) throw new ApiError('drawing-failed', 'the enlarged picture is gone');
  return large;
}

function sizeOf(options: SdExtraOptions, { width, height }: Size): Size {
  const { resize_mode, upscaling_resize: factor = DEFAULT_FACTOR } = options;
  const { upscaling_resize_w = DEFAULT_SIDE, upscaling_resize_h = DEFAULT_SIDE } = options;
  const side = (pixels: number) => Math.min(MOST_SIDE, Math.max(1, Math.round(pixels)));
  if (resize_mode === 1) return { width: side(upscaling_resize_w), height: side(upscaling_resize_h) };
  const times = Math.min(FACTOR, factor);
  return { width: side(width * times), height: side(height * times) };
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
