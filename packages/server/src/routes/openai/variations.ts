// POST /v1/images/variations: pictures that resemble a given one.
import { type DrawRequest, type ImagesResponse, ImageVariationFields, parseBody } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AtOnce, uploadBytes } from '../../limits/at-once.ts';
import type { AppContext } from '../context.ts';
import { modelOf } from './answer.ts';
import { respond } from './respond.ts';
import { KEEP, nameOfStart, othersNote, toStart } from './start.ts';
import { MAX_FORM_BYTES, readUploads } from './uploads.ts';

/** OpenAI's request says nothing of what the picture shows; without guidance the words hardly count. */
const NO_WORDS = { prompt: 'a picture', guidanceScale: 1 };

/** @param uploads bounds how many pictures are read at a time: they are large */
export async function vary(
  context: AppContext,
  uploads: AtOnce,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ImagesResponse | FastifyReply> {
  const caller = await context.identify(request, reply);
  const { asked, picture, notes } = await uploads.run(
    caller.client,
    async () => {
      const { image, fields, others } = await readUploads(request, ['image'], (name) =>
        context.blobs.get(name),
      );
      const variation = parseBody(ImageVariationFields, fields);
      return {
        asked: variation,
        picture: await toStart(context, image, caller.client),
        notes: othersNote(others),
      };
    },
    uploadBytes(request, MAX_FORM_BYTES),
  );
  const { seed, n = 1, prompt, keep = KEEP } = asked;
  const drawRequest: DrawRequest = {
    ...(prompt === undefined ? NO_WORDS : { prompt }),
    count: n,
    start: { picture: nameOfStart(picture), share: keep },
    ...modelOf(asked),
    ...(seed === undefined ? {} : { seed }),
  };
  return respond(context, request, reply, { caller, asked, drawRequest, start: picture, notes });
}
