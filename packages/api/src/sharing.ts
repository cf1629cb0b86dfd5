// Sharing: links to finished drawings, the gallery of those that are published, and what embeds ask for.
import { z } from 'zod';
import { DrawRequest } from './schemas.ts';

/** A link to a finished drawing. Everyone with the link sees the pictures; only published ones can be found. */
export const Share = z
  .strictObject({
    id: z.string().describe('Unguessable; the last part of its address.'),
    url: z.string().describe('Address of its page.'),
    published: z.boolean().describe('Whether it is in the gallery.'),
    own: z.boolean().describe("Whether it is the caller's."),
    likes: z.int().min(0),
    liked: z.boolean().describe('Whether the caller likes it.'),
    prompt: z.string(),
    model: z.string(),
    seed: z.int().min(0),
    pictures: z.array(z.string()).describe('Addresses of PNG files on the server.'),
    request: DrawRequest.describe(
      'Draws these pictures again: all that was asked for, except a picture that it started from.',
    ),
    notes: z
      .array(z.string())
      .optional()
      .describe('How words that were not taken literally were understood.'),
    createdAt: z.iso.datetime().describe('When it was drawn.'),
    publishedAt: z.iso.datetime().optional(),
  })
  .meta({
    id: 'Share',
    description:
      'A link to a finished drawing. Everyone with the link sees the pictures; only published ones can be found.',
  });
export interface Share extends Readonly<z.infer<typeof Share>> {}

/** What the gallery is asked with. */
export const GalleryQuery = z.strictObject({
  search: z.string().max(200).optional().describe('Words, or beginnings of words, of the prompt.'),
  sort: z.enum(['newest', 'liked']).default('newest'),
  limit: z.coerce.number().int().min(1).max(60).default(24),
  after: z
    .string()
    .regex(/^\d{1,15}(-\d{1,15})?$/)
    .optional()
    .describe('`next` of the page before.'),
});
export type GalleryQuery = z.infer<typeof GalleryQuery>;

/** One page of the gallery. */
export const Gallery = z
  .strictObject({
    shares: z.array(Share),
    next: z.string().optional().describe('`after` of the next page; absent at the end.'),
  })
  .meta({ id: 'Gallery', description: 'One page of published sets.' });
export type Gallery = z.infer<typeof Gallery>;

/** What https://oembed.com asks with; sizes are in pixels. */
export const OEmbedQuery = z.looseObject({
  url: z.string().max(2_000),
  format: z.string().optional(),
  maxwidth: z.coerce.number().int().min(1).optional(),
  maxheight: z.coerce.number().int().min(1).optional(),
});
export type OEmbedQuery = z.infer<typeof OEmbedQuery>;

const embed = {
  version: z.literal('1.0'),
  title: z.string(),
  provider_name: z.string(),
  provider_url: z.string(),
  cache_age: z.int(),
};

/** How a shared set (`rich`: a frame) or a picture of one (`photo`) is shown on other sites; `link` where there is no room. */
export const OEmbed = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...embed,
      type: z.literal('photo'),
      url: z.string(),
      width: z.int(),
      height: z.int(),
    }),
    z.strictObject({
      ...embed,
      type: z.literal('rich'),
      html: z.string(),
      width: z.int(),
      height: z.int(),
      thumbnail_url: z.string(),
      thumbnail_width: z.int(),
      thumbnail_height: z.int(),
    }),
    z.strictObject({ ...embed, type: z.literal('link') }),
  ])
  .meta({ id: 'OEmbed' });
export type OEmbed = z.infer<typeof OEmbed>;
