// Descriptions of the answers of routes.
import { ErrorAnswer, type ErrorCode, errorStatus } from '@nonet/api';
import { z } from 'zod';

interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

type Answers = Readonly<Record<string, Answer>>;

/** What may go wrong everywhere. */
const ANYWHERE: readonly ErrorCode[] = ['internal'];

export const json = (schema: z.ZodType, description: string): Answer =>
  content('application/json', schema, description);

export const content = (type: string, schema: z.ZodType, description: string): Answer => ({
  description,
  content: { [type]: { schema } },
});

/** Bytes in one of several forms. */
export const files = (description: string, ...types: readonly string[]): Answer => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: z.any() }])),
});

/** An answer without a body. */
export const empty = (description: string) => z.null().describe(description);

/**
 * Errors by their status.
 * @param schema their form
 * @param toCode the code's form on the wire
 */
export function errors(
  codes: readonly ErrorCode[],
  schema: z.ZodType = ErrorAnswer,
  toCode: (code: ErrorCode) => string = (code) => code,
): Answers {
  const byStatus = new Map<number, string[]>();
  for (const code of [...codes, ...ANYWHERE]) {
    const status = errorStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${toCode(code)}\``]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [String(status), json(schema, named.join(', '))]),
  );
}

/** What storing a request can end with. */
export const SUBMIT_ERRORS: readonly ErrorCode[] = [
  'prompt-empty',
  'prompt-too-long',
  'request-invalid',
  'model-unknown',
  'prompt-refused',
  'banned',
  'key-unknown',
  'key-forbidden',
  'request-too-large',
  'request-not-json',
  'queue-full',
  'too-many-waiting',
  'rate-limited',
  'quota-exceeded',
  'shutting-down',
  'unavailable',
];

/** What reading can end with. */
export const READ_ERRORS: readonly ErrorCode[] = ['rate-limited', 'unavailable'];
