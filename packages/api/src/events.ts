// What happens to a drawing, as server-sent events: any number of `queued` and `progress`, then `done` or `error`.
import { z } from 'zod';
import { type ErrorCode, errorStatus } from './errors.ts';

/** A picture as a `data:` URL. */
const Image = z.string().startsWith('data:image/');

const QueuedEvent = z.strictObject({
  type: z.literal('queued'),
  /** Drawings that are made before this one. */
  position: z.int().min(0),
});

const ProgressEvent = z.strictObject({
  type: z.literal('progress'),
  /** Steps done of all steps. */
  done: z.int().min(0),
  total: z.int().min(1),
  /** Small versions of the pictures as far as they are drawn, at some of the steps. */
  previews: z.array(Image).optional(),
});

const DoneEvent = z.strictObject({
  type: z.literal('done'),
  /** With the prompt and the same options it gives the same pictures again. */
  seed: z.int().min(0),
  seconds: z.number(),
  /** PNG, best first if there were more candidates than pictures. */
  pictures: z.array(Image),
});

const ErrorEvent = z.strictObject({
  type: z.literal('error'),
  code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
});

export const DrawEvent = z.discriminatedUnion('type', [QueuedEvent, ProgressEvent, DoneEvent, ErrorEvent]);
export type DrawEvent = z.infer<typeof DrawEvent>;

/** An event in the text form of https://html.spec.whatwg.org/#server-sent-events */
export const encodeEvent = (event: DrawEvent): string =>
  `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
