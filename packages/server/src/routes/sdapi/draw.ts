// POST /sdapi/v1/txt2img and img2img: pictures in one answer, as AUTOMATIC1111's clients wait for them.
import {
  ApiError,
  type DrawRequest,
  type SdImageRequest,
  type SdImagesResponse,
  type SdTextRequest,
} from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toVariant } from '../../images/index.ts';
import { clientOf } from '../../limits/client-of.ts';
import type { AppContext } from '../context.ts';
import { follow, goneSignal } from '../follow.ts';
import { readDrawn, toBase64 } from '../openai/answer.ts';
import { submit } from '../submit.ts';
import { infoOf } from './info.ts';
import { type SdClient, SdJob, type SdJobs, sdClientOf } from './jobs.ts';
import { findModel, toSdModel } from './models.ts';
import { startOf } from './start.ts';
import { sideOf, toDrawRequest } from './to-draw-request.ts';

/** Clients wait as long as pictures take on a slow machine: up to ten minutes. */
const LIMIT_MS = 570_000;

export async function drawText(
  context: AppContext,
  jobs: SdJobs,
  request: FastifyRequest<{ Body: SdTextRequest }>,
  reply: FastifyReply,
): Promise<SdImagesResponse> {
  return draw(context, jobs, request, reply, {}, request.body);
}

export async function drawFromImage(
  context: AppContext,
  jobs: SdJobs,
  request: FastifyRequest<{ Body: SdImageRequest }>,
  reply: FastifyReply,
): Promise<SdImagesResponse> {
  const { init_images, mask, ...rest } = request.body;
  const { start, file } = await startOf(context, await clientOf(context.keys, request), request.body);
  const parameters = {
    ...rest,
    ...(rest.include_init_images ? { init_images, mask } : { init_images: null, mask: null }),
  };
  return draw(context, jobs, request, reply, { start }, parameters, file);
}

/** @param parameters what the answer repeats of the request  @param start the picture that it starts from */
async function draw(
  context: AppContext,
  jobs: SdJobs,
  request: FastifyRequest<{ Body: SdTextRequest }>,
  reply: FastifyReply,
  others: Partial<DrawRequest>,
  parameters: object,
  start?: Uint8Array,
): Promise<SdImagesResponse> {
  const asked = request.body;
  const caller = await context.identify(request, reply);
  const client = sdClientOf(request, caller);
  const wanted = toDrawRequest(asked, { ...modelOf(context, jobs, client, asked), ...others });
  const { id, model, drawn } = await submit(context, caller, wanted, start ? { start } : {});
  const job = new SdJob(id, caller.owner);
  const side = sideOf(asked);
  const ended = await jobs.run(client, job, () => end(context, job, side, caller.client, goneSignal(reply)));
  const info = infoOf({
    asked,
    drawn,
    model: toSdModel(context, model),
    count: ended.images.length,
    side,
    startedAt: job.startedAt,
    notes: ended.notes,
  });
  return {
    images: (asked.send_images ?? true) ? ended.images.map(toBase64) : [],
    parameters: { ...parameters },
    info,
  };
}

function modelOf(
  context: AppContext,
  jobs: SdJobs,
  client: SdClient,
  { override_settings }: SdTextRequest,
): { model?: string } {
  const named = override_settings?.sd_model_checkpoint;
  const model = named === undefined ? jobs.chosenBy(client) : findModel(context, named);
  return model === undefined ? {} : { model };
}

interface Ended {
  /** PNG files. */
  readonly images: readonly Uint8Array[];
  readonly notes: readonly string[];
}

/** Waits for the pictures of a job. Those of an interrupted one are as far as they were drawn. */
async function end(
  context: AppContext,
  job: SdJob,
  side: number,
  client: string,
  gone: AbortSignal,
): Promise<Ended> {
  const variant = { format: 'png', size: side } as const;
  try {
    const { pictures, notes = [] } = await follow(context, job, {
      gone,
      limitMs: LIMIT_MS,
      onEvent: (event) => job.note(event),
    });
    return {
      images: await Promise.all(pictures.map((path) => readDrawn(context, path, client, variant))),
      notes,
    };
  } catch (error) {
    if (!job.interrupted || !(error instanceof ApiError) || error.code !== 'cancelled') throw error;
    const files = job.previews.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    return { images: await Promise.all(files.map((file) => toVariant(file, variant))), notes: [] };
  }
}
