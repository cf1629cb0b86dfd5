// Values that a schema of the OpenAPI document describes, and values that nothing expects.
import fc from 'fast-check';
import type { OpenAPIV3_1 } from 'openapi-types';

export type Schema = OpenAPIV3_1.SchemaObject;
export type Document = OpenAPIV3_1.Document;

const HUGE_TEXT = 10_001;
const DEEPEST_SCHEMA = 6;
/** A value of a schema is as it should be so many times of one that it is not. */
const RIGHT_TIMES = 5;

/** Texts that no database, path, date or number can hold. */
const STRANGE_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\ufffe\u202e',
  '-1',
  '1e999',
  'NaN',
  '9'.repeat(40),
  '9223372036854775808',
  '999999999999999-9999999999999',
  '2022-99-99T99:99:99Z',
  '00000000-0000-0000-0000-000000000000',
  `${'0'.repeat(64)}.png`,
  '../../etc/passwd',
  '%00',
  '%',
  "' or 1=1 --",
  '__proto__',
  'x'.repeat(HUGE_TEXT),
];
const STRANGE_VALUES: readonly unknown[] = [
  ...STRANGE_TEXTS,
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  2 ** 31,
  2 ** 53,
  [],
  {},
  [[]],
  [null],
  { __proto__: null, length: -1, toString: 1 },
  Array.from({ length: 2_000 }, () => 0),
];
export const strangeText = fc.oneof(
  fc.constantFrom(...STRANGE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const strangeValue = fc.oneof(fc.constantFrom(...STRANGE_VALUES), fc.jsonValue({ maxDepth: 3 }));

/** Values that lead somewhere, by the name of a parameter or field, or by the beginning of a path and that: `/s/ id`. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** What values are made of. */
export interface Source {
  readonly document: Document;
  readonly known: Known;
  /** Whether values may be others than are described. */
  readonly strays: boolean;
}

/** Of mail: one that takes it, and those that its server refuses for good. */
const ADDRESSES = [
  'who-is-written-to@example.org',
  'refused-550@example.org',
  `${'x'.repeat(65)}@example.org`,
];

/** What every field and parameter is tried with, whatever it is: of the wrong type, huge, and what no database holds. */
export const EVERYWHERE: readonly unknown[] = ['a\0b', 'x'.repeat(HUGE_TEXT), { x: [null] }, 2 ** 53];

/** Values of a schema of the document, and if the source strays, now and then one that is none. */
export function anyValue(
  source: Source,
  schema: Schema | OpenAPIV3_1.ReferenceObject,
  depth = 0,
): fc.Arbitrary<unknown> {
  if (!source.strays) return rightValue(source, schema, depth);
  return fc.oneof(
    { weight: RIGHT_TIMES, arbitrary: fc.constant(null).chain(() => rightValue(source, schema, depth)) },
    { weight: 1, arbitrary: strangeValue },
  );
}

function rightValue(
  source: Source,
  schema: Schema | OpenAPIV3_1.ReferenceObject,
  depth: number,
): fc.Arbitrary<unknown> {
  if ('$ref' in schema) {
    const name = schema.$ref.split('/').at(-1)!;
    return rightValue(source, source.document.components?.schemas?.[name] ?? {}, depth);
  }
  const {
    anyOf,
    oneOf,
    allOf,
    enum: names,
    const: only,
    type,
    items,
    properties = {},
  } = schema as Schema & {
    items?: Schema;
  };
  if (depth > DEEPEST_SCHEMA) return fc.constant(null);
  if (only !== undefined) return fc.constant(only);
  if (names && names.length > 0) return fc.constantFrom(...(names as unknown[]));
  const [choice] = [anyOf, oneOf].filter((choices) => choices !== undefined);
  if (choice) return fc.oneof(...choice.map((of) => anyValue(source, of, depth + 1)));
  if (allOf) return fc.oneof(...allOf.map((of) => anyValue(source, of, depth + 1)));
  switch ([type].flat()[0]) {
    case 'object': {
      const required = new Set(schema.required);
      const fields = Object.entries(properties).map(([name, of]) => {
        const leading = source.known[name] ?? [];
        const anything = anyValue(source, of, depth + 1);
        const value =
          leading.length === 0
            ? anything
            : fc.oneof(
                { weight: RIGHT_TIMES, arbitrary: fc.constantFrom(...leading) },
                { weight: 1, arbitrary: anything },
              );
        const field = required.has(name) ? value : fc.option(value, { nil: undefined });
        return [name, field] as const;
      });
      return fc.record(Object.fromEntries(fields));
    }
    case 'array': {
      const minLength = schema.minItems ?? 1;
      return fc.array(anyValue(source, items ?? {}, depth + 1), { minLength, maxLength: minLength + 2 });
    }
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 9, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      if (schema.format === 'email') return fc.oneof(fc.constantFrom(...ADDRESSES), fc.emailAddress());
      return schema.pattern === undefined
        ? fc.constantFrom('a cat', 'a', 'other', 'x'.repeat(Math.max(1, schema.minLength ?? 1)))
        : fc.stringMatching(new RegExp(schema.pattern, 'u'));
  }
}
