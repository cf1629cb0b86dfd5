// Waiting drawings keep their places, and accounts their turns, when the band of premium is added.
import { randomUUID } from 'node:crypto';
import { Migrator, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BANDS } from '../../queue/bands.ts';
import { type TestDatabase, takeTestDatabase } from '../../testing/postgres.ts';
import { migrate, openDatabase } from '../database.ts';
import { migrations } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await takeTestDatabase();
});
afterAll(() => database?.close());

it('moves what was normal and what was in the background on, and leaves what was urgent', async () => {
  const { url } = database;
  const db = openDatabase(url, 2);
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0011'));
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => before },
  }).migrateToLatest();
  expect(error).toBeUndefined();
  for (const band of [0, 1, 2]) {
    await sql`update clock set turn = ${band + 10} where band = ${band}`.execute(db);
    await sql`insert into accounts values ('me', ${band}, 0, ${band + 20}, 1, 100)`.execute(db);
    await sql`insert into api_keys values (${`key${band}`}, ${`digest${band}`}, 'bot', '{}', ${band})`.execute(
      db,
    );
    await sql`insert into drawings (id, owner, account, band, turn, model, request, content_key, status)
      values (${randomUUID()}, 'me', 'me', ${band}, 1, 'tiny', '{}', ${`key${band}`}, 'waiting')`.execute(db);
  }
  await migrate(url);
  const [urgent, normal, background] = [BANDS.urgent, BANDS.normal, BANDS.background];
  for (const table of ['drawings', 'api_keys', 'accounts'] as const)
    expect([table, await db.selectFrom(table).select('band').orderBy('band').execute()]).toEqual([
      table,
      [{ band: urgent }, { band: normal }, { band: background }],
    ]);
  expect(await db.selectFrom('accounts').select('finish').orderBy('band').execute()).toEqual([
    { finish: 20 },
    { finish: 21 },
    { finish: 22 },
  ]);
  expect(await db.selectFrom('clock').select(['band', 'turn']).orderBy('band').execute()).toEqual([
    { band: urgent, turn: 10 },
    { band: BANDS.premium, turn: 0 },
    { band: normal, turn: 11 },
    { band: background, turn: 12 },
  ]);
  await db.destroy();
});
