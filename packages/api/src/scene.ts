// The scene of a drawing: its things, the relations between them, and where they are.
import {
  HOURS,
  MAX_COPIES,
  MAX_ID_LENGTH,
  MAX_RELATIONS,
  MAX_STATES,
  MAX_TEXT_LENGTH,
  MAX_THINGS,
  MAX_VARIANT,
  PLACE_ID,
  POSITION_RANGE,
  SCALE_RANGE,
  SIZES,
  WEATHERS,
} from '@nonet/scenes/limits';
import { z } from 'zod';
import { requestText } from './request-text.ts';

/** Words that the model checks against those it knows. */
const words = requestText(MAX_TEXT_LENGTH).refine((text) => text.trim() !== '', {
  error: 'expected some text',
});
const id = z.string().regex(new RegExp(`^[A-Za-z0-9_-]{1,${MAX_ID_LENGTH}}$`), {
  error: `expected 1 to ${MAX_ID_LENGTH} letters, digits, "-" or "_"`,
});
const coordinate = z.number().min(POSITION_RANGE[0]).max(POSITION_RANGE[1]);

const Position = z
  .strictObject({
    x: coordinate.describe('0: left edge, 1: right edge.'),
    y: coordinate.describe('0: upper edge, 1: lower edge.'),
    scale: z
      .number()
      .min(SCALE_RANGE[0])
      .max(SCALE_RANGE[1])
      .optional()
      .describe('Times the size that the layout gives it.'),
  })
  .describe('Where the middle of its lower edge is; the layout decides when absent.');

const Origin = z.strictObject({ seed: z.int().min(0), picture: z.int().min(0) });

const SceneThing = z.strictObject({
  id: id.describe('Unique in the scene. A thing that is changed keeps its place by keeping its id.'),
  name: words.describe('"cat"'),
  count: z.int().min(1).max(MAX_COPIES).optional().describe('1 when absent.'),
  colour: words.optional().describe('"red"'),
  size: z.enum(SIZES).optional(),
  pose: words.optional().describe('"dancing"'),
  states: z.array(words).max(MAX_STATES).readonly().optional().describe('["on fire", "sad"]'),
  detail: words.optional().describe('What else the model reads about it: "wearing a suit".'),
  at: Position.optional(),
  variant: z
    .int()
    .min(0)
    .max(MAX_VARIANT)
    .optional()
    .describe('Another number draws the thing anew; 0 when absent.'),
  origin: Origin.optional().describe('Draws it in all pictures as this picture of this seed shows it.'),
});
export type SceneThing = z.infer<typeof SceneThing>;

const SceneRelation = z.strictObject({
  subject: id.describe('Id of a thing.'),
  name: words.describe('"riding"'),
  object: id.describe(`Id of another thing, or "${PLACE_ID}".`),
});

/** What a picture shows, thing by thing. Names that only the model can check are bounded texts here. */
export const Scene = z
  .strictObject({
    things: z.array(SceneThing).min(1).max(MAX_THINGS),
    relations: z.array(SceneRelation).max(MAX_RELATIONS),
    place: words.optional().describe('"beach"; plain white background when absent.'),
    hour: z.enum(HOURS).optional().describe('Varies between pictures when absent.'),
    weather: z.enum(WEATHERS).optional(),
    style: words.optional().describe('"a sticker"'),
    origin: Origin.optional().describe('Keeps place and layout as this picture of this seed has them.'),
  })
  .superRefine(({ things, relations }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const ids = things.map((thing) => thing.id);
    for (const [i, thing] of ids.entries()) {
      const path = ['things', i, 'id'];
      if (ids.indexOf(thing) < i) refuse(path, `expected an id that no other thing has, got "${thing}"`);
      if (thing === PLACE_ID) refuse(path, `expected another id than that of the place, got "${thing}"`);
    }
    for (const [i, { subject, object }] of relations.entries()) {
      const known = ids.join(', ');
      if (!ids.includes(subject)) {
        refuse(['relations', i, 'subject'], `expected the id of a thing (${known}), got "${subject}"`);
      }
      if (object === subject || ![...ids, PLACE_ID].includes(object)) {
        const expected = `the id of another thing (${known}) or "${PLACE_ID}"`;
        refuse(['relations', i, 'object'], `expected ${expected}, got "${object}"`);
      }
    }
  })
  .meta({ id: 'Scene', description: 'What a picture shows: things, relations between them, and a place.' });
export type Scene = z.infer<typeof Scene>;
