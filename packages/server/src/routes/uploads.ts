// Pictures that somebody uploads to start drawings from: kept for a while as a small square, under the name of its content.
import multipart from '@fastify/multipart';
import { StartUpload, UPLOAD_HOURS } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isTransparent } from '../images/index.ts';
import { AtOnce, uploadBytes } from '../limits/at-once.ts';
import { Throttle } from '../limits/throttle.ts';
import { errors, json } from '../openapi/answers.ts';
import { storeBlobs } from '../retention/blob-register.ts';
import type { AppContext } from './context.ts';
import { nameOfStart, toStart } from './openai/start.ts';
import { MAX_FORM_BYTES, MAX_JSON_BYTES, MAX_UPLOAD_BYTES, readUploads } from './openai/uploads.ts';

/** Bytes of uploads that are read at a time. */
const MOST_BYTES = 4 * MAX_FORM_BYTES;
/** Uploads of a client that are kept at a time: what they take on the disk is bounded by this. */
const MOST_KEPT = 200;

export async function uploadRoutes(app: FastifyInstance, context: AppContext): Promise<void> {
  const { db, blobs, trust } = context;
  const reading = new AtOnce(MOST_BYTES, context.uploadsPerClient * MAX_FORM_BYTES);
  const kept = new Throttle(MOST_KEPT, UPLOAD_HOURS * 60);
  await app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: MAX_UPLOAD_BYTES, files: 2, fields: 0, parts: 2 },
    });
    // Forms are read and checked part by part.
    const unchecked = { validatorCompiler: () => () => true, bodyLimit: MAX_JSON_BYTES };
    scope.post('/api/uploads', { schema: UPLOAD, ...unchecked }, async (request, reply) => {
      const { client, knownAs } = await context.identify(request, reply);
      trust.bans.check(knownAs);
      kept.take(client);
      const start = await reading.run(
        client,
        async () => {
          const readStored = (name: string) => blobs.get(name);
          const { image, mask } = await readUploads(request, ['image', 'mask'], readStored);
          const given = mask && { file: mask, kind: 'given' as const, make: async () => mask };
          return toStart(context, image, client, given);
        },
        uploadBytes(request, MAX_FORM_BYTES),
      );
      await storeBlobs(db, blobs, [start]);
      const upload: StartUpload = {
        picture: nameOfStart(start),
        masked: await isTransparent(start),
        keptSeconds: UPLOAD_HOURS * 60 * 60,
      };
      return reply.status(201).send(upload);
    });
  });
}

const PICTURE = z.any().describe('A picture file: PNG, JPEG, WebP, GIF or AVIF, at most 20 MiB.');

const UPLOAD = {
  tags: ['drawings'],
  summary: 'Upload a picture to start drawings from',
  description:
    'A drawing names it in `start`. Its middle square is used, upright and without metadata. It is kept for `keptSeconds` after it came and after it was last drawn from. Instead of a form, JSON with `image` (and `mask`): data URLs, base64, or addresses of pictures of this service; at most 8 MiB.',
  consumes: ['multipart/form-data', 'application/json'],
  body: z.object({
    image: PICTURE,
    mask: PICTURE.optional().describe(
      'A picture of the same proportions. What is transparent in it (or white, where it has no transparency) is drawn anew, the rest stays.',
    ),
  }),
  response: {
    201: json(StartUpload, 'It is kept.'),
    ...errors([
      'request-invalid',
      'request-too-large',
      'request-not-json',
      'banned',
      'key-unknown',
      'key-forbidden',
      'rate-limited',
      'unavailable',
    ]),
  },
};
