// Requests in OpenAI's form (https://platform.openai.com/docs/api-reference/images), as far as Nonet can answer them.
// Fields that are unknown here are ignored, as other servers with this API do.
import { z } from 'zod';
import { ignored, optional, optionalBoolean, optionalName, optionalNumber } from './lenient.ts';
import { MAX_COUNT, MAX_PROMPT_LENGTH, RANDOM_SEED } from './limits.ts';
import { requestText } from './request-text.ts';

const LONGEST_SIDE = 100_000;

const side = (name: string) =>
  optionalNumber(z.number().min(1).max(LONGEST_SIDE))
    .catch(undefined)
    .describe(`An extension: ${name} in pixels, where \`size\` is absent.`);

/** How many pictures, and in which form. */
const pictures = {
  model: optional(z.string().max(100)).describe("A model of this service, or one of OpenAI's names."),
  n: optionalNumber(z.int().min(1).max(MAX_COUNT)).describe('Number of pictures; 1 when absent.'),
  size: optional(z.union([z.string().max(50), z.number()])).describe(
    '`auto` or `<width>x<height>`. Pictures are square: another size gives the nearest square, and `size` of the response says which.',
  ),
  width: side('width'),
  height: side('height'),
  response_format: optionalName(['url', 'b64_json']).describe(
    'Addresses or base64. When absent: base64 for `gpt-image-*` and `chatgpt-image-*`, else addresses.',
  ),
  seed: optionalNumber(z.int().min(RANDOM_SEED)).describe(
    'An extension: the same request with the same seed gives the same pictures; random when absent or -1.',
  ),
  user: ignored(),
};

/** What requests with a prompt have in common. */
const painted = {
  ...pictures,
  output_format: optionalName(['png', 'webp', 'jpeg'], { jpg: 'jpeg' }),
  output_compression: optionalNumber(z.number().min(0).max(100)).describe(
    'Quality of WebP and JPEG, in percent.',
  ),
  background: optionalName(['auto', 'opaque', 'transparent']).describe(
    '`transparent` cuts out what was drawn on a plain background; pictures of a place stay opaque.',
  ),
  stream: optionalBoolean().describe('Answers with server-sent events.'),
  partial_images: optionalNumber(z.int().min(0).max(3)).describe(
    'Unfinished pictures to send while streaming; there may be fewer.',
  ),
  negative_prompt: optional(requestText(MAX_PROMPT_LENGTH)).describe('An extension: what to avoid.'),
  quality: ignored(),
  style: ignored(),
  moderation: ignored(),
};

const prompt = requestText(MAX_PROMPT_LENGTH).refine((text) => text.trim() !== '', {
  error: 'expected some text',
});

export const ImageGenerationRequest = z.object({ ...painted, prompt }).meta({ id: 'ImageGenerationRequest' });
export type ImageGenerationRequest = z.infer<typeof ImageGenerationRequest>;

const keep = optionalNumber(z.number().min(0).max(1)).describe(
  'An extension: the share of the picture that stays, 0 to 1; 0.5 when absent.',
);

/** The fields of an edit, beside its files. */
export const ImageEditFields = z
  .object({ ...painted, prompt, keep, input_fidelity: ignored() })
  .meta({ id: 'ImageEditFields' });
export type ImageEditFields = z.infer<typeof ImageEditFields>;

/** The fields of the form that a variation is asked for with, beside the file `image`. */
export const ImageVariationFields = z
  .object({
    ...pictures,
    prompt: optional(requestText(MAX_PROMPT_LENGTH)).describe('An extension: what the picture shows.'),
    keep,
  })
  .meta({ id: 'ImageVariationFields' });
export type ImageVariationFields = z.infer<typeof ImageVariationFields>;

export const ImagesResponse = z
  .strictObject({
    created: z.int().describe('Seconds since 1970.'),
    data: z.array(z.strictObject({ url: z.string().optional(), b64_json: z.string().optional() })),
    size: z.string().describe('Of the pictures; `auto`: as the model draws them.'),
    output_format: z.enum(['png', 'webp', 'jpeg']),
    background: z
      .enum(['opaque', 'transparent'])
      .describe('`transparent` if at least one of the pictures is.'),
    notes: z
      .array(z.string())
      .optional()
      .describe('An extension: what was answered otherwise than requested, in sentences.'),
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
