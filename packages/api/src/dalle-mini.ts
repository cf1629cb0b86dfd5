// The request and the answer of DALL·E Mini's backend, which Craiyon's first clients spoke too.
import { z } from 'zod';
import { MAX_PROMPT_LENGTH } from './limits.ts';
import { requestText } from './request-text.ts';

export const DalleMiniRequest = z
  .looseObject({
    prompt: requestText(MAX_PROMPT_LENGTH).refine((prompt) => prompt.trim() !== '', {
      error: 'expected some text',
    }),
  })
  .meta({ id: 'DalleMiniRequest' });
export type DalleMiniRequest = z.infer<typeof DalleMiniRequest>;
export const DalleMiniResponse = z
  .strictObject({
    images: z.array(z.string()).describe('JPEG files in base64.'),
    version: z.string().describe('Name of the model.'),
  })
  .meta({ id: 'DalleMiniResponse' });
export type DalleMiniResponse = z.infer<typeof DalleMiniResponse>;
