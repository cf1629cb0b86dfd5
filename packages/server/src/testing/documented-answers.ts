// Compares what a service answers with what its OpenAPI document says that it answers.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenAPIV3_1 } from 'openapi-types';

export interface Call {
  readonly method: string;
  /** As the document names it: `/api/drawings/{id}`. */
  readonly path: string;
  /** Replaces `{name}` in the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly form?: FormData;
}

interface Answered {
  readonly status: number;
  /** Parsed JSON, or text; empty for files. */
  readonly body: unknown;
  readonly headers: Headers;
}

const IS_JSON = /^application\/json/;
const IS_TEXT = /^text\//;

export class DocumentedAnswers {
  readonly #url: string;
  readonly #document: OpenAPIV3_1.Document;
  // Zod notes `startsWith` as a format beside the pattern that says it.
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, formats: { starts_with: true } });
  /** `GET /healthz 200`, for what was answered and fitted. */
  readonly seen = new Set<string>();

  constructor(url: string, document: OpenAPIV3_1.Document) {
    this.#url = url;
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ $id: 'document', ...document });
  }

  /** Names of the operations: `GET /healthz`. */
  get operations(): string[] {
    return Object.entries(this.#document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  /** Calls the service. @throws Error that says how the answer differs from the document */
  async call({ method, path, params = {}, query = '', headers = {}, json, form }: Call): Promise<Answered> {
    const name = `${method} ${path}`;
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, part: string) =>
      encodeURIComponent(params[part] ?? '-'),
    );
    const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
    const answer = await fetch(`${this.#url}${filled}${query}`, {
      method,
      headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get('content-type') ?? '';
    const where = `${name} answered ${answer.status} ${type} ${bytes.toString().slice(0, 300)}`;
    const described =
      this.#document.paths?.[path]?.[method.toLowerCase() as 'get']?.responses?.[answer.status];
    if (!described || '$ref' in described) throw new Error(`${where}: the status is not described`);
    const types = Object.keys(described.content ?? {});
    if (types.length === 0) {
      if (bytes.length > 0) throw new Error(`${where}: no body is described`);
    } else if (!types.includes(type.split(';')[0]!)) {
      throw new Error(`${where}: expected one of ${types.join(', ')}`);
    }
    const parsed: unknown = IS_JSON.test(type) ? JSON.parse(bytes.toString()) : bytes.toString();
    if (IS_JSON.test(type)) this.#check(where, [path, method, answer.status, 'application/json'], parsed);
    if (type.startsWith('text/event-stream') && name.endsWith('/events')) {
      for (const [, data] of bytes.toString().matchAll(/^data: (.*)$/gm))
        this.#check(where, [path, method, answer.status, 'text/event-stream'], JSON.parse(data!));
    }
    this.seen.add(`${name} ${answer.status}`);
    return {
      status: answer.status,
      body: IS_JSON.test(type) || IS_TEXT.test(type) ? parsed : '',
      headers: answer.headers,
    };
  }

  #check(
    where: string,
    [path, method, status, type]: [string, string, number, string],
    value: unknown,
  ): void {
    const parts = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
      'schema',
    ];
    const pointer = parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const check: ValidateFunction = this.#ajv.compile({ $ref: `document#/${pointer.join('/')}` });
    if (!check(value)) throw new Error(`${where}: ${this.#ajv.errorsText(check.errors)}`);
  }
}
