// Decides whether the page shows an ad.
import { z } from 'zod';

export const AdsShown = z
  .strictObject({
    url: z.string().optional().describe('Path of the frame; no ad is shown when absent.'),
    height: z.int().optional().describe('Of the frame, in pixels.'),
  })
  .meta({ id: 'AdsShown', description: 'The ad of the page.' });
export type AdsShown = z.infer<typeof AdsShown>;
