// The host's ads: a file that says what stands in which slot.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ServiceError } from '../service-error.ts';

/** Below the nine pictures at the end of the page, and at the foot of pages of shared sets. */
export const adSlots = ['page', 'share'] as const;
export type AdSlotName = (typeof adSlots)[number];

const Link = z
  .string()
  .max(2_000)
  .regex(/^(https?:\/\/|\/(?!\/))/, 'expected an address that begins with https:// or /');

const AdSlot = z
  .strictObject({
    height: z.int().min(50).max(400).describe('In pixels, the same before and after it is loaded.'),
    snippet: z.string().min(1).max(20_000).optional().describe("Another's markup, which needs consent."),
    house: z
      .array(
        z.strictObject({
          title: z.string().min(1).max(80),
          text: z.string().max(200).default(''),
          url: Link,
        }),
      )
      .default([])
      .describe("The host's own, of which one is shown; they need none."),
  })
  .refine(
    ({ snippet, house }) => snippet !== undefined || house.length > 0,
    'expected a snippet or house ads',
  );
export type AdSlot = z.infer<typeof AdSlot>;

const AdsFile = z.partialRecord(z.enum(adSlots), AdSlot);
export type Ads = z.infer<typeof AdsFile>;

/** @throws ServiceError `ads-unreadable`, `ads-invalid` that name the file and what is wrong */
export function readAds(path: string): Ads {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ServiceError('ads-unreadable', `${path}: ${(cause as Error).message}`, { cause });
  }
  const { data, error } = AdsFile.safeParse(content);
  if (data) return data;
  const { path: place, message } = error.issues[0]!;
  throw new ServiceError('ads-invalid', `${path}: ${place.join('.') || 'file'}: ${message}`);
}
