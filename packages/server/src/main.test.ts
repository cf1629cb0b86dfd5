// A node that is asked before its model is open, or whose model cannot be opened.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { migrate, openDatabase } from './db/database.ts';
import { startServer } from './main.ts';
import type { OpenArtist } from './model/open-artist.ts';
import { removeFolder } from './remove-folder.ts';
import { ServiceError } from './service-error.ts';
import { startTestPostgres } from './testing/postgres.ts';
import { SimulatedArtist } from './worker/simulated-artist.ts';

const data = mkdtempSync(join(tmpdir(), 'nonet-main-'));
chmodSync(data, 0o755); // root's Postgres is another user
afterAll(() => removeFolder(data));

const options = { data, model: 'simulated', host: '127.0.0.1', port: 0, worker: { threads: 1 } };

it('answers before its model is open; what is asked for waits in the queue', async () => {
  let open: (artist: OpenArtist) => void = () => {};
  const opening = new Promise<OpenArtist>((resolve) => {
    open = resolve;
  });
  const artist = { artist: new SimulatedArtist(1), weights: 'simulated' };
  let starting: ReturnType<typeof startServer> | undefined;
  onTestFinished(async () => {
    open(artist);
    await (await starting)?.close(30);
  });
  const outlived = () => process.listenerCount('uncaughtException');
  const before = outlived();
  const url = await new Promise<string>((onListening) => {
    starting = startServer({ ...options, onListening, outliveErrors: true }, opening);
  });
  expect(outlived()).toBe(before + 1);
  const client = createClient({ baseUrl: url });
  const { id, status } = await client.create({ prompt: 'early' });
  expect(status).toBe('waiting');
  open(artist);
  const server = await starting!;
  expect(server.url).toBe(url);
  let last = '';
  for await (const { type } of client.events(id)) last = type;
  expect(last).toBe('done');
});

it('ends when its model cannot be opened, and leaves address and database to the next', async () => {
  const broken = Promise.reject(new ServiceError('model-failed', 'no such model'));
  await expect(startServer(options, broken)).rejects.toMatchObject({ code: 'model-failed' });
  const opened = Promise.resolve({ artist: new SimulatedArtist(1), weights: 'simulated' });
  const server = await startServer(options, opened);
  onTestFinished(() => server.close());
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

it('says that it is ready when it has rehearsed, of which nothing is left', async () => {
  const postgres = await startTestPostgres();
  const databaseUrl = await postgres.createDatabase();
  await migrate(databaseUrl);
  const db = openDatabase(databaseUrl, 2);
  const lock = await db.startTransaction().execute();
  await sql`lock table drawings in exclusive mode`.execute(lock); // it cannot rehearse meanwhile
  const { worker: _, ...web } = { ...options, databaseUrl };
  let starting: ReturnType<typeof startServer> | undefined;
  const url = await new Promise<string>((onListening) => {
    starting = startServer({ ...web, requestsPerMinute: 10, onListening });
  });
  const early = await fetch(`${url}/readyz`);
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await lock.rollback().execute();
  const server = await starting!;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/api/models`)).status).toBe(200);
  expect((await (await fetch(`${url}/metrics`)).text()).match(/nonet_errors_total\{.*/g)).toEqual([
    'nonet_errors_total{code="unavailable"} 1',
  ]);
  for (const table of ['drawings', 'accounts'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  await server.close();
  await db.destroy();
  await postgres.close();
});
