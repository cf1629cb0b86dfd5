// POST /v1/images/variations: pictures that resemble a given one.
import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { ApiError, type DrawRequest, type ImagesResponse, ImageVariationFields, parseBody } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toSquarePng } from '../../images/index.ts';
import type { AtOnce } from '../../limits/at-once.ts';
import { storeBlobs } from '../../retention/blob-register.ts';
import type { AppContext } from '../context.ts';
import { follow, goneSignal } from '../follow.ts';
import { submit } from '../submit.ts';
import { LIMIT_MS, modelOf, toResponse } from './answer.ts';

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** The model sees no more of the picture than this. */
const SIDE = 256;
/** Half of the picture stays: enough to know it again, and room for another. */
const KEEP = 0.5;
/** OpenAI's request says nothing of what the picture shows; without guidance the words hardly count. */
const NO_WORDS = { prompt: 'a picture', guidanceScale: 1 };

/** @param uploads bounds how many pictures are read at a time: they are large */
export async function vary(
  context: AppContext,
  uploads: AtOnce,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ImagesResponse> {
  const caller = await context.identify(request, reply);
  const { asked, picture } = await uploads.run(caller.account, async () => {
    const { image, fields } = await readForm(request);
    return { asked: parseBody(ImageVariationFields, fields), picture: await toStart(context, image) };
  });
  const { seed, n = 1, prompt, keep = KEEP } = asked;
  const start = { picture: (await storeBlobs(context.db, context.blobs, [picture]))[0]!, share: keep };
  const drawRequest: DrawRequest = {
    ...(prompt?.trim() ? { prompt } : NO_WORDS),
    count: n,
    start,
    ...modelOf(asked),
    ...(seed === undefined ? {} : { seed }),
  };
  const { id } = await submit(context, caller, drawRequest);
  const drawing = { id, owner: caller.owner };
  const { pictures } = await follow(context, drawing, { gone: goneSignal(reply), limitMs: LIMIT_MS });
  return toResponse(context, request, asked, pictures);
}

/** What the model starts from. A small file may unpack to a large picture, so few are unpacked at a time. */
function toStart({ renders }: AppContext, image: Buffer): Promise<Uint8Array> {
  const digest = createHash('sha256').update(image).digest('hex');
  return renders.get(`start ${digest}`, () =>
    toSquarePng(image, SIDE).catch((cause: Error) => {
      throw new ApiError('request-invalid', 'image: expected a picture file', { cause });
    }),
  );
}

async function readForm(request: FastifyRequest) {
  if (!request.isMultipart()) throw new ApiError('request-invalid', 'expected a form (multipart/form-data)');
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  let image: Buffer | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else if (part.fieldname === 'image') image = await part.toBuffer();
      else throw unknownFile(part);
    }
  } catch (error) {
    // Errors of the library have a status; those of the parser below it have none.
    if (error instanceof ApiError || 'statusCode' in (error as Error)) throw error;
    throw new ApiError('request-invalid', `the form is broken: ${(error as Error).message}`);
  }
  if (!image) throw new ApiError('request-invalid', 'image: expected a picture file, got none');
  return { image, fields: { ...fields } };
}

const unknownFile = ({ fieldname }: MultipartFile) =>
  new ApiError('request-invalid', `expected one file, image, got ${JSON.stringify(fieldname.slice(0, 50))}`);
