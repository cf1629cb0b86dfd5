// POST /v1/images/generations: pictures of a prompt.
import type { DrawRequest, ImageGenerationRequest, ImagesResponse } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppContext } from '../context.ts';
import { modelOf } from './answer.ts';
import { respond } from './respond.ts';

export async function generate(
  context: AppContext,
  request: FastifyRequest<{ Body: ImageGenerationRequest }>,
  reply: FastifyReply,
): Promise<ImagesResponse | FastifyReply> {
  const asked = request.body;
  const caller = await context.identify(request, reply);
  return respond(context, request, reply, { caller, asked, drawRequest: toDrawRequest(asked) });
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
