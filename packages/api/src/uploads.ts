// Pictures that somebody uploads to start drawings from.
import { z } from 'zod';

/** An uploaded picture, as drawings name it. */
export const StartUpload = z
  .strictObject({
    picture: z
      .string()
      .regex(/^[0-9a-f]{64}\.png$/)
      .describe('Its name, for `start.picture` of a drawing.'),
    masked: z
      .boolean()
      .describe('Whether parts of it are to be drawn anew: then `start.place` of a drawing is `opaque`.'),
    keptSeconds: z
      .int()
      .min(0)
      .describe('How long it is kept after it came, and after it was last drawn from.'),
  })
  .meta({ id: 'StartUpload', description: 'An uploaded picture to start from.' });
export type StartUpload = z.infer<typeof StartUpload>;
