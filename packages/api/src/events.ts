// Server-sent events of a drawing: any number of `queued` and `progress`, then `done` or `error`. Each event carries the
// whole present state, so that a client that reconnects, to any node, misses nothing.
import { z } from 'zod';
import { type ErrorCode, errorStatus } from './errors.ts';
import { Scene } from './scene.ts';
import { Delay, ErrorDetails } from './schemas.ts';

/** A small picture as a `data:` URL. */
const Image = z.string().startsWith('data:image/').describe('A small picture.');

const QueuedEvent = z.strictObject({
  type: z.literal('queued'),
  position: z.int().min(0).describe('Waiting drawings that are made before this one.'),
  etaSeconds: z
    .int()
    .min(0)
    .optional()
    .describe('Until the pictures are there, from measured speeds; absent while there is nobody to draw.'),
  delayed: Delay.optional(),
});

const ProgressEvent = z.strictObject({
  type: z.literal('progress'),
  done: z.int().min(0).describe('Steps done of all steps.'),
  total: z.int().min(1),
  previews: z
    .array(Image)
    .optional()
    .describe('Small versions of the pictures as far as they are drawn, at some of the steps.'),
  delayed: Delay.optional(),
});

const DoneEvent = z.strictObject({
  type: z.literal('done'),
  seed: z.int().min(0).describe('With the prompt and the same options it gives the same pictures again.'),
  seconds: z.number().describe('How long drawing took.'),
  pictures: z
    .array(z.string())
    .describe(
      'Addresses of PNG files on the server, best first if there were more candidates than pictures.',
    ),
  notes: z
    .array(z.string())
    .optional()
    .describe('How words that were not taken literally were understood: "puma → leopard (a kind of it)".'),
  scene: Scene.optional().describe(
    'What the pictures were composed from; absent where the model drew them all at once.',
  ),
});

const ErrorEvent = z.strictObject({
  type: z.literal('error'),
  code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  details: ErrorDetails.optional(),
});

export const DrawEvent = z
  .discriminatedUnion('type', [QueuedEvent, ProgressEvent, DoneEvent, ErrorEvent])
  .meta({ id: 'DrawEvent', description: 'The state that a drawing is in.' });
export type DrawEvent = z.infer<typeof DrawEvent>;

/**
 * An event in the text form of https://html.spec.whatwg.org/#server-sent-events
 * @param id of the state that the event carries: a reader that sends it back does not get the same state again
 */
export const encodeEvent = (event: DrawEvent, id: string): string =>
  `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
