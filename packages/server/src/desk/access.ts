// Access to the desk by the host's token. It is entered once and becomes a cookie that any node can verify.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ApiError } from '@nonet/api';
import type { FastifyRequest } from 'fastify';
import { Throttle } from '../limits/throttle.ts';
import type { PublicAddress } from '../public-address.ts';
import { network } from '../routes/caller.ts';
import { ServiceError } from '../service-error.ts';

const SESSION_SECONDS = 12 * 60 * 60;
const SHORTEST_TOKEN = 16;
const TRIES = 10;
const TRIES_MINUTES = 15;
const COOKIE = 'nonet-desk';
const FORM = /^(\d{10})\.[\w-]{22}\.([\w-]{43})$/;

/** A token for a host who has set none. */
export const newDeskToken = (): string => randomBytes(24).toString('base64url');

export class DeskAccess {
  readonly #token: string;
  readonly #address: PublicAddress;
  readonly #tries = new Throttle(TRIES, TRIES_MINUTES);

  /** @throws ServiceError `desk-token-short` */
  constructor(token: string, address: PublicAddress) {
    if (token.length < SHORTEST_TOKEN) {
      throw new ServiceError(
        'desk-token-short',
        `NONET_DESK_TOKEN: expected at least ${SHORTEST_TOKEN} characters, got ${token.length}`,
      );
    }
    this.#token = token;
    this.#address = address;
  }

  /**
   * Wrong tokens are counted per address; the right one is always accepted, so that nobody behind the same address can
   * lock the host out. The length of the token is what keeps it from being guessed, not the number of attempts.
   * @returns the cookie of a new session; undefined if the token is wrong
   * @throws ApiError `rate-limited` after ten wrong tokens of an address within 15 minutes
   */
  signIn({ ip, protocol }: Pick<FastifyRequest, 'ip' | 'protocol'>, token: string): string | undefined {
    if (!isSame(token, this.#token)) {
      this.#tries.take(network(ip));
      return undefined;
    }
    const expires = Math.floor(Date.now() / 1_000) + SESSION_SECONDS;
    const content = `${expires}.${randomBytes(16).toString('base64url')}`;
    const secure = this.#address.isSecure({ protocol });
    return cookie(`${content}.${this.#sign('session', content)}`, SESSION_SECONDS, secure);
  }

  signOut(request: FastifyRequest): string {
    return cookie('', 0, this.#address.isSecure(request));
  }

  /** The session of a request; undefined if it has none that holds. */
  sessionOf({ headers }: FastifyRequest): string | undefined {
    const given = headers.cookie?.split(/; */).find((part) => part.startsWith(`${COOKIE}=`));
    const session = given?.slice(COOKIE.length + 1) ?? '';
    const [, expires, signature] = FORM.exec(session) ?? [];
    if (!expires || !signature || Number(expires) * 1_000 < Date.now()) return undefined;
    const content = session.slice(0, -signature.length - 1);
    return isSame(signature, this.#sign('session', content)) ? session : undefined;
  }

  /** What the forms of a session's pages carry, so that no other page can send them. */
  formToken(session: string): string {
    return this.#sign('form', session);
  }

  /** @throws ApiError `origin-forbidden` */
  checkForm(session: string, given: string | undefined): void {
    if (given === undefined || !isSame(given, this.formToken(session)))
      throw new ApiError('origin-forbidden', 'expected a form of the desk that was opened in this session');
  }

  #sign(purpose: string, text: string): string {
    return createHmac('sha256', `nonet desk ${purpose} ${this.#token}`).update(text).digest('base64url');
  }
}

const cookie = (value: string, seconds: number, secure: boolean): string =>
  `${COOKIE}=${value}; Path=/desk; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

/** Takes equally long wherever two texts differ. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
