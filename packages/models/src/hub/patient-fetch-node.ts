// `fetch` for the model hub: waits out busy servers and short outages, and says plainly what went wrong.
import { setTimeout as wait } from 'node:timers/promises';
import { NonetError } from '@nonet/core';

/** How a hub is reached. */
export interface HubAccess {
  /** For example `https://huggingface.co`. */
  readonly endpoint: string;
  /** Sent to the endpoint alone, never to the hosts it redirects to. */
  readonly token?: string;
  readonly signal?: AbortSignal;
  /** First pause before another try, in milliseconds; it doubles each time. 1000 when absent. */
  readonly retryPause?: number;
  /** Called before each pause, to show it. */
  readonly onRetry?: (reason: string, pauseMs: number) => void;
}

export const DEFAULT_ENDPOINT = 'https://huggingface.co';

/** Tries of one request before it is given up. */
export const TRIES = 5;
/** A server may not make us wait longer than this. */
const LONGEST_PAUSE = 5 * 60_000;
const TEMPORARY = new Set([408, 425, 429, 500, 502, 503, 504]);
/** There is no such host or no way to it: trying again at once helps nobody. */
const NO_WAY = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']);

/**
 * A `fetch` that adds the token, tries again what may pass (as `Retry-After` says, if it does), and turns every
 * other failure into an error for people. Missing files come back as 404 responses.
 * @throws NonetError `hub-unreachable`, `hub-busy`, `hub-unauthorized`, `hub-not-found`, `hub-refused`, `cancelled`
 */
export function patientFetch(access: HubAccess): typeof fetch {
  const origin = new URL(access.endpoint).origin;
  let reached = false;
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    headers.set('accept-encoding', 'identity'); // compressed answers cannot be continued in the middle
    if (access.token && url.origin === origin) headers.set('authorization', `Bearer ${access.token}`);
    for (let tried = 1; ; tried++) {
      let problem: string;
      let asked: number | undefined;
      try {
        const response = await fetch(url, {
          ...init,
          headers,
          ...(access.signal ? { signal: access.signal } : {}),
        });
        reached = true;
        if (response.ok || isMissingFile(response)) return response;
        if (!TEMPORARY.has(response.status)) throw await refusal(url, response);
        problem = `${url.host} answers ${response.status}`;
        asked = retryAfter(response);
        await response.body?.cancel();
        if (tried === TRIES) throw new NonetError('hub-busy', `${problem} again and again; try later`);
      } catch (error) {
        if (error instanceof NonetError) throw error;
        if (access.signal?.aborted) throw cancelled();
        const code = networkCode(error);
        problem = `${url.host} cannot be reached (${code})`;
        if (tried === TRIES || (!reached && NO_WAY.has(code))) throw unreachable(problem, error);
      }
      await pause(access, problem, tried, asked);
    }
  };
}

/** Waits before try number `tried + 1`. @throws NonetError `cancelled` */
export async function pause(access: HubAccess, reason: string, tried: number, asked?: number): Promise<void> {
  const milliseconds = Math.min(asked ?? (access.retryPause ?? 1000) * 2 ** (tried - 1), LONGEST_PAUSE);
  access.onRetry?.(reason, milliseconds);
  try {
    await wait(milliseconds, undefined, access.signal ? { signal: access.signal } : {});
  } catch {
    throw cancelled();
  }
}

export const cancelled = (): NonetError =>
  new NonetError('cancelled', 'stopped; the same command goes on from here');

/** The system's code behind a failed `fetch` (`ENOTFOUND`), or what it says. */
export function networkCode(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error & { code?: string } };
  return cause?.code ?? cause?.message ?? message;
}

function unreachable(problem: string, cause: unknown): NonetError {
  return new NonetError(
    'hub-unreachable',
    `${problem}. Without network: copy the repository's folder here and run \`nonet pull FOLDER\`. Behind a firewall: name a mirror with --endpoint or HF_ENDPOINT`,
    { cause },
  );
}

/** A file that the repository does not have: callers decide what that means. */
const isMissingFile = (response: Response): boolean =>
  response.status === 404 && response.headers.get('x-error-code') === 'EntryNotFound';

async function refusal(url: URL, response: Response): Promise<NonetError> {
  const { status } = response;
  const said = response.headers.get('x-error-message') ?? '';
  await response.body?.cancel();
  const path = `${url.host}${url.pathname}`;
  if (status === 401 || status === 403) {
    return new NonetError(
      'hub-unauthorized',
      `${path}: the hub answers ${status}${said && ` (${said})`}. Check the name; a private or gated repository needs a token (--token or HF_TOKEN) and its terms accepted on its page`,
    );
  }
  if (status === 404) {
    const what =
      response.headers.get('x-error-code') === 'RevisionNotFound' ? 'revision' : 'repository or revision';
    return new NonetError('hub-not-found', `${path}: the hub has no such ${what}${said && ` (${said})`}`);
  }
  return new NonetError('hub-refused', `${path}: the hub answers ${status}${said && ` (${said})`}`);
}

/** Milliseconds that a response asks to wait: its `Retry-After` in seconds or as a date. */
function retryAfter(response: Response): number | undefined {
  const text = response.headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : undefined;
}
