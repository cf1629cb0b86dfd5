// Pictures four times as large: over HTTP with the upscaler that ships, and the rows behind it.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@nonet/api';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, migrate, openDatabase } from '../db/database.ts';
import { readPngText } from '../images/index.ts';
import { inspectPicture } from '../provenance/index.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { type TestDatabase, takeTestDatabase } from '../testing/postgres.ts';
import { askFor, claimUpscale, failUpscale, finishUpscale, forgetUpscales, resultsOf } from './store.ts';

const PATIENCE_MS = 120_000;

describe('asking for a large picture', { timeout: PATIENCE_MS }, () => {
  let node: TestNode;
  let drawing: string;
  let picture: string;
  const client = () => createClient({ baseUrl: node.url, token: 'the-owner-of-the-pictures' });
  const stored = () =>
    readdirSync(join(node.data, 'pictures'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );

  beforeAll(async () => {
    node = await startTestNode();
    ({ id: drawing } = await client().create({ prompt: 'a cat & a dog', seed: 7, count: 1 }));
    for await (const event of client().events(drawing)) {
      if (event.type === 'done') [picture] = event.pictures as [string];
    }
  }, PATIENCE_MS);
  afterAll(() => node.close());

  it('makes it once for all who ask, with the marks of the small one', async () => {
    const both = await Promise.all([client().enlarge(picture), client().enlarge(picture)]);
    expect(both).toEqual([picture.replace('.png', '-4x.png'), picture.replace('.png', '-4x.png')]);
    expect(stored()).toHaveLength(2);
    const answer = await fetch(both[0]);
    expect(answer.headers.get('cache-control')).toMatch(/immutable/);
    const large = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(large).metadata()).toMatchObject({ format: 'png', width: 128, height: 128 });
    const small = Buffer.from(await (await fetch(picture)).arrayBuffer());
    expect(readPngText(large)).toEqual(readPngText(small));
    const webp = Buffer.from(await (await fetch(both[0].replace(/png$/, 'webp'))).arrayBuffer());
    expect(await inspectPicture(webp)).toMatchObject({
      width: 128,
      madeByModel: true,
      prompt: 'a cat & a dog',
    });
    const etag = answer.headers.get('etag')!;
    expect((await fetch(both[0], { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('has none of what is large already, or unknown', async () => {
    const large = await (await fetch(picture.replace('.png', '-4x.png'))).bytes();
    const digest = createHash('sha256').update(large).digest('hex');
    expect((await fetch(`${node.url}/pictures/${digest}.png`)).status).toBe(200);
    for (const name of [digest, '0'.repeat(64)]) {
      const answer = await fetch(`${node.url}/pictures/${name}-4x.png`);
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not-found' }]);
      expect(answer.headers.get('cache-control')).toBeNull();
    }
  });

  it('goes with the drawing', async () => {
    await client().deletePictures(drawing);
    expect(stored()).toEqual([]);
    expect((await fetch(picture.replace('.png', '-4x.png'))).status).toBe(404);
  });
});

describe('the rows', () => {
  let database: TestDatabase;
  let db: Database;
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)].map((digest) => `${digest}.png`) as [string, string];
  const endLeases = () => sql`update upscales set lease_until = now() - interval '1 s'`.execute(db);

  beforeAll(async () => {
    database = await takeTestDatabase();
    const { url } = database;
    await migrate(url);
    db = openDatabase(url);
    await sql`insert into blobs (name) values (${one}), (${two})`.execute(db);
  });
  afterAll(async () => {
    await db.destroy();
    await database.close();
  });

  it('are taken in turn, each by one worker, and again when a worker died', async () => {
    expect(await askFor(db, one)).toBe('waiting');
    expect(await askFor(db, two)).toBe('waiting');
    expect(await askFor(db, one)).toBe('waiting');
    expect([await claimUpscale(db), await claimUpscale(db), await claimUpscale(db)]).toEqual([
      one,
      two,
      undefined,
    ]);
    await finishUpscale(db, two, 'large.png');
    expect(await askFor(db, two)).toEqual({ ready: 'large.png' });
    await endLeases();
    expect([await claimUpscale(db), await claimUpscale(db)]).toEqual([one, undefined]);
  });

  it('are given up after three attempts, and can be asked for again', async () => {
    await failUpscale(db, one);
    await endLeases();
    expect(await claimUpscale(db)).toBe(one);
    await failUpscale(db, one);
    expect([...(await resultsOf(db, [one, two]))]).toEqual([[two, 'large.png']]);
    expect(await askFor(db, one)).toBe('waiting');
    expect(await forgetUpscales(db, [one, two])).toEqual(['large.png']);
  });

  it('are not more than can be made in a while', async () => {
    await sql`
      insert into upscales (picture) select lpad(i::text, 64, 'a') || '.png' from generate_series(1, 500) as i`.execute(
      db,
    );
    expect(await askFor(db, one)).toBe('full');
  });
});
