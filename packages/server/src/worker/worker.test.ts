// Workers on a real line: as processes where they are killed, in this process where they are asked.

import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { NodeProcess } from '../bench/node-process.ts';
import { type S3Behaviour, type S3Server, startS3Server } from '../bench/s3-server.ts';
import { mountDisk, unmountDisk } from '../bench/small-disk.ts';
import { openBlobs, WatchedBlobs } from '../blobs/index.ts';
import { S3Blobs } from '../blobs/s3-blobs.ts';
import { type Database, migrate, openDatabase } from '../db/database.ts';
import { contentKey } from '../queue/content-key.ts';
import { cancelDrawing, findDrawings } from '../queue/drawings.ts';
import { Intake } from '../queue/intake.ts';
import { Line } from '../queue/line.ts';
import { LEASE, SWEEP_MS } from '../queue/retries.ts';
import { removeFolder } from '../remove-folder.ts';
import { startTestPostgres, type TestPostgres } from '../testing/postgres.ts';
import { until } from '../testing/until.ts';
import type { Artist, FinishedDrawing } from './artist.ts';
import { SimulatedArtist } from './simulated-artist.ts';
import { POLL_MS, Worker, type WorkerOptions } from './worker.ts';

const MODEL = 'simulated';

const folder = mkdtempSync(join(tmpdir(), 'nonet-worker-'));
let postgres: TestPostgres;
let url: string;
let db: Database;
let intake: Intake;

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.createDatabase();
  await migrate(url);
  db = openDatabase(url);
});
beforeEach(async () => {
  await sql`truncate drawings, results, accounts, workers cascade`.execute(db);
  intake = new Intake(db, new Line(db), 1_000);
});
afterAll(async () => {
  await db.destroy();
  await postgres.close();
  await removeFolder(folder);
});

/** Starts a worker that ends with the test at the latest: it must take nothing of the next. */
async function startWorker(artist: Artist, options: Partial<WorkerOptions> = {}): Promise<Worker> {
  const worker = await Worker.start({
    url,
    db,
    blobs: openBlobs(folder),
    artist,
    models: [MODEL],
    ...options,
  });
  onTestFinished(() => worker.close());
  return worker;
}

let seed = 0;
async function accept(): Promise<string> {
  const id = randomUUID();
  const request = { prompt: 'a cat', seed: seed++ };
  const who = { owner: 'me', account: 'me', band: 1, backlogLimit: 100 };
  await intake.accept({ ...who, id, model: MODEL, request, contentKey: contentKey(MODEL, request) });
  return id;
}
const rowOf = async (id: string) => (await findDrawings(db, [id]))[0]!;
const ended = (id: string, status: string) =>
  until(async () => {
    const row = await rowOf(id);
    return row.status === status ? row : undefined;
  });

/** An artist that does what a test says. */
const artistOf = (draw: Artist['draw']): Artist => ({ draw, close: async () => {} });

describe('a worker', () => {
  it('draws what waits and what comes, tells its speed, and signs off', async () => {
    const before = await accept();
    const worker = await startWorker(new SimulatedArtist(40), { slots: 2 });
    const row = await ended(before, 'done');
    expect(row.result!.pictures).toHaveLength(9);
    await ended(await accept(), 'done');
    const said = await until(async () => {
      const found = await db.selectFrom('workers').selectAll().executeTakeFirst();
      return found?.seconds_per_drawing ? found : undefined;
    });
    expect(said).toMatchObject({ id: worker.id, models: [MODEL], slots: 2 });
    await worker.close();
    expect(await db.selectFrom('workers').selectAll().execute()).toEqual([]);
  });

  it('that was killed has its drawing taken over by another', async () => {
    const options = { data: folder, databaseUrl: url, model: MODEL, threads: 1, simulateMs: 600_000 };
    const doomed = await NodeProcess.start({ role: 'worker', options });
    onTestFinished(() => doomed.kill());
    const id = await accept();
    await until(async () => (await rowOf(id)).status === 'drawing');
    await startWorker(new SimulatedArtist(40));
    await doomed.kill();
    const row = await ended(id, 'done');
    expect(row.attempts).toBe(2);
  });

  it('is given up soon enough for its drawing to begin elsewhere within 15 seconds', () => {
    expect(Number.parseInt(LEASE, 10) * 1_000 + SWEEP_MS + POLL_MS).toBeLessThan(15_000);
  });

  it('finishes what it draws when it is asked to end, or gives it back', async () => {
    let draw: (drawing: FinishedDrawing) => void = () => {};
    const drawn = new Promise<FinishedDrawing>((resolve) => {
      draw = resolve;
    });
    const worker = await startWorker(artistOf(() => drawn));
    const id = await accept();
    await until(async () => (await rowOf(id)).status === 'drawing');
    const next = await accept();
    const closed = worker.close(60);
    draw({ seed: 0, pictures: [] });
    await closed;
    expect((await rowOf(id)).status).toBe('done');
    expect((await rowOf(next)).status).toBe('waiting');

    const hasty = await startWorker(new SimulatedArtist(60_000));
    await until(async () => (await rowOf(next)).status === 'drawing');
    await hasty.close(0);
    expect(await rowOf(next)).toMatchObject({ status: 'waiting', attempts: 0 });
  });

  it('stops drawing what was cancelled', async () => {
    let stopped = false;
    const artist = artistOf(async (_, signal) => {
      await sleep(60_000, undefined, { signal }).catch(() => {
        stopped = true;
      });
      throw signal.reason;
    });
    await startWorker(artist);
    const id = await accept();
    await until(async () => (await rowOf(id)).status === 'drawing');
    await cancelDrawing(db, 'me', id);
    await until(() => stopped);
    expect((await rowOf(id)).status).toBe('cancelled');
  });

  it('sets aside what can never be drawn, tries again what failed, gives up what takes too long', async () => {
    let stumbled = false;
    const [stumbles, hopeless, slow, broken] = [seed, seed + 1, seed + 2, seed + 3];
    const artist = artistOf(async ({ seed: number }, signal) => {
      if (number === hopeless) throw new ApiError('request-invalid', 'topK: too large');
      if (number === broken) throw new Error("EROFS: read-only file system, open '/srv/nonet/x'");
      if (number === slow) await sleep(60_000, undefined, { signal });
      if (number === stumbles && !stumbled) {
        stumbled = true;
        throw new Error('the engine stumbled');
      }
      return { seed: 0, pictures: [] };
    });
    const ids = [await accept(), await accept(), await accept(), await accept()];
    await startWorker(artist, { timeoutSeconds: 0.2, slots: 4 });
    expect((await ended(ids[0]!, 'done')).attempts).toBe(2);
    expect((await ended(ids[1]!, 'failed')).error).toEqual({
      code: 'request-invalid',
      message: 'topK: too large',
    });
    await until(async () => (await rowOf(ids[2]!)).error?.code === 'timed-out');
    const told = await until(async () => (await rowOf(ids[3]!)).error);
    expect(told).toEqual({
      code: 'drawing-failed',
      message: 'the pictures could not be made on our side',
    });
  });

  it('hands in what it drew although the database was away meanwhile', async () => {
    let drawings = 0;
    await startWorker(
      artistOf(async () => {
        // Where the database is away for longer than a lease, another drawing may begin before this is handed in.
        const number = ++drawings;
        if (number === 1) process.kill(postgres.pid()!, 'SIGKILL');
        return { seed: number, pictures: [new Uint8Array([1])] };
      }),
    );
    const id = await accept();
    const { result } = await ended(id, 'done');
    expect([result!.seed, result!.pictures.length]).toEqual([1, 1]);
  });
});

/** A worker draws in a store that fails, then works again: everything is drawn once and stored. */
async function drawsThroughOutage(blobs: WatchedBlobs, breakStore: () => void, mendStore: () => void) {
  let drawn = 0;
  const artist = artistOf(async () => ({ seed: ++drawn, pictures: [new Uint8Array(40_000).fill(drawn)] }));
  breakStore();
  await startWorker(artist, { blobs });
  const ids = [await accept(), await accept(), await accept()];
  const delayed = await until(async () => {
    const { delayed: reason } = await db.selectFrom('workers').select('delayed').executeTakeFirstOrThrow();
    return reason;
  });
  expect([delayed, drawn]).toEqual(['storage', 1]);
  mendStore();
  for (const id of ids) {
    const { attempts, result } = await ended(id, 'done');
    expect(attempts).toBe(1);
    expect(await blobs.get(result!.pictures[0]!)).toHaveLength(40_000);
  }
  expect([drawn, blobs.away]).toEqual([3, false]);
}

describe('a worker whose picture store is away', () => {
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3Server(join(folder, 's3'));
  });
  afterAll(() => s3.close());

  it.each<S3Behaviour>(['refuse', 'busy', 'hang', 'cut'])(
    'keeps what it drew while S3 does this: %s',
    async (behaviour) => {
      const blobs = new WatchedBlobs(S3Blobs.open('s3://nonet/pictures', s3.environment, 2_000));
      await drawsThroughOutage(
        blobs,
        () => s3.behave(behaviour),
        () => s3.behave('work'),
      );
    },
  );

  it('keeps what it drew while the disk is full', async (context) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    if (!mountDisk(disk, 512 * 1024)) context.skip('a small disk can only be mounted on Linux by root');
    onTestFinished(() => unmountDisk(disk));
    const ballast = join(disk, 'ballast');
    await drawsThroughOutage(
      openBlobs(join(disk, 'pictures')),
      () => writeFileSync(ballast, new Uint8Array(500_000)),
      () => rmSync(ballast),
    );
    const files = readdirSync(disk, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.map(({ name }) => name).filter((name) => !/^[0-9a-f]{64}\.png$/.test(name))).toEqual([]);
  });
});
