// Fields as clients of other services write them: numbers in text, `null` or an empty text for what is left out.
import { z } from 'zod';

const TRUE = /^(true|1|yes|on)$/i;
const FALSE = /^(false|0|no|off)$/i;

const isLeftOut = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** A field that may be left out: as nothing, `null`, or an empty text. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isLeftOut(value) ? undefined : value), schema.optional()).optional();

/** The same for a number, which may be written as text: `"2"`. */
export const optionalNumber = <T extends z.ZodType>(schema: T) =>
  z.preprocess(toNumber, schema.optional()).optional();

/** The same for a truth value, which may be written as text: `"true"`. */
export const optionalBoolean = () => z.preprocess(toBoolean, z.boolean().optional()).optional();

/** The same for one of several names in any case, of which some have another spelling. */
export const optionalName = <const T extends readonly string[]>(
  names: T,
  spellings: Readonly<Record<string, T[number]>> = {},
) =>
  z
    .preprocess(
      (value) => (isLeftOut(value) ? undefined : toName(value, spellings)),
      z.enum(names).optional(),
    )
    .optional();

/** A field that is accepted whatever it holds, and not used. */
export const ignored = () => z.unknown().optional().describe('Accepted and ignored.');

function toNumber(value: unknown): unknown {
  if (isLeftOut(value)) return undefined;
  if (typeof value !== 'string') return value;
  return Number.isFinite(Number(value)) ? Number(value) : value;
}

function toName(value: unknown, spellings: Readonly<Record<string, string>>): unknown {
  if (typeof value !== 'string') return value;
  const name = value.trim().toLowerCase();
  return spellings[name] ?? name;
}

function toBoolean(value: unknown): unknown {
  if (isLeftOut(value)) return undefined;
  const text = String(value);
  return TRUE.test(text) ? true : FALSE.test(text) ? false : value;
}
