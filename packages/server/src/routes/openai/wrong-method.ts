// Requests of OpenAI's API whose address is known, but not with their method.
import { ApiError } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';

const METHODS = [
  [/^\/+v1\/+models(\/+[^/]+)?\/*$/, 'GET'],
  [/^\/+v1\/+images\/+(generations|edits|variations)\/*$/, 'POST'],
] as const;

/** The error of such a request, whose `Allow` it sets; undefined where there is nothing with any method. */
export function wrongMethod({ url, method }: FastifyRequest, reply: FastifyReply): ApiError | undefined {
  const path = url.split('?', 1)[0]!;
  const [, allowed] = METHODS.find(([form]) => form.test(path)) ?? [];
  if (allowed === undefined || allowed === method) return undefined;
  reply.header('allow', allowed);
  return new ApiError('method-not-allowed', `expected the method ${allowed}, got ${method}`);
}
