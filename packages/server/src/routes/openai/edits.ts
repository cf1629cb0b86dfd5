// POST /v1/images/edits: pictures that start from a given one and show what the prompt says.
import { type DrawRequest, ImageEditFields, type ImagesResponse, parseBody } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTransparent } from '../../images/index.ts';
import { type AtOnce, uploadBytes } from '../../limits/at-once.ts';
import type { AppContext } from '../context.ts';
import { modelOf } from './answer.ts';
import { respond } from './respond.ts';
import { KEEP, nameOfStart, othersNote, type StartMask, toStart } from './start.ts';
import { MAX_FORM_BYTES, readUploads } from './uploads.ts';

/** Its clients send a picture with transparent parts in place of a mask; those of later models mean a plain picture. */
const MASKED_BY_ITSELF = 'dall-e-2';

/** @param uploads bounds how many pictures are read at a time: they are large */
export async function edit(
  context: AppContext,
  uploads: AtOnce,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ImagesResponse | FastifyReply> {
  const caller = await context.identify(request, reply);
  const { asked, picture, masked, notes } = await uploads.run(
    caller.client,
    async () => {
      const readStored = (name: string) => context.blobs.get(name);
      const { image, mask, fields, others } = await readUploads(request, ['image', 'mask'], readStored);
      const fieldsOfEdit = parseBody(ImageEditFields, fields);
      const start = await toStart(context, image, caller.client, maskOf(fieldsOfEdit, image, mask));
      return {
        asked: fieldsOfEdit,
        picture: start,
        masked: await isTransparent(start),
        notes: othersNote(others),
      };
    },
    uploadBytes(request, MAX_FORM_BYTES),
  );
  const { prompt, seed, n = 1, keep = KEEP, negative_prompt: negativePrompt } = asked;
  const name = nameOfStart(picture);
  const drawRequest: DrawRequest = {
    prompt,
    count: n,
    start: masked ? { picture: name, share: 1, place: 'opaque' } : { picture: name, share: keep },
    ...modelOf(asked),
    ...(seed === undefined ? {} : { seed }),
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
  };
  return respond(context, request, reply, {
    caller,
    asked,
    drawRequest,
    start: picture,
    events: 'image_edit',
    notes,
  });
}

function maskOf(
  { model }: ImageEditFields,
  image: Uint8Array,
  mask: Uint8Array | undefined,
): StartMask | undefined {
  if (mask) return { file: mask, kind: 'given', make: async () => mask };
  if (model !== MASKED_BY_ITSELF) return undefined;
  return { file: image, kind: 'own', make: async () => ((await isTransparent(image)) ? image : undefined) };
}
