// Requests that are nearly right, or not at all, made of the OpenAPI document: for each operation, as many as one likes.
import fc from 'fast-check';
import type { OpenAPIV3_1 } from 'openapi-types';
import {
  anyValue,
  type Document,
  EVERYWHERE,
  type Known,
  type Schema,
  type Source,
  strangeText,
} from './values.ts';

/** One request, to be sent by the client that plays its caller. */
export interface FuzzRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

type Values = Readonly<Record<string, unknown>>;

/** What a request to an operation is made of. */
interface Parts {
  readonly params: Values;
  readonly query: Values;
  readonly headers: Values;
  /** Of the body. */
  readonly fields: unknown;
  readonly files: readonly (readonly [string, string])[];
  readonly kind: 'json' | 'form' | 'text' | 'none';
  /** The body where it is `text`. */
  readonly text: string;
  readonly type: string;
}

/** More than any body may have, of the routes that take no pictures. */
const TOO_MUCH = 200_000;
const DEEP = 5_000;
const JSON_TYPE = 'application/json';
/** Bodies that are no JSON object. */
const STRANGE_BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '0',
  '{"__proto__":1,"constructor":{"prototype":1}}',
  '['.repeat(DEEP),
  ' '.repeat(TOO_MUCH),
  '\0',
  '\ufeff{}',
];
const FORM = 'application/x-www-form-urlencoded';
const OTHER_TYPES = [FORM, 'text/plain', 'multipart/form-data', 'x', ''];

/** What stands in a path or query. */
const toText = (value: unknown): string =>
  typeof value === 'string' ? Buffer.from(value).toString() : JSON.stringify(value ?? '');

function pathOf(template: string, params: Readonly<Record<string, unknown>>, query: object): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(toText(params[name] ?? '-')),
  );
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return path;
  return `${path}?${given.map(([name, value]) => `${name}=${encodeURIComponent(toText(value))}`).join('&')}`;
}

const toFields = (fields: object): string =>
  new URLSearchParams(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, toText(value)]),
  ).toString();

function toForm(fields: object, files: Parts['files']): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && !['image', 'mask'].includes(name)) form.append(name, toText(value));
  for (const [name, bytes] of files) form.append(name, new Blob([bytes]), 'a.png');
  return form;
}

/** An operation of the document, and how requests to it are put together. */
class Operation {
  readonly #source: Source;
  readonly #method: string;
  readonly #path: string;
  readonly #parameters: readonly OpenAPIV3_1.ParameterObject[];
  readonly #body: OpenAPIV3_1.RequestBodyObject | undefined;

  constructor(name: string, source: Source) {
    const [method = '', path = ''] = name.split(' ');
    const described = source.document.paths?.[path]?.[method.toLowerCase() as 'get'];
    this.#source = source;
    this.#method = method;
    this.#path = path;
    this.#parameters = (described?.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
    this.#body = described?.requestBody as OpenAPIV3_1.RequestBodyObject | undefined;
  }

  /** Parts as they are described, or nearly, if the source strays. */
  get parts(): fc.Arbitrary<Parts> {
    const { strays } = this.#source;
    const content = this.#body?.content ?? {};
    const type = FORM in content ? FORM : JSON_TYPE;
    const [{ schema = {} } = {}] = Object.values(content);
    const kinds: readonly { weight: number; arbitrary: fc.Arbitrary<Parts['kind']> }[] = [
      { weight: 6, arbitrary: fc.constant('json') },
      { weight: 1, arbitrary: fc.constant('none') },
      { weight: 2, arbitrary: fc.constant('text') },
      { weight: 'multipart/form-data' in content ? 8 : 1, arbitrary: fc.constant('form') },
    ];
    const types = [
      { weight: 6, arbitrary: fc.constant(type) },
      { weight: 1, arbitrary: fc.constantFrom(...OTHER_TYPES) },
    ];
    return fc.record({
      params: this.#given('path'),
      query: this.#given('query'),
      headers: strays ? HEADERS : fc.constant({}),
      fields: this.#body ? anyValue(this.#source, schema) : fc.constant({}),
      files: strays ? fc.array(FILE, { maxLength: 2 }) : fc.constant([]),
      kind: strays ? fc.oneof(...kinds) : fc.constant('json' as const),
      text: fc.constantFrom(...STRANGE_BODIES),
      type: strays ? fc.oneof(...types) : fc.constant(type),
    });
  }

  /** The request that is made of some parts. */
  request({ params, query, headers, fields, files, kind, text, type }: Parts): FuzzRequest {
    const isRead = this.#method === 'GET' || this.#method === 'HEAD';
    const bodies: Readonly<Record<Parts['kind'], () => string | FormData | undefined>> = {
      json: () => (type === FORM ? toFields(Object(fields) as object) : JSON.stringify(fields)),
      none: () => undefined,
      text: () => text,
      form: () => toForm(Object(fields) as object, files),
    };
    const body = isRead || (!this.#body && kind === 'json') ? undefined : bodies[kind]();
    // A type with no body too: some clients send one with every `DELETE`.
    const named = { ...headers, 'content-type': isRead || kind === 'form' || type === '' ? undefined : type };
    return {
      method: this.#method,
      path: pathOf(this.#path, params, query),
      headers: Object.fromEntries(
        Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      ...(body === undefined ? {} : { body }),
    };
  }

  /** Values of a parameter that lead somewhere. */
  #leading(name: string): readonly string[] {
    const { known } = this.#source;
    const here = Object.keys(known).find((key) => {
      const [path = '', named] = key.split(' ');
      return named === name && this.#path.startsWith(path);
    });
    return known[here ?? name] ?? [];
  }

  #given(place: string): fc.Arbitrary<Values> {
    const { strays } = this.#source;
    const parameters = this.#parameters.filter((parameter) => parameter.in === place);
    const values = parameters.map(({ name, schema = {} }) => {
      const known = this.#leading(name);
      const leading = known.length > 0 ? [fc.constantFrom(...known)] : [];
      const others = strays || leading.length === 0 ? [anyValue(this.#source, schema as Schema)] : [];
      const value = fc.oneof(...leading, ...leading, ...others, ...(strays ? [strangeText] : []));
      return [name, place === 'path' || !strays ? value : fc.option(value, { nil: undefined })] as const;
    });
    return fc.record(Object.fromEntries(values));
  }
}

const FILE = fc.tuple(
  fc.constantFrom('image', 'mask', 'image[]', 'file', '', '__proto__'),
  fc.constantFrom('', 'no picture', '\x89PNG\r\n\x1a\n', 'x'.repeat(TOO_MUCH)),
);
const HEADERS = fc.record({
  'idempotency-key': fc.option(fc.constantFrom('', 'k', 'x'.repeat(4_000)), { nil: undefined }),
  'last-event-id': fc.option(fc.constantFrom('done', 'x'.repeat(4_000)), { nil: undefined }),
});

/** The parts of a right request with one of them replaced, each in turn, by all that is tried everywhere. */
function* oneWrong(right: Parts): Generator<Parts> {
  yield right;
  for (const type of new Set([right.type, JSON_TYPE, ''])) yield { ...right, kind: 'none', type };
  for (const text of ['', 'null', '{}']) yield { ...right, kind: 'text', text };
  for (const place of ['params', 'query', 'fields'] as const) {
    const values = Object(right[place]) as Values;
    for (const name of Object.keys(values))
      for (const value of EVERYWHERE) yield { ...right, [place]: { ...values, [name]: value } };
  }
}

/** Requests to one operation of the document. */
export function requestsTo(
  document: Document,
  operation: string,
  known: Known,
  { random, seed }: { readonly random: number; readonly seed: number },
): { readonly oneWrong: readonly FuzzRequest[]; readonly random: readonly FuzzRequest[] } {
  const right = new Operation(operation, { document, known, strays: false });
  const stray = new Operation(operation, { document, known, strays: true });
  const [parts] = fc.sample(right.parts, { numRuns: 1, seed });
  return {
    oneWrong: Array.from(oneWrong(parts!), (changed) => right.request(changed)),
    random: fc.sample(stray.parts, { numRuns: random, seed }).map((made) => stray.request(made)),
  };
}
