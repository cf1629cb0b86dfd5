// What a client may ask for.
import { z } from 'zod';
import { ApiError } from './errors.ts';

/** Most characters (UTF-16 units) of a prompt. */
export const MAX_PROMPT_LENGTH = 10_000;
/** Most pictures of one drawing. */
export const MAX_COUNT = 9;

const text = z.string().max(MAX_PROMPT_LENGTH);

/** A drawing to make. What is left out, the model decides; a seed that is left out is drawn at random. */
export const DrawRequest = z
  .strictObject({
    prompt: text.refine((prompt) => prompt.trim() !== '', { error: 'expected some text' }),
    negativePrompt: text.optional(),
    seed: z.int().min(0).optional(),
    count: z.int().min(1).max(MAX_COUNT).optional(),
    candidates: z.int().min(1).max(36).optional(),
    guidanceScale: z.number().min(0).max(100).optional(),
    temperature: z.number().min(0).max(10).optional(),
    topK: z.int().min(0).optional(),
    topP: z.number().gt(0).max(1).optional(),
  })
  .refine(({ count = MAX_COUNT, candidates = count }) => candidates >= count, {
    path: ['candidates'],
    error: 'expected at least as many as count',
  });
export type DrawRequest = z.infer<typeof DrawRequest>;

/** @throws ApiError `prompt-empty`, `prompt-too-long`, `request-invalid` that names the field */
export function parseDrawRequest(body: unknown): DrawRequest {
  const { data, error } = DrawRequest.safeParse(body);
  if (data) return data;
  const { code, path, message } = error!.issues[0]!;
  if (path[0] === 'prompt') {
    if (code === 'too_big') {
      throw new ApiError('prompt-too-long', `prompt: expected at most ${MAX_PROMPT_LENGTH} characters`);
    }
    if (code === 'custom') throw new ApiError('prompt-empty', 'prompt: expected some text, got none');
  }
  throw new ApiError('request-invalid', `${path.join('.') || 'request'}: ${message}`);
}
