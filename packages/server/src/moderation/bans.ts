// Bans of keys, owners (holders of a secret), and addresses by their digest.
import { ApiError } from '@nonet/api';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { ServiceError } from '../service-error.ts';
import { type Actor, record } from './audit.ts';

export interface Ban {
  readonly id: number;
  /** `key <id>`, `user <id>`, `owner <digest>`, `address <digest>`, or `email <digest>` of a deleted account. */
  readonly subject: string;
  /** Shown to the banned caller. */
  readonly reason: string;
  /** For good when null; of an address never longer than its salt is kept. */
  readonly until: Date | null;
}

export interface NewBan {
  /** A subject, or the drawing whose account (key or address) or owner is meant. */
  readonly of:
    | { readonly subject: string }
    | { readonly drawing: string; readonly whose: 'account' | 'owner' };
  readonly reason: string;
  /** For good when absent. */
  readonly days?: number;
}

const SUBJECT = /^(key|owner|user|address) [\w:-]{1,100}$/;
const REFRESH_MS = 5_000;

const selectBans = (db: Database) =>
  db
    .selectFrom('bans')
    .select(['id', 'subject', 'reason', 'until'])
    .where((where) => where.or([where('until', 'is', null), where('until', '>', sql<Date>`now()`)]));

export const listBans = (db: Database): Promise<Ban[]> => selectBans(db).orderBy('id').execute();

/** Bans, or changes a ban that there is. @throws ServiceError `ban-subject` */
export const addBan = (db: Database, actor: Actor, ban: NewBan): Promise<Ban> =>
  db.transaction().execute((transaction) => banWithin(transaction, actor, ban));

/** As addBan, within a transaction. */
export async function banWithin(db: Database, actor: Actor, { of, reason, days }: NewBan): Promise<Ban> {
  const subject = 'subject' in of ? of.subject : await subjectOf(db, of);
  if (!SUBJECT.test(subject)) {
    throw new ServiceError(
      'ban-subject',
      `expected "key <id>", "user <id>", "owner <digest>" or "address <digest>", got ${JSON.stringify(subject.slice(0, 100))}`,
    );
  }
  const [, user] = /^user (.*)$/.exec(subject) ?? [];
  if (user !== undefined) await requireUser(db, user);
  const until =
    days === undefined ? null : sql<Date>`now() + make_interval(hours => ${Math.ceil(24 * days)})`;
  const ban = await db
    .insertInto('bans')
    .values({ subject, reason, until })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ reason, until }))
    .returning(['id', 'subject', 'reason', 'until'])
    .executeTakeFirstOrThrow();
  await record(db, actor, 'ban', subject, { reason, days: days ?? null });
  return ban;
}

/** @throws ServiceError `ban-unknown` */
export function liftBan(db: Database, actor: Actor, id: number): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const ban = await transaction
      .deleteFrom('bans')
      .where('id', '=', id)
      .returning('subject')
      .executeTakeFirst();
    if (!ban) throw new ServiceError('ban-unknown', `there is no ban ${id}`);
    await record(transaction, actor, 'lift ban', ban.subject);
  });
}

/** So that nothing names an account that is deleted meanwhile. @throws ServiceError `ban-subject` */
async function requireUser(db: Database, user: string): Promise<void> {
  const { rows } = await sql`select from auth_users where id = ${user} for key share`.execute(db);
  if (rows.length === 0) throw new ServiceError('ban-subject', `there is no user ${JSON.stringify(user)}`);
}

async function subjectOf(
  db: Database,
  { drawing, whose }: { readonly drawing: string; readonly whose: 'account' | 'owner' },
): Promise<string> {
  const row = await db
    .selectFrom('drawings')
    .select(['account', 'owner'])
    .where(sql<string>`id::text`, '=', drawing)
    .executeTakeFirst();
  if (!row)
    throw new ServiceError('ban-subject', `there is no drawing ${JSON.stringify(drawing.slice(0, 50))}`);
  return whose === 'owner' ? `owner ${row.owner}` : row.account;
}

/** The bans as a web node knows them: few, so all are kept in memory, and read anew every few seconds. */
export class BanList {
  readonly #db: Database;
  #bans: ReadonlyMap<string, Ban> = new Map();
  #timer: NodeJS.Timeout | undefined;

  private constructor(db: Database) {
    this.#db = db;
  }

  static async start(db: Database): Promise<BanList> {
    const list = new BanList(db);
    await list.refresh();
    // While the database is away, the bans of before go on.
    list.#timer = setInterval(() => void list.refresh().catch(() => {}), REFRESH_MS);
    return list;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async refresh(): Promise<void> {
    const bans = await listBans(this.#db);
    this.#bans = new Map(bans.map((ban) => [ban.subject, ban]));
  }

  /** @param subjects all that a caller is known by @throws ApiError `banned` */
  check(subjects: readonly string[]): void {
    const now = Date.now();
    for (const subject of subjects) {
      const ban = this.#bans.get(subject);
      if (!ban || (ban.until && ban.until.getTime() <= now)) continue;
      const { reason, until } = { ...ban, until: ban.until?.toISOString() };
      const end = until === undefined ? '' : ` until ${until}`;
      throw new ApiError('banned', `you cannot draw here${end}: ${reason}`, { details: { reason, until } });
    }
  }
}
