// Addresses of callers as digests with a salt that is new every day (UTC) and the same on all nodes. Salts are deleted
// after some days (retention/); from then on nobody can tell which address a digest was made of.
import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

const REFRESH_MS = 30_000;
/** Enough that no two addresses meet. */
const LENGTH = 22;

export class AddressHasher {
  readonly #db: Database;
  /** Salts by day, the latest first. */
  #salts: readonly { readonly day: string; readonly salt: Buffer }[] = [];
  #timer: NodeJS.Timeout | undefined;

  private constructor(db: Database) {
    this.#db = db;
  }

  static async start(db: Database): Promise<AddressHasher> {
    const hasher = new AddressHasher(db);
    await hasher.refresh();
    // While the database is away, the salts of before go on.
    hasher.#timer = setInterval(() => void hasher.refresh().catch(() => {}), REFRESH_MS);
    return hasher;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Reads the salts; makes that of today if no node has. */
  async refresh(): Promise<void> {
    await sql`
      insert into salts values ((now() at time zone 'utc')::date, ${randomBytes(32)})
      on conflict do nothing`.execute(this.#db);
    const { rows } = await sql<{ day: string; salt: Buffer }>`
      select day::text as day, salt from salts order by day desc`.execute(this.#db);
    this.#salts = rows;
  }

  /** The digest of an address (see `network`), with its day. */
  hash(network: string): string {
    return digest(this.#salts[0]!, network);
  }

  /** Its digests with all salts that there are: what was stored on the days before. */
  hashes(network: string): string[] {
    return this.#salts.map((salt) => digest(salt, network));
  }
}

const digest = ({ day, salt }: { readonly day: string; readonly salt: Buffer }, network: string): string =>
  `${day}:${createHmac('sha256', salt).update(network).digest('base64url').slice(0, LENGTH)}`;
