// Requests in OpenAI's form (https://platform.openai.com/docs/api-reference/images), as far as Nonet can answer them.
import { z } from 'zod';
import { MAX_COUNT, MAX_PROMPT_LENGTH } from './limits.ts';
import { requestText } from './request-text.ts';

/** What clients leave out, some send as null. */
const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

const size = z.enum(['auto', '256x256', '512x512', '1024x1024']).describe('The model draws squares.');

const shared = {
  model: optional(z.string().min(1).max(100)),
  n: optional(z.int().min(1).max(MAX_COUNT)),
  size: optional(size),
  response_format: optional(z.enum(['url', 'b64_json'])),
  user: optional(z.string().max(1_000).describe('Name of the end user; not used.')),
  seed: optional(z.int().min(0).describe("Nonet's own: with it, the same request gives the same pictures.")),
};

export const ImageGenerationRequest = z
  .strictObject({
    ...shared,
    prompt: requestText(MAX_PROMPT_LENGTH).refine((prompt) => prompt.trim() !== '', {
      error: 'expected some text',
    }),
    output_format: optional(z.enum(['png', 'webp', 'jpeg'])),
    output_compression: optional(z.int().min(0).max(100)),
    stream: optional(z.boolean()),
    partial_images: optional(
      z.int().min(0).max(3).describe('Unfinished pictures to be shown while streaming; there may be fewer.'),
    ),
    background: optional(z.enum(['auto', 'opaque'])),
    negative_prompt: optional(
      requestText(MAX_PROMPT_LENGTH).describe("Nonet's own: what to lead away from."),
    ),
    // Knobs of OpenAI's models that this one does not have.
    quality: optional(z.string().max(20).describe('Taken and not used.')),
    style: optional(z.string().max(20).describe('Taken and not used.')),
    moderation: optional(z.enum(['auto', 'low']).describe('Taken and not used.')),
  })
  .meta({ id: 'ImageGenerationRequest' });
export type ImageGenerationRequest = z.infer<typeof ImageGenerationRequest>;

const wholeText = z.string().regex(/^\d{1,15}$/, { error: 'expected a whole number' });

/** The fields of the form that a variation is asked for with, beside the file `image`. */
export const ImageVariationFields = z
  .strictObject({
    ...shared,
    n: wholeText.transform(Number).pipe(z.int().min(1).max(MAX_COUNT)).optional(),
    seed: wholeText.transform(Number).optional(),
    prompt: requestText(MAX_PROMPT_LENGTH).optional().describe("Nonet's own: what the picture shows."),
    keep: z.coerce
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe("Nonet's own: the part of the picture that stays, 0 to 1."),
  })
  .meta({ id: 'ImageVariationFields' });
export type ImageVariationFields = z.infer<typeof ImageVariationFields>;

export const ImagesResponse = z
  .strictObject({
    created: z.int().describe('Seconds since 1970.'),
    data: z.array(z.strictObject({ url: z.string().optional(), b64_json: z.string().optional() })),
    size: z.string(),
    output_format: z.enum(['png', 'webp', 'jpeg']),
    background: z.literal('opaque'),
  })
  .meta({ id: 'ImagesResponse' });
export type ImagesResponse = z.infer<typeof ImagesResponse>;

export const OpenAiModel = z
  .strictObject({
    id: z.string(),
    object: z.literal('model'),
    created: z.int(),
    owned_by: z.string(),
  })
  .meta({ id: 'OpenAiModel' });
export type OpenAiModel = z.infer<typeof OpenAiModel>;
export const OpenAiModelList = z
  .strictObject({ object: z.literal('list'), data: z.array(OpenAiModel) })
  .meta({ id: 'OpenAiModelList' });
export type OpenAiModelList = z.infer<typeof OpenAiModelList>;

export const OpenAiError = z
  .strictObject({
    error: z.strictObject({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().nullable(),
    }),
  })
  .meta({ id: 'OpenAiError' });
export type OpenAiError = z.infer<typeof OpenAiError>;
