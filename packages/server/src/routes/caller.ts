// Identifies the caller: the owner of drawings, and the account that fairness counts for.
import { createHash, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { changesNothing } from '../accounts/same-origin.ts';
import type { ApiKey } from '../keys/api-keys.ts';
import type { Plan } from '../premium/plans.ts';
import type { AddressHasher } from '../privacy/address-hasher.ts';
import type { PublicAddress } from '../public-address.ts';
import { BANDS } from '../queue/bands.ts';

export interface Caller {
  /** What the caller proves who they are with, known to nobody else: a key, a session, or the secret of a device. */
  readonly secret: string;
  /** Digest of the caller's secret: its holder lists and cancels the drawings. */
  readonly owner: string;
  /** Whom fairness counts for. */
  readonly account: string;
  /** Whose turns its drawings take in the queue; the account's own when absent. See queue/turns.ts. */
  readonly turns?: string;
  /** Whom shares of a node count for: see limits/client-of.ts. */
  readonly client: string;
  /** Of the queue: see queue/bands.ts. */
  readonly band: number;
  /** Most drawings of the account that may wait. */
  readonly backlogLimit: number;
  /** All that a ban may name the caller by. */
  readonly knownAs: readonly string[];
  /** The key that the caller has. */
  readonly key?: ApiKey;
  /** The account that is signed in, or that the key was made for. */
  readonly user?: string;
  /** What the caller may do, where there are accounts; the host's keys have none. */
  readonly plan?: Plan;
}

/** Tells who calls; may set a cookie. @throws ApiError if the caller is refused */
export type Identify = (request: FastifyRequest, reply: FastifyReply) => Caller | Promise<Caller>;

const COOKIE = 'nonet-client';
const SECRET = /^[\w-]{16,128}$/;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Callers without a key: the secret is in a header (programs) or a cookie (the page), the account is the address,
 * which costs more to change than a cookie, as a digest.
 */
export const identifyAnonymous =
  (backlogLimit: number, addresses: AddressHasher, address: PublicAddress): Identify =>
  (request, reply) => {
    const secret = secretOf(request) ?? giveSecret(request, reply, address);
    const owner = digest(secret);
    const { ip } = request; // found among the proxies' headers anew whenever it is read
    const [today, ...before] = addresses.hashes(network(ip)).map((hash) => `address ${hash}`);
    const account = today!;
    const knownAs = [`owner ${owner}`, account, ...before];
    const client = clientOfAddress(ip);
    return { secret, owner, account, client, knownAs, band: BANDS.normal, backlogLimit };
  };

/** Whether a caller without a key has been here before, or is a program that names itself. */
export const hasSecret = (request: FastifyRequest): boolean => secretOf(request) !== undefined;

/** Whose the drawings are that were made in this browser, or by this program, without an account. */
export function ownerOfDevice(request: FastifyRequest): string | undefined {
  const secret = secretOf(request);
  return secret === undefined ? undefined : digest(secret);
}

function secretOf({ headers }: FastifyRequest): string | undefined {
  const cookie = headers.cookie?.split(/; */).find((part) => part.startsWith(`${COOKIE}=`));
  return [headers['nonet-client'], cookie?.slice(COOKIE.length + 1)].find(
    (secret): secret is string => typeof secret === 'string' && SECRET.test(secret),
  );
}

/**
 * A new secret, and the cookie that it is kept in. Requests that change nothing get no cookie: other sites can send them
 * without a word of where they come from, and without the cookie that the visitor has.
 */
function giveSecret(request: FastifyRequest, reply: FastifyReply, address: PublicAddress): string {
  const secret = randomBytes(24).toString('base64url');
  if (changesNothing(request.method)) return secret;
  const secure = address.isSecure(request) ? '; Secure' : '';
  reply.header(
    'set-cookie',
    `${COOKIE}=${secret}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
  return secret;
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** What is said of a client whose connection was gone before its address was read. */
const UNKNOWN_NETWORK = 'unknown';

/** Some proxies name the port too: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([^\]]+)\])(?::\d+)?$/;

/**
 * An IPv4 address, or the first 64 bits of an IPv6 address: what one subscriber has.
 * @param named undefined where the connection was reset: Fastify's types do not say that `request.ip` may be
 */
export function network(named: string | undefined): string {
  if (named === undefined) return UNKNOWN_NETWORK;
  const [, v4, v6] = WITH_PORT.exec(named) ?? [];
  const address = v4 ?? v6 ?? named;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}

/** An address as shares know it; kept in memory alone. */
export const clientOfAddress = (address: string | undefined): string => `address ${network(address)}`;
