// Checks the database: reached, new enough, up to date, able to notify, its clock right. Changes nothing.
import { existsSync } from 'node:fs';
import { Migrator, sql } from 'kysely';
import { type Database, openDatabase } from '../db/database.ts';
import { joinEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { migrations } from '../db/migrations/index.ts';
import { Notifications } from '../db/notifications.ts';
import { ServiceError } from '../service-error.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const OLDEST_VERSION = 14;
/** Leases are counted by the database's clock, what people read by ours. */
const CLOCK_SECONDS = 5;
const NOTIFY_MS = 5_000;
/** What a web node and a worker may open. */
const CONNECTIONS_A_NODE = 12;

export interface DatabasePlace {
  /** A Postgres server; the embedded one of `data` when absent. */
  readonly databaseUrl?: string;
  readonly data: string;
}

export async function checkDatabase({ databaseUrl, data }: DatabasePlace): Promise<Finding[]> {
  const name = 'database';
  let url = databaseUrl;
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    return [
      fail(
        name,
        'DATABASE_URL names no Postgres server',
        'write it as postgres://user:password@host:5432/name',
      ),
    ];
  }
  try {
    if (url === undefined) {
      if (!existsSync(data)) return [ok(name, 'Nonet makes one of its own at the first start')];
      url = joinEmbeddedPostgres(data);
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return [ok(name, 'Nonet starts its own; none runs at the moment')];
  }
  const db = openDatabase(url, 1);
  try {
    return await inspect(db, url);
  } catch (error) {
    const { host } = new URL(url);
    const message = `no Postgres answers at ${host}: ${(error as Error).message || 'no connection'}`;
    return [fail(name, message, 'check that it runs, and the address and password in DATABASE_URL')];
  } finally {
    await db.destroy();
  }
}

async function inspect(db: Database, url: string): Promise<Finding[]> {
  const { rows } = await sql<{
    version: number;
    now: number;
    connections: number;
    replica: boolean;
    may: boolean;
  }>`
    select current_setting('server_version_num')::int as version, extract(epoch from clock_timestamp())::float as now,
      current_setting('max_connections')::int as connections, pg_is_in_recovery() as replica,
      has_schema_privilege(current_schema(), 'create') as may`.execute(db);
  const { version, now, connections, replica, may } = rows[0]!;
  const major = Math.floor(version / 10_000);
  const findings = [
    major < OLDEST_VERSION
      ? warn('database', `Postgres ${major}`, `Nonet is tried with ${OLDEST_VERSION} and newer: upgrade it`)
      : ok('database', `Postgres ${major} answers at ${new URL(url).host}`),
  ];
  if (replica)
    findings.push(fail('database', 'it is a read-only replica', 'name the primary in DATABASE_URL'));
  if (!may) {
    const advice = 'grant create on the schema to the user in DATABASE_URL';
    findings.push(fail('database', 'its user may not make tables', advice));
  }
  const nodes = Math.floor(connections / CONNECTIONS_A_NODE);
  if (nodes < 2) {
    const message = `${connections} connections are enough for ${nodes} nodes`;
    findings.push(warn('database', message, 'raise max_connections'));
  }
  findings.push(await checkMigrations(db), await checkNotifications(url), checkClock(now));
  return findings;
}

async function checkMigrations(db: Database): Promise<Finding> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const known = await migrator.getMigrations();
  const waiting = known.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  const names = rows[0]!.there
    ? (await sql<{ name: string }>`select name from kysely_migration`.execute(db)).rows.map(
        ({ name }) => name,
      )
    : [];
  const foreign = names.filter((name) => !(name in migrations));
  if (foreign.length > 0) {
    const message = `a newer Nonet has changed its tables (${foreign.join(', ')})`;
    return fail('tables', message, 'run that version here too');
  }
  if (waiting.length === known.length) return ok('tables', 'none yet: the first start makes them');
  if (waiting.length === 0) return ok('tables', 'up to date');
  return warn('tables', `${waiting.join(', ')} not yet run`, 'the next start runs them; back up before');
}

/** LISTEN does not work through a pooler in transaction mode. */
async function checkNotifications(url: string): Promise<Finding> {
  const channel = `nonet_doctor_${process.pid}`;
  let heard = () => {};
  const hearing = new Promise<true>((resolve) => {
    heard = () => resolve(true);
  });
  const notifications = await Notifications.listen(url, channel, { onMessage: heard, onGap: () => {} });
  const db = openDatabase(url, 1);
  let timer: NodeJS.Timeout | undefined;
  try {
    await sql`select pg_notify(${channel}, '{}')`.execute(db);
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, NOTIFY_MS, false);
    });
    if (await Promise.race([hearing, late])) return ok('notifications', 'arrive');
    const advice = 'name Postgres itself in DATABASE_URL, or a pooler in session mode';
    return fail('notifications', 'do not arrive', advice);
  } finally {
    clearTimeout(timer);
    await notifications.close();
    await db.destroy();
  }
}

function checkClock(databaseSeconds: number): Finding {
  const off = Math.round(Date.now() / 1_000 - databaseSeconds);
  return Math.abs(off) <= CLOCK_SECONDS
    ? ok('clock', 'as the database has it')
    : warn('clock', `${off} s off the database's`, 'let both machines set their clocks by the network (NTP)');
}
