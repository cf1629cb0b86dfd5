import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servers, startTestPostgres, type TestPostgres } from '../testing/postgres.ts';
import { until } from '../testing/until.ts';
import { isUnreachable, migrate, notify, openDatabase, whenReachable } from './database.ts';
import { Notifications } from './notifications.ts';

describe.each(servers)('%s Postgres', (server) => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startTestPostgres(server);
  });
  afterAll(() => postgres.close());

  it('is migrated once by concurrent nodes', async () => {
    const url = await postgres.createDatabase();
    await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
    const db = openDatabase(url, 1);
    expect(await db.selectFrom('clock').select(['band', 'turn']).orderBy('band').execute()).toEqual([
      { band: 0, turn: 0 },
      { band: 1, turn: 0 },
      { band: 2, turn: 0 },
      { band: 3, turn: 0 },
    ]);
    await db.destroy();
  });

  it('may die under its clients: they say so, wait for it, and listen again', async () => {
    const url = await postgres.createDatabase();
    const db = openDatabase(url, 2);
    const heard: unknown[] = [];
    let gaps = 0;
    const listener = await Notifications.listen(url, 'test', {
      onMessage: (message) => heard.push(message),
      onGap: () => gaps++,
    });
    await notify(db, 'test', { number: 1 });
    await until(() => heard.length === 1);

    const failure = sql`select pg_sleep(3600)`.execute(db).catch((error: unknown) => error);
    await until(async () => {
      const asleep = sql`
        select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`;
      return (await asleep.execute(db)).rows.length === 1;
    });
    process.kill(postgres.pid()!, 'SIGKILL');
    expect(isUnreachable(await failure)).toBe(true);
    await whenReachable(() => sql`select`.execute(db));
    await until(() => gaps === 1);
    await notify(db, 'test', { number: 2 });
    await until(() => heard.length === 2);
    expect(heard).toEqual([{ number: 1 }, { number: 2 }]);

    // As pg says.
    for (const words of ['Client has encountered a connection error and is not queryable', 'timeout expired'])
      expect(isUnreachable(new Error(words))).toBe(true);
    expect(isUnreachable(await sql`select wrong`.execute(db).catch((error: unknown) => error))).toBe(false);
    // As Postgres says: no disk, no memory, shutting down, a deadlock; a constraint is no outage.
    for (const code of ['53100', '53200', '57P01', '40P01', '58030', '25006'])
      expect(isUnreachable(Object.assign(new Error('failed'), { code }))).toBe(true);
    expect(isUnreachable(Object.assign(new Error('failed'), { code: '23505' }))).toBe(false);
    await listener.close();
    await db.destroy();
  });
});
