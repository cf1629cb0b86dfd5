// Schemas of the requests that clients may make.
import { z } from 'zod';
import { ApiError, type ErrorCode, errorStatus } from './errors.ts';
import { DEFAULT_COUNT, MAX_COUNT, MAX_PROMPT_LENGTH, RANDOM_SEED } from './limits.ts';
import { requestText } from './request-text.ts';
import { Scene } from './scene.ts';

const text = requestText(MAX_PROMPT_LENGTH);

/** A drawing to make. What is left out, the model decides; a seed that is left out is drawn at random. */
export const DrawRequest = z
  .strictObject({
    prompt: text
      .refine((prompt) => prompt.trim() !== '', { error: 'expected some text' })
      .describe('What to draw.'),
    negativePrompt: text.optional().describe('What to lead away from.'),
    model: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe("Name of a model; the server's default when absent."),
    seed: z
      .int()
      .min(RANDOM_SEED)
      .optional()
      .describe('With it, the same request gives the same pictures; drawn at random when absent or -1.'),
    count: z.int().min(1).max(MAX_COUNT).optional().describe(`Pictures; ${DEFAULT_COUNT} when absent.`),
    candidates: z
      .int()
      .min(1)
      .max(36)
      .optional()
      .describe('Pictures drawn, of which the best `count` are kept; at least as many as `count`.'),
    guidanceScale: z.number().min(0).max(100).optional().describe('How closely to follow the prompt.'),
    temperature: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .describe('Randomness of sampling; 0: the most probable token (argmax).'),
    topK: z
      .int()
      .min(0)
      .optional()
      .describe('Sample each token from so many most probable ones; 0: from all.'),
    topP: z
      .number()
      .gt(0)
      .max(1)
      .optional()
      .describe('Sample each token from the most probable ones that add up to this probability.'),
    start: z
      .strictObject({
        picture: z
          .string()
          .regex(/^[0-9a-f]{64}\.png$/)
          .describe('Its name: the last part of its address, or what an upload was answered with.'),
        share: z.number().min(0).max(1).describe('The part of it that stays.'),
        place: z
          .enum(['spread', 'top', 'opaque'])
          .optional()
          .describe(
            'Where that part lies: spread over the picture (when absent); its top, to be completed; or where the picture is opaque, whatever `share` says: transparent parts are drawn anew.',
          ),
      })
      .optional()
      .describe(
        'Varies, completes or edits a picture of the service, or one that was uploaded (`POST /api/uploads`).',
      ),
    scene: Scene.optional().describe('What to show in place of the scene that the prompt describes.'),
    joint: z
      .boolean()
      .optional()
      .describe('Whether the model draws a scene all at once, as in 2022, and not thing by thing.'),
  })
  .refine(({ count = DEFAULT_COUNT, candidates = count }) => candidates >= count, {
    path: ['candidates'],
    error: 'expected at least as many as count',
  })
  .meta({ id: 'DrawRequest', description: 'A drawing to make. What is left out, the model decides.' });
export type DrawRequest = z.infer<typeof DrawRequest>;

/** Why drawings wait although workers live; they go on by themselves. */
export const Delay = z
  .enum(['storage'])
  .describe('Why nothing is drawn at present: `storage` means that pictures cannot be stored.');
export type Delay = z.infer<typeof Delay>;

export const ErrorDetails = z
  .strictObject({
    category: z.string().optional().describe('Of a refused prompt: the category of the policy.'),
    reason: z.string().optional().describe('Why a prompt was refused, or somebody banned.'),
    until: z.iso.datetime().optional().describe('When a ban ends.'),
  })
  .describe('What an error can be worded from in another language.');

/** A drawing that the service has accepted: it is stored, and will end. */
export const Drawing = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(['waiting', 'drawing', 'done', 'failed', 'cancelled']),
    model: z.string(),
    request: DrawRequest.describe('What was asked for; the seed is there also if it was left out.'),
    createdAt: z.iso.datetime(),
    position: z
      .int()
      .min(0)
      .optional()
      .describe('While it waits: waiting drawings that are made before this one.'),
    etaSeconds: z.int().min(0).optional().describe('While it waits: until the pictures are there.'),
    delayed: Delay.optional(),
    seconds: z.number().optional().describe('When it is done: how long drawing took.'),
    pictures: z
      .array(z.string())
      .optional()
      .describe('When it is done: addresses of PNG files on the server.'),
    notes: z
      .array(z.string())
      .optional()
      .describe('When it is done: how words that were not taken literally were understood.'),
    scene: Scene.optional().describe(
      'When it is done: what the pictures were composed from; absent where the model drew them all at once.',
    ),
    error: z
      .strictObject({ code: z.string(), message: z.string(), details: ErrorDetails.optional() })
      .optional()
      .describe('When it failed: why.'),
  })
  .meta({
    id: 'Drawing',
    description: 'A drawing that the service has accepted: it is stored, and will end.',
  });
export interface Drawing extends Readonly<z.infer<typeof Drawing>> {}

/** What a list of one's own drawings is asked with. */
export const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  before: z.coerce.number().int().min(1).optional().describe('`next` of the page before.'),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** One page of one's own drawings, the latest first. */
export const DrawingList = z
  .strictObject({
    drawings: z.array(Drawing),
    next: z.int().optional().describe('`before` of the next page; absent at the end.'),
  })
  .meta({ id: 'DrawingList', description: "One page of one's own drawings, the latest first." });
export type DrawingList = z.infer<typeof DrawingList>;

/** Most drawings that one request may look up: as many as the page remembers. */
const MAX_LOOKUP = 200;

/** Ids of drawings to look up. */
export const DrawingIds = z.strictObject({ ids: z.array(z.uuid()).max(MAX_LOOKUP) });
export type DrawingIds = z.infer<typeof DrawingIds>;

/** Names of the models that can be asked for. */
export const ModelList = z
  .strictObject({
    default: z.string().describe('The one that draws when a request names none.'),
    models: z.array(z.string()),
  })
  .meta({ id: 'ModelList', description: 'Names of the models that can be asked for.' });
export type ModelList = z.infer<typeof ModelList>;

/** An error as the service sends it; the codes are in errors.ts. */
export const ErrorAnswer = z
  .strictObject({
    code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]).describe('Stable.'),
    message: z.string().describe('For people.'),
    details: ErrorDetails.optional(),
  })
  .meta({ id: 'Error' });

/** @throws ApiError `prompt-empty`, `prompt-too-long`, `request-invalid` that names the field */
export const parseDrawRequest = (body: unknown): DrawRequest => parseBody(DrawRequest, body);

/** Checks a request by its schema. @throws ApiError as parseDrawRequest */
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
