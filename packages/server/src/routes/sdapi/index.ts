// The API of AUTOMATIC1111's web UI: its clients work when their address is changed to this service's.
import type {
  SdExtraBatchRequest,
  SdExtraRequest,
  SdImageRequest,
  SdOptions,
  SdPngInfoRequest,
  SdProgressQuery,
  SdTextRequest,
} from '@nonet/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toApiError } from '../../api-error.ts';
import { AtOnce, uploadBytes } from '../../limits/at-once.ts';
import { clientOf } from '../../limits/client-of.ts';
import { whenOver } from '../../limits/connection-end.ts';
import { cancelDrawing } from '../../queue/drawings.ts';
import { takeAnyJson } from '../any-json.ts';
import type { AppContext } from '../context.ts';
import {
  EXTRA_BATCH,
  EXTRA_SINGLE,
  GET_OPTIONS,
  IMG2IMG,
  INTERRUPT,
  listOf,
  PNG_INFO,
  PROGRESS,
  REFRESH,
  SET_OPTIONS,
  TXT2IMG,
} from './describe.ts';
import { drawFromImage, drawText } from './draw.ts';
import { sendSdError } from './errors.ts';
import { extraBatch, extraSingle } from './extras.ts';
import { SdJobs, sdClientOf } from './jobs.ts';
import { lists, refreshes } from './lists.ts';
import { findModel, toSdModel } from './models.ts';
import { pngInfo } from './png-info.ts';
import { progressOf } from './progress.ts';

const PREFIX = '/sdapi/v1';
/** A picture of 20 MB and a mask, in base64. */
const BODY_LIMIT = 32 * 1024 * 1024;
/** Bytes of requests with pictures that are read at a time: each takes several times its size. */
const MOST_BYTES = 8 * BODY_LIMIT;

export async function sdRoutes(app: FastifyInstance, context: AppContext): Promise<void> {
  await app.register(async (scope) => addRoutes(scope, context), { prefix: PREFIX });
  // Where clients of that web UI look whether it is there.
  app.get(
    '/internal/ping',
    { schema: listOf('Answers, so that clients know that the service is there') },
    () => ({}),
  );
}

function addRoutes(scope: FastifyInstance, context: AppContext): void {
  const jobs = new SdJobs();
  takeAnyJson(scope);
  const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const answer = toApiError(error);
    context.metrics.errors.inc({ code: answer.code });
    if (answer.code === 'internal') request.log.error(error);
    return sendSdError(reply, answer);
  };
  scope.setErrorHandler(fail);
  scope.post<{ Body: SdTextRequest }>('/txt2img', { schema: TXT2IMG }, (request, reply) =>
    drawText(context, jobs, request, reply),
  );
  const withPictures = { bodyLimit: BODY_LIMIT, onRequest: boundUploads(context) };
  scope.post<{ Body: SdImageRequest }>('/img2img', { schema: IMG2IMG, ...withPictures }, (request, reply) =>
    drawFromImage(context, jobs, request, reply),
  );
  scope.post<{ Body: SdExtraRequest }>(
    '/extra-single-image',
    { schema: EXTRA_SINGLE, ...withPictures },
    (request, reply) => extraSingle(context, request, reply),
  );
  scope.post<{ Body: SdExtraBatchRequest }>(
    '/extra-batch-images',
    { schema: EXTRA_BATCH, ...withPictures },
    (request, reply) => extraBatch(context, request, reply),
  );
  scope.post<{ Body: SdPngInfoRequest }>('/png-info', { schema: PNG_INFO, ...withPictures }, ({ body }) =>
    pngInfo(body),
  );

  const clientOf = async (request: FastifyRequest, reply: FastifyReply) =>
    sdClientOf(request, await context.identify(request, reply));
  scope.get<{ Querystring: SdProgressQuery }>('/progress', { schema: PROGRESS }, async (request, reply) => {
    const client = await clientOf(request, reply);
    const wantsImage = request.query.skip_current_image?.toLowerCase() !== 'true';
    return progressOf(jobs.of(client), client.identified && wantsImage);
  });
  for (const path of ['/interrupt', '/skip']) {
    scope.post(path, { schema: INTERRUPT }, async (request, reply) => {
      for (const job of jobs.of(await clientOf(request, reply))) {
        job.interrupted = true;
        await cancelDrawing(context.db, job.owner, job.id);
      }
      return {};
    });
  }

  scope.get('/options', { schema: GET_OPTIONS }, async (request, reply): Promise<SdOptions> => {
    const model = jobs.chosenBy(await clientOf(request, reply)) ?? context.model;
    const { title, sha256 } = toSdModel(context, model);
    return {
      sd_model_checkpoint: title,
      sd_checkpoint_hash: sha256,
      sd_vae: 'Automatic',
      samples_format: 'png',
    };
  });
  scope.post<{ Body: SdOptions }>('/options', { schema: SET_OPTIONS }, async (request, reply) => {
    const { sd_model_checkpoint: checkpoint } = request.body;
    if (checkpoint) jobs.choose(await clientOf(request, reply), findModel(context, checkpoint));
    return reply.type('application/json').send('null');
  });

  for (const [path, { summary, answer }] of Object.entries(lists))
    scope.get(`/${path}`, { schema: listOf(summary) }, () => answer(context));
  for (const path of refreshes) scope.post(`/${path}`, { schema: REFRESH }, () => ({}));
}

/** Lets few bodies with pictures be read at a time. */
function boundUploads({ keys, uploadsPerClient }: AppContext) {
  const uploads = new AtOnce(MOST_BYTES, uploadsPerClient * BODY_LIMIT);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const client = await clientOf(keys, request);
    const release = uploads.take(client, uploadBytes(request, BODY_LIMIT));
    let isReading = true;
    const end = () => {
      if (isReading) release();
      isReading = false;
    };
    request.raw.once('end', end);
    whenOver(reply.raw, end);
  };
}
