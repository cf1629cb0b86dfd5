// Deletion on a real Postgres and a real folder: what goes, what stays, and what comes at the same moment.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { startS3Server } from '../bench/s3-server.ts';
import { FolderBlobs } from '../blobs/folder-blobs.ts';
import { WatchedBlobs } from '../blobs/index.ts';
import { blobName } from '../blobs/names.ts';
import { S3Blobs } from '../blobs/s3-blobs.ts';
import { type Database, migrate, openDatabase } from '../db/database.ts';
import { claim, finish } from '../queue/claims.ts';
import { contentKey } from '../queue/content-key.ts';
import { findDrawings } from '../queue/drawings.ts';
import { Intake } from '../queue/intake.ts';
import { Line } from '../queue/line.ts';
import { removeFolder } from '../remove-folder.ts';
import { type TestDatabase, takeTestDatabase } from '../testing/postgres.ts';
import { holdBlob, mendBlobs, START_GRACE, storeBlobs, sweepBlobs } from './blob-register.ts';
import { deleteDrawing } from './delete-drawing.ts';

const MODEL = 'tiny';
const WORKER = randomUUID();
let database: TestDatabase;
let db: Database;
let folder: string;
let blobs: FolderBlobs;
let intake: Intake;

beforeAll(async () => {
  database = await takeTestDatabase();
  const { url } = database;
  await migrate(url);
  db = openDatabase(url);
});
beforeEach(async () => {
  await sql`truncate drawings, results, progress, accounts, blobs cascade`.execute(db);
  folder = mkdtempSync(join(tmpdir(), 'nonet-retention-'));
  blobs = new FolderBlobs(folder);
  intake = new Intake(db, new Line(db), 1_000);
});
afterEach(() => removeFolder(folder));
afterAll(async () => {
  await db.destroy();
  await database.close();
});

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const picture = (text: string) => Buffer.from(text);

async function ask(seed: number, owner = 'me', start?: string): Promise<string> {
  const request = { prompt: 'a cat', seed, ...(start ? { start: { picture: start, share: 0.5 } } : {}) };
  const id = randomUUID();
  const rest = { owner, account: owner, band: 1, backlogLimit: 100, model: MODEL };
  await intake.accept({ id, request, contentKey: contentKey(MODEL, request), ...rest });
  return id;
}

const take = async () => (await claim(db, { worker: WORKER, models: [MODEL], lastBand: 2, limit: 1 }))[0]!;

async function draw(pictures: readonly Buffer[]): Promise<void> {
  const { key } = await take();
  const names = await storeBlobs(db, blobs, pictures);
  await finish(db, key, { seed: 1, seconds: 1, pictures: names });
  await mendBlobs(db, blobs, pictures);
}

const statusOf = async (id: string) => (await findDrawings(db, [id]))[0]?.status;
const count = async (table: 'drawings' | 'results' | 'blobs') =>
  (await db.selectFrom(table).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()).n;

it('deletes a drawing with its result and its pictures at once', async () => {
  const id = await ask(1);
  await draw([picture('one'), picture('two')]);
  expect(files()).toHaveLength(2);
  expect(await deleteDrawing({ db, blobs }, id)).toBe(true);
  expect([await count('drawings'), await count('results'), await count('blobs')]).toEqual([0, 0, 0]);
  expect(files()).toEqual([]);
  expect(await deleteDrawing({ db, blobs }, id)).toBe(false);
});

it('leaves what others have: the same result, a picture of another result, one that a drawing starts from', async () => {
  const [mine, yours] = [await ask(1), await ask(1, 'you')];
  await draw([picture('shared'), picture('mine')]);
  const other = await ask(2, 'you');
  await draw([picture('shared')]);
  await deleteDrawing({ db, blobs }, mine);
  expect(await statusOf(yours)).toBe('done');
  expect(files()).toHaveLength(2);
  const [name] = await storeBlobs(db, blobs, [picture('mine')]);
  const variation = await ask(3, 'them', name);
  await sql`update blobs set check_at = now() - interval '1 s' where check_at is not null`.execute(db);
  await deleteDrawing({ db, blobs }, yours);
  expect(files()).toHaveLength(2);
  await deleteDrawing({ db, blobs }, variation);
  await deleteDrawing({ db, blobs }, other);
  await sql`update blobs set check_at = now() - interval '1 s' where check_at is not null`.execute(db);
  expect(await sweepBlobs(db, blobs)).toBe(1);
  expect(files()).toEqual([]);
});

it('cancels an open drawing before it goes; the work goes on for others', async () => {
  const [mine, yours] = [await ask(1), await ask(1, 'you')];
  await take();
  expect(await deleteDrawing({ db, blobs }, mine)).toBe(true);
  expect(await statusOf(mine)).toBeUndefined();
  expect(await statusOf(yours)).toBe('drawing');
});

it('never hands out a result that is being deleted: any number of equal requests meet deletions', async () => {
  const key = contentKey(MODEL, { prompt: 'a cat', seed: 5 });
  for (let round = 0; round < 6; round++) {
    const first = await ask(5);
    if ((await statusOf(first)) === 'waiting') await draw([picture('five')]);
    const others = await db.selectFrom('drawings').select('id').execute();
    const [asked] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, (_, n) => ask(5, `friend ${n}`))),
      ...others.map(({ id }) => deleteDrawing({ db, blobs }, id)),
    ]);
    const rows = await findDrawings(db, asked);
    expect(rows).toHaveLength(4);
    // Done drawings have their result, and its pictures are there; others wait for a new one.
    for (const { status, result } of rows) {
      expect(status).toBe(result ? 'done' : 'waiting');
      for (const name of result?.pictures ?? []) expect(await blobs.get(name)).toBeDefined();
    }
    for (const { id } of rows) await deleteDrawing({ db, blobs }, id);
    expect(
      await db.selectFrom('results').where('content_key', '=', key).select('content_key').execute(),
    ).toEqual([]);
  }
});

it('never loses a picture that is stored anew while it is deleted', async () => {
  for (let round = 0; round < 6; round++) {
    const old = await ask(10_000 + round);
    await draw([picture('same')]);
    await ask(20_000 + round);
    await Promise.all([draw([picture('same')]), deleteDrawing({ db, blobs }, old), sweepBlobs(db, blobs)]);
    expect(files()).toHaveLength(1);
  }
});

it('keeps an upload for an hour after it was last drawn from, and knows when it is gone', async () => {
  const later = (time: string) => sql`update blobs set check_at = check_at - ${time}::interval`.execute(db);
  const [name] = await storeBlobs(db, blobs, [picture('upload')]);
  await later('59 min');
  expect(await holdBlob(db, name!)).toBe(true);
  await later('59 min');
  expect(await sweepBlobs(db, blobs)).toBe(0);
  await later('1 min');
  expect(await sweepBlobs(db, blobs)).toBe(1);
  expect(await holdBlob(db, name!)).toBe(false);
});

it('deletes uploads that nothing came of once their grace is over', async () => {
  const later = (time: string) => sql`update blobs set check_at = check_at - ${time}::interval`.execute(db);
  await storeBlobs(db, blobs, [picture('drawn')]);
  await storeBlobs(db, blobs, [picture('upload')], START_GRACE);
  await later('4 min 30 s');
  expect(await sweepBlobs(db, blobs)).toBe(0);
  await later('30 s');
  expect(await sweepBlobs(db, blobs)).toBe(1);
  expect(files().map(({ name }) => name)).toEqual([blobName(picture('drawn'), 'png')]);
  await later('55 min');
  expect(await sweepBlobs(db, blobs)).toBe(1);
  expect(files()).toEqual([]);
});

it('a store that hangs takes one connection to the database, however many delete', async () => {
  const s3 = await startS3Server(join(folder, 's3'));
  onTestFinished(() => s3.close());
  const away = new WatchedBlobs(S3Blobs.open('s3://nonet/pictures', s3.environment, 2_000));
  await sql`
    insert into blobs select encode(sha256(n::text::bytea), 'hex') || '.png', now() from generate_series(1, 1000) as n`.execute(
    db,
  );
  s3.behave('hang');
  let ended = 0;
  const sweeping = Array.from({ length: 12 }, () => sweepBlobs(db, away).finally(() => ended++));
  const { rows } = await sql`select 1 as one`.execute(db);
  expect([rows, ended]).toEqual([[{ one: 1 }], 0]);
  for (const { status, reason } of (await Promise.allSettled(sweeping)) as PromiseRejectedResult[])
    expect([status, reason.code]).toEqual(['rejected', 'blobs-away']);
});
