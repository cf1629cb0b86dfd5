// Draws what a request of OpenAI's API describes, and answers at once or with looks at the pictures as they are drawn.
import { PassThrough } from 'node:stream';
import type { DrawRequest, ImagesResponse } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toApiError } from '../../api-error.ts';
import { toVariant } from '../../images/index.ts';
import type { Caller } from '../caller.ts';
import type { AppContext } from '../context.ts';
import { follow, goneSignal } from '../follow.ts';
import { submit } from '../submit.ts';
import {
  type Asked,
  cuttable,
  describeVariant,
  LIMIT_MS,
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

interface Streamed extends Asked {
  readonly stream?: boolean | undefined;
  readonly partial_images?: number | undefined;
}

export interface Task {
  readonly caller: Caller;
  readonly asked: Streamed;
  readonly drawRequest: DrawRequest;
  /** The picture that it starts from. */
  readonly start?: Uint8Array;
  /** What the events of a stream are named after. */
  readonly events?: 'image_generation' | 'image_edit';
  /** What is answered otherwise than requested. */
  readonly notes?: readonly string[];
}

/** @throws ApiError of submit and follow */
export async function respond(
  context: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { caller, asked, drawRequest, start, events = 'image_generation', notes }: Task,
): Promise<ImagesResponse | FastifyReply> {
  const { id } = await submit(context, caller, drawRequest, start ? { start } : {});
  const gone = goneSignal(reply);
  const drawing = { id, owner: caller.owner, client: caller.client };
  if (!asked.stream) {
    const { pictures } = await follow(context, drawing, { gone, limitMs: LIMIT_MS });
    return toResponse(context, request, asked, pictures, caller.client, notes);
  }
  const stream = new PassThrough();
  void sendEvents(context, drawing, { asked, events, gone }, stream);
  return reply
    .type('text/event-stream')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream);
}

async function sendEvents(
  context: AppContext,
  drawing: { readonly id: string } & Pick<Caller, 'owner' | 'client'>,
  { asked, events, gone }: Required<Pick<Task, 'asked' | 'events'>> & { readonly gone: AbortSignal },
  stream: PassThrough,
): Promise<void> {
  const { cut: _, ...opaque } = variantOf(asked);
  const quality = 'auto';
  const send = (type: string, data: object) =>
    stream.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  const breath = setInterval(() => stream.write(':\n\n'), BREATH_MS);
  let partials = 0;
  let sending = Promise.resolve();
  const sendPartial = async (preview: string, partial_image_index: number) => {
    const type = `${events}.partial_image`;
    const bytes = Buffer.from(preview.slice(preview.indexOf(',') + 1), 'base64');
    const b64_json = toBase64(
      await toVariant(bytes, opaque.format === 'png' ? { size: 128, ...opaque } : opaque),
    );
    const shared = { ...describeVariant(opaque), quality };
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
      const type = `${events}.completed`;
      const variant = await cuttable(context, path, drawing.client, variantOf(asked));
      const b64_json = toBase64(await readDrawn(context, path, drawing.client, variant));
      const shared = { ...describeVariant(variant), quality };
      send(type, { type, b64_json, created_at: now(), ...shared, usage: NO_TOKENS });
    }
  } catch (error) {
    send('error', toOpenAiError(toApiError(error)));
  } finally {
    clearInterval(breath);
    stream.end();
  }
}
