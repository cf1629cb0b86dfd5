// Hands a request to better-auth, and what it answers to our caller.
import { ApiError } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnreachable } from '../db/database.ts';
import { type Auth, MAIL_REFUSED } from './auth.ts';

interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly body?: object;
}

/**
 * The body of its answer; cookies are passed on.
 * @param path of better-auth's, with its query
 * @throws ApiError `sign-in-needed`, `sign-in-failed`, `request-invalid`, `unavailable`
 */
export async function callAuth(
  auth: Auth,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  path: string,
  { method = 'POST', body }: Asked = {},
): Promise<unknown> {
  const answer = await passOn(auth, request, path, { method, ...(body ? { body } : {}) });
  const content = (await answer.json().catch(() => undefined)) as { code?: string } | undefined;
  if (!answer.ok) throw toApiError(answer.status, content?.code);
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  reply.header('cache-control', 'no-store');
  return content;
}

/** better-auth's own answer. It gets the cookies and the origin of the request: no address, no browser. */
export function passOn(
  auth: Auth,
  { headers }: FastifyRequest,
  path: string,
  { method, body }: Required<Pick<Asked, 'method'>> & Asked,
): Promise<Response> {
  const { baseURL: origin, basePath } = auth.options;
  return auth.handler(
    new Request(`${origin}${basePath}${path}`, {
      method,
      headers: {
        ...(headers.cookie ? { cookie: headers.cookie } : {}),
        // Requests of other origins do not come this far: see same-origin.ts.
        ...(method === 'POST' ? { origin, 'content-type': 'application/json' } : {}),
      },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    }),
  );
}

function toApiError(status: number, code = ''): ApiError {
  if (code === 'SESSION_NOT_FRESH')
    return new ApiError('sign-in-needed', 'you signed in more than a day ago; please sign in again first');
  if (status === 401 && !code.startsWith('PASSKEY') && code !== 'AUTHENTICATION_FAILED')
    return new ApiError('sign-in-needed', 'please sign in first');
  if (code === MAIL_REFUSED)
    return new ApiError(
      'request-invalid',
      'email: expected an address that takes mail, got one that is refused',
    );
  if (status >= 500)
    return new ApiError('unavailable', 'this did not work on our side; please try again', { retryAfter: 30 });
  // The link was used or is too old: better-auth answers with a redirect to a page for errors.
  return new ApiError('sign-in-failed', 'this did not work; please begin again');
}

export interface Session {
  readonly user: string;
  readonly email: string;
  readonly token: string;
}

/** Who is signed in; undefined for nobody. @throws ApiError `unavailable` while the database is away */
export async function sessionOf(
  auth: Auth,
  { headers }: Pick<FastifyRequest, 'headers'>,
): Promise<Session | undefined> {
  if (!hasSessionCookie(headers.cookie)) return undefined;
  try {
    const found = await auth.api.getSession({ headers: new Headers({ cookie: headers.cookie! }) });
    return found ? { user: found.user.id, email: found.user.email, token: found.session.token } : undefined;
  } catch (error) {
    const { cause } = error as Error;
    if (!isUnreachable(cause ?? error) && !('statusCode' in (error as object))) throw error;
    throw new ApiError('unavailable', 'who is signed in cannot be looked up; please try again', {
      retryAfter: 5,
      cause: error,
    });
  }
}

/** Whether a request claims to be of somebody who is signed in. */
export const hasSessionCookie = (cookie: string | undefined): boolean =>
  cookie !== undefined && /(?:^|; *)(?:__Secure-)?nonet\.session_token=/.test(cookie);
