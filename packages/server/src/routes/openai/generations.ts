// POST /v1/images/generations: pictures of a prompt, at once or with looks at them as they are drawn.
import { PassThrough } from 'node:stream';
import type { DrawRequest, ImageGenerationRequest, ImagesResponse } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toApiError } from '../../api-error.ts';
import { toVariant } from '../../images/index.ts';
import type { AppContext } from '../context.ts';
import { follow, goneSignal } from '../follow.ts';
import { submit } from '../submit.ts';
import {
  describeVariant,
  LIMIT_MS,
  modelOf,
  now,
  readDrawn,
  toBase64,
  toResponse,
  variantOf,
} from './answer.ts';
import { toOpenAiError } from './errors.ts';

/** Proxies cut connections that are silent for a minute. */
const BREATH_MS = 20_000;
/** Nothing is counted in text tokens here, but clients read these fields. */
const NO_TOKENS = {
  total_tokens: 0,
  input_tokens: 0,
  output_tokens: 0,
  input_tokens_details: { text_tokens: 0, image_tokens: 0 },
};

export async function generate(
  context: AppContext,
  request: FastifyRequest<{ Body: ImageGenerationRequest }>,
  reply: FastifyReply,
): Promise<ImagesResponse | FastifyReply> {
  const asked = request.body;
  const caller = await context.identify(request, reply);
  const { id } = await submit(context, caller, toDrawRequest(asked));
  const gone = goneSignal(reply);
  const drawing = { id, owner: caller.owner };
  if (!asked.stream) {
    const { pictures } = await follow(context, drawing, { gone, limitMs: LIMIT_MS });
    return toResponse(context, request, asked, pictures);
  }
  const stream = new PassThrough();
  void sendEvents(context, drawing, asked, gone, stream);
  return reply
    .type('text/event-stream')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream);
}

function toDrawRequest(asked: ImageGenerationRequest): DrawRequest {
  const { prompt, n = 1, seed, negative_prompt: negativePrompt } = asked;
  return {
    prompt,
    count: n,
    ...modelOf(asked),
    ...(seed === undefined ? {} : { seed }),
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
  };
}

async function sendEvents(
  context: AppContext,
  drawing: { readonly id: string; readonly owner: string },
  asked: ImageGenerationRequest,
  gone: AbortSignal,
  stream: PassThrough,
): Promise<void> {
  const variant = variantOf(asked);
  const shared = { ...describeVariant(variant), quality: 'auto' };
  const send = (type: string, data: object) =>
    stream.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  const breath = setInterval(() => stream.write(':\n\n'), BREATH_MS);
  let partials = 0;
  let sending = Promise.resolve();
  const sendPartial = async (preview: string, partial_image_index: number) => {
    const type = 'image_generation.partial_image';
    const bytes = Buffer.from(preview.slice(preview.indexOf(',') + 1), 'base64');
    const b64_json = toBase64(
      await toVariant(bytes, variant.format === 'png' ? { size: 128, ...variant } : variant),
    );
    send(type, { type, b64_json, partial_image_index, created_at: now(), ...shared });
  };
  try {
    const { pictures } = await follow(context, drawing, {
      gone,
      limitMs: LIMIT_MS,
      onEvent(event) {
        if (event.type !== 'progress' || !event.previews || partials >= (asked.partial_images ?? 0)) return;
        const [first] = event.previews;
        const index = partials++;
        sending = sending.then(() => sendPartial(first!, index)).catch(() => {}); // a look is no more than a look
      },
    });
    await sending;
    for (const path of pictures) {
      const type = 'image_generation.completed';
      const b64_json = toBase64(await readDrawn(context, path, variant));
      send(type, { type, b64_json, created_at: now(), ...shared, usage: NO_TOKENS });
    }
  } catch (error) {
    send('error', toOpenAiError(toApiError(error)));
  } finally {
    clearInterval(breath);
    stream.end();
  }
}
