import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Database, migrate, openDatabase } from '../db/database.ts';
import { type TestDatabase, takeTestDatabase } from '../testing/postgres.ts';
import { DrawingReader } from './drawing-reader.ts';
import { cancelDrawing } from './drawings.ts';
import { Intake } from './intake.ts';
import { Line } from './line.ts';

let database: TestDatabase;
let db: Database;
let queries = 0;
let reader: DrawingReader;

beforeAll(async () => {
  database = await takeTestDatabase();
  const { url } = database;
  await migrate(url);
  db = openDatabase(url);
}, 120_000);
beforeEach(() => {
  queries = 0;
  const counted = db.withPlugin({
    transformQuery({ node }) {
      queries++;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  reader = new DrawingReader(counted);
});
afterAll(async () => {
  await db.destroy();
  await database.close();
});

async function store(count: number): Promise<string[]> {
  const intake = new Intake(db, new Line(db), 1_000);
  const ids = Array.from({ length: count }, () => randomUUID() as string);
  const shared = { owner: 'me', account: 'me', band: 1, backlogLimit: 1_000, model: 'tiny' };
  await Promise.all(
    ids.map((id) => intake.accept({ id, ...shared, request: { prompt: id, seed: 1 }, contentKey: id })),
  );
  return ids;
}

it('answers everyone who asks at once from few queries, each with its own', async () => {
  const ids = await store(40);
  const asked = Array.from({ length: 1_200 }, (_, index) => ids[index % ids.length]!);
  const rows = await Promise.all(asked.map((id) => reader.read(id)));
  expect(rows.map((row) => row?.id)).toEqual(asked);
  expect(rows.map((row) => row?.request.prompt)).toEqual(asked);
  expect(queries).toBeLessThanOrEqual(5); // two that were alone, and 1,198 in batches of 500
  expect(await reader.read(randomUUID())).toBeUndefined();
});

it('sees what was changed before it was asked, also while other answers are under way', async () => {
  const [id = '', ...others] = await store(10);
  const busy = others.map((other) => reader.read(other));
  await cancelDrawing(db, 'me', id);
  expect((await reader.read(id))?.status).toBe('cancelled');
  await Promise.all(busy);
});

it('tells all who asked that the database refused, and works on when it is back', async () => {
  const [id = ''] = await store(1);
  const wrong = ['not a uuid', 'another', 'a third', 'a fourth'].map((text) => reader.read(text));
  const codes = (await Promise.allSettled(wrong)).map(({ status }) => status);
  expect(codes).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  expect((await reader.read(id))?.id).toBe(id);
});
