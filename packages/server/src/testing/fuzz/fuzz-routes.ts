// Sends generated requests to every route of a node, as callers of every kind, and gathers the answers that are the
// service's fault.
import type { OpenAPIV3_1 } from 'openapi-types';
import { type FuzzRequest, requestsTo } from './requests.ts';
import type { Known } from './values.ts';

/** Somebody who calls. */
export interface FuzzCaller {
  readonly headers: Readonly<Record<string, string>>;
  /** Operations that this caller is meant for, and sends what is nearly right to. */
  readonly meantFor?: RegExp;
}

export interface FuzzOptions {
  readonly url: string;
  readonly callers: readonly FuzzCaller[];
  readonly known?: Known;
  /** Operations beside those of the document. */
  readonly others?: OpenAPIV3_1.PathsObject;
  /** Random requests to each operation, beside those that are right but for one value. */
  readonly random: number;
  readonly seed: number;
  /** When to send no more, in milliseconds since 1970; never when absent. */
  readonly until?: number;
}

export interface FuzzResult {
  readonly requests: number;
  /** Answered, by operation and status. */
  readonly answers: ReadonlyMap<string, number>;
  /** What must not be: answers of 500 and above, and connections that were lost. */
  readonly faults: readonly string[];
}

const AT_ONCE = 8;
const LONGEST_SAID = 600;
/** They end what the others need: the session, the account, the drawings. */
const LAST = /sign-out|^DELETE \/api\/(me|account)$|privacy\/delete/;

/** Sends so many requests to each operation; the same seed sends the same. */
export async function fuzzRoutes({
  url,
  callers,
  known = {},
  others: pages = {},
  random,
  seed,
  until = Infinity,
}: FuzzOptions): Promise<FuzzResult> {
  const served = (await (await fetch(`${url}/openapi.json`)).json()) as OpenAPIV3_1.Document;
  const document = { ...served, paths: { ...served.paths, ...pages } };
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const inOrder = [
    ...operations.filter((name) => !LAST.test(name)),
    ...operations.filter((name) => LAST.test(name)),
  ];
  const answers = new Map<string, number>();
  const faults: string[] = [];
  let requests = 0;
  for (const operation of inOrder) {
    if (Date.now() >= until) break;
    const { oneWrong, random: others } = requestsTo(document, operation, known, { random, seed });
    const meant = callers.filter(({ meantFor }) => meantFor?.test(operation));
    const waiting = [
      ...played(oneWrong, meant.length > 0 ? meant : callers),
      ...played(others, callers),
    ].values();
    const work = async () => {
      for (const { request, caller } of waiting) {
        requests++;
        const { status, text } = await send(url, request, caller.headers);
        const name = `${operation} ${status}`;
        answers.set(name, (answers.get(name) ?? 0) + 1);
        if (status === 0 || status >= 500) faults.push(describe(request, status, text));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return { requests, answers, faults };
}

/** Requests, each with one of the callers in turn. */
const played = (requests: readonly FuzzRequest[], callers: readonly FuzzCaller[]) =>
  requests.map((request, n) => ({ request, caller: callers[n % callers.length]! }));

async function send(
  url: string,
  { method, path, headers, body }: FuzzRequest,
  caller: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const answer = await fetch(url + path, {
      method,
      headers: { ...caller, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? Buffer.from(body) : body }),
    });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    const { cause = error } = error as Error;
    return { status: 0, text: String(cause) };
  }
}

function describe({ method, path, headers, body }: FuzzRequest, status: number, text: string): string {
  const said =
    typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify([...body.entries()]);
  return [`${method} ${path}`, JSON.stringify(headers), said, `-> ${status} ${text}`]
    .map((part) => part.slice(0, LONGEST_SAID))
    .join(' ');
}
