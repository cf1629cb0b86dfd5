// What a client may ask for.
import { z } from 'zod';
import { ApiError } from './errors.ts';
import { MAX_COUNT, MAX_PROMPT_LENGTH } from './limits.ts';

const text = z.string().max(MAX_PROMPT_LENGTH);

/** A drawing to make. What is left out, the model decides; a seed that is left out is drawn at random. */
export const DrawRequest = z
  .strictObject({
    prompt: text.refine((prompt) => prompt.trim() !== '', { error: 'expected some text' }),
    negativePrompt: text.optional(),
    /** Name of a model; the server's default when absent. */
    model: z.string().min(1).max(100).optional(),
    seed: z.int().min(0).optional(),
    count: z.int().min(1).max(MAX_COUNT).optional(),
    candidates: z.int().min(1).max(36).optional(),
    guidanceScale: z.number().min(0).max(100).optional(),
    temperature: z.number().min(0).max(10).optional(),
    topK: z.int().min(0).optional(),
    topP: z.number().gt(0).max(1).optional(),
    /** Varies a picture of the service: its name, and the part of it that stays, spread over it. */
    start: z
      .strictObject({ picture: z.string().regex(/^[0-9a-f]{64}\.png$/), share: z.number().min(0).max(1) })
      .optional(),
  })
  .refine(({ count = MAX_COUNT, candidates = count }) => candidates >= count, {
    path: ['candidates'],
    error: 'expected at least as many as count',
  });
export type DrawRequest = z.infer<typeof DrawRequest>;

/** A drawing that the service has accepted: it is stored, and will end. */
export const Drawing = z.strictObject({
  id: z.uuid(),
  status: z.enum(['waiting', 'drawing', 'done', 'failed', 'cancelled']),
  model: z.string(),
  /** What was asked for; the seed is there also if it was left out. */
  request: DrawRequest,
  createdAt: z.iso.datetime(),
  /** While it waits: waiting drawings that are made before this one. */
  position: z.int().min(0).optional(),
  /** While it waits: until the pictures are there. */
  etaSeconds: z.int().min(0).optional(),
  /** When it is done: how long drawing took. */
  seconds: z.number().optional(),
  /** When it is done: addresses of PNG files on the server. */
  pictures: z.array(z.string()).optional(),
  /** When it is done: how words that were not taken literally were understood. */
  notes: z.array(z.string()).optional(),
  /** When it failed. */
  error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
});
export interface Drawing extends Readonly<z.infer<typeof Drawing>> {}

/** What a list of one's own drawings is asked with. */
export const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** Cursor of the page before. */
  before: z.coerce.number().int().min(1).optional(),
});

/** One page of one's own drawings, the latest first. */
export const DrawingList = z.strictObject({
  drawings: z.array(Drawing),
  /** `before` of the next page; absent at the end. */
  next: z.int().optional(),
});
export type DrawingList = z.infer<typeof DrawingList>;

/** Names of the models that can be asked for. */
export const ModelList = z.strictObject({
  /** The one that draws when a request names none. */
  default: z.string(),
  models: z.array(z.string()),
});
export type ModelList = z.infer<typeof ModelList>;

/** @throws ApiError `request-invalid` */
export function parseListQuery(query: unknown): z.infer<typeof ListQuery> {
  const { data, error } = ListQuery.safeParse(query);
  if (data) return data;
  const { path, message } = error.issues[0]!;
  throw new ApiError('request-invalid', `${path.join('.') || 'query'}: ${message}`);
}

/** @throws ApiError `prompt-empty`, `prompt-too-long`, `request-invalid` that names the field */
export const parseDrawRequest = (body: unknown): DrawRequest => parseBody(DrawRequest, body);

/** Checks a request that has a prompt. @throws ApiError as parseDrawRequest */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const { data, error } = schema.safeParse(body);
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
