// Keys as a web node knows them: looked up once, then remembered for a while, also while the database is away.
import type { Database } from '../db/database.ts';
import { isUnreachable } from '../db/database.ts';
import { type ApiKey, findKey, isKey } from './api-keys.ts';

interface Known {
  readonly key: ApiKey | undefined;
  readonly until: number;
}

/** How long a revoked key may go on. */
const REMEMBER_MS = 10_000;
/** Strangers can make up keys: of more than this, the oldest is forgotten. */
const MOST = 10_000;

export class KeyRing {
  readonly #db: Database;
  readonly #known = new Map<string, Known>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** The key that a header `authorization: Bearer ...`, `authorization: Basic ...` or `x-api-key` holds. */
  async find(headers: Readonly<Record<string, unknown>>): Promise<ApiKey | undefined> {
    const secret = secretOf(headers);
    return secret === undefined ? undefined : this.#lookUp(secret);
  }

  async #lookUp(secret: string): Promise<ApiKey | undefined> {
    const known = this.#known.get(secret);
    if (known && known.until > performance.now()) return known.key;
    try {
      const key = await findKey(this.#db, secret);
      this.#known.delete(secret);
      this.#known.set(secret, { key, until: performance.now() + REMEMBER_MS });
      if (this.#known.size > MOST) this.#known.delete(this.#known.keys().next().value!);
      return key;
    } catch (error) {
      if (known && isUnreachable(error)) return known.key;
      throw error;
    }
  }
}

/** A key of our making in the headers; other secrets are somebody else's. */
export function secretOf({
  authorization,
  'x-api-key': named,
}: Readonly<Record<string, unknown>>): string | undefined {
  const [, scheme = '', given = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(String(authorization)) ?? [];
  const parts = scheme.toLowerCase() === 'basic' ? credentialsOf(given) : [given];
  return [...parts, named].find((text): text is string => typeof text === 'string' && isKey(text));
}

/** User and password, either of which may be a key: clients of some interfaces know no other way to send one. */
const credentialsOf = (basic: string): string[] => Buffer.from(basic, 'base64').toString().split(':');
