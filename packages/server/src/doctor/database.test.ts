// The doctor's findings about real Postgres servers.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate, openDatabase } from '../db/database.ts';
import { startTestPostgres, type TestPostgres } from '../testing/postgres.ts';
import { checkDatabase } from './database.ts';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());

it('tells an empty database, one that is up to date, one that waits for migrations, and one of a newer Nonet', async () => {
  const databaseUrl = await postgres.createDatabase();
  const tables = async () => {
    const findings = await checkDatabase({ databaseUrl, data: '.' });
    expect(findings.filter(({ name }) => name !== 'tables').map(({ state }) => state)).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    return findings.find(({ name }) => name === 'tables')!;
  };
  expect(await tables()).toMatchObject({ state: 'ok', message: expect.stringContaining('none yet') });
  const db = openDatabase(databaseUrl, 1);
  await migrate(databaseUrl);
  expect(await tables()).toMatchObject({ state: 'ok', message: 'up to date' });
  await sql`update kysely_migration set name = '9999-future' where name like '0002-%'`.execute(db);
  expect(await tables()).toMatchObject({ state: 'fail', message: expect.stringContaining('9999-future') });
  await sql`delete from kysely_migration where name = '9999-future'`.execute(db);
  expect(await tables()).toMatchObject({ state: 'warn', message: expect.stringContaining('0002-') });
  await db.destroy();
});
