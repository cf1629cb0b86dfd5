// A node that is asked before its model is open, or whose model cannot be opened.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@nonet/api';
import { afterAll, expect, it } from 'vitest';
import { startServer } from './main.ts';
import type { OpenArtist } from './model/open-artist.ts';
import { ServiceError } from './service-error.ts';
import { SimulatedArtist } from './worker/simulated-artist.ts';

const data = mkdtempSync(join(tmpdir(), 'nonet-main-'));
chmodSync(data, 0o755); // root's Postgres is another user
afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 10 }));

const options = { data, model: 'simulated', host: '127.0.0.1', port: 0, worker: { threads: 1 } };

it('answers before its model is open; what is asked for waits in line', async () => {
  let open: (artist: OpenArtist) => void = () => {};
  const opening = new Promise<OpenArtist>((resolve) => {
    open = resolve;
  });
  let starting: ReturnType<typeof startServer> | undefined;
  const url = await new Promise<string>((onListening) => {
    starting = startServer({ ...options, onListening }, opening);
  });
  const client = createClient({ baseUrl: url });
  const { id, status } = await client.create({ prompt: 'early' });
  expect(status).toBe('waiting');
  open({ artist: new SimulatedArtist(1), weights: 'simulated' });
  const server = await starting!;
  expect(server.url).toBe(url);
  let last = '';
  for await (const { type } of client.events(id)) last = type;
  expect(last).toBe('done');
  await server.close(30);
});

it('ends when its model cannot be opened, and leaves address and database to the next', async () => {
  const broken = Promise.reject(new ServiceError('model-failed', 'no such model'));
  await expect(startServer(options, broken)).rejects.toMatchObject({ code: 'model-failed' });
  const opened = Promise.resolve({ artist: new SimulatedArtist(1), weights: 'simulated' });
  const server = await startServer(options, opened);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  await server.close();
});
