// The request and the answer of DALL·E Mini's backend, which Craiyon's first clients spoke too.
import { z } from 'zod';
import { MAX_PROMPT_LENGTH } from './limits.ts';

export const DalleMiniRequest = z.looseObject({
  prompt: z
    .string()
    .max(MAX_PROMPT_LENGTH)
    .refine((prompt) => prompt.trim() !== '', { error: 'expected some text' }),
});
export const DalleMiniResponse = z.strictObject({
  /** JPEG files in base64. */
  images: z.array(z.string()),
  /** Name of the model. */
  version: z.string(),
});
export type DalleMiniResponse = z.infer<typeof DalleMiniResponse>;
