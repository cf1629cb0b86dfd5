import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, DrawEvent, type ErrorBody } from '@nonet/api';
import { writeTinyModel } from '@nonet/models/testing';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { DrawingQueue } from './drawing-queue.ts';
import { readPngText } from './images/index.ts';
import { ModelProcess } from './model-process.ts';

const model = mkdtempSync(join(tmpdir(), 'nonet-server-'));
let artist: ModelProcess;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  writeTinyModel(model);
  artist = new ModelProcess({ model, threads: 1 });
  await artist.start();
  app = await createApp({ drawings: new DrawingQueue(artist) });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(async () => {
  await app.close();
  await artist.close();
  rmSync(model, { recursive: true });
});

const post = (payload: string | object, type = 'application/json') =>
  app.inject({ method: 'POST', url: '/api/drawings', payload, headers: { 'content-type': type } });

async function draw(prompt: string, options: { seed?: number; count?: number; signal?: AbortSignal } = {}) {
  const { signal, ...request } = options;
  const events: DrawEvent[] = [];
  for await (const event of createClient({ baseUrl: url }).draw({ prompt, ...request }, signal))
    events.push(event);
  return events;
}

const picturesOf = (events: readonly DrawEvent[]): string[] => {
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error(`ended with ${last.type}`);
  return last.pictures;
};

const bytesOf = (dataUrl: string) => Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');

describe('POST /api/drawings', () => {
  it('tells progress with previews, then gives nine pictures that know what they are', async () => {
    const events = await draw('a cat in a sombrero', { seed: 7 });
    for (const event of events) expect(DrawEvent.parse(event)).toEqual(event);
    expect(events[0]).toEqual({ type: 'queued', position: 0 });
    const previews = events.flatMap((event) =>
      event.type === 'progress' && event.previews ? [event.previews] : [],
    );
    expect(previews.length).toBeGreaterThan(1);
    for (const preview of previews) expect(preview).toHaveLength(9);
    const pictures = picturesOf(events);
    expect(pictures).toHaveLength(9);
    const png = bytesOf(pictures[3]!);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 32, height: 32 });
    expect(JSON.parse(readPngText(png)['nonet']!)).toMatchObject({
      prompt: 'a cat in a sombrero',
      seed: 7,
      picture: 3,
    });
  });

  it('draws the same again from the same seed', async () => {
    const first = await draw('two red apples', { seed: 3, count: 2 });
    expect(picturesOf(await draw('two red apples', { seed: 3, count: 2 }))).toEqual(picturesOf(first));
    expect(picturesOf(await draw('two red apples', { seed: 4, count: 2 }))).not.toEqual(picturesOf(first));
  });

  it.each(['\u0000\u0007\u001b[2J', '猫とソンブレロ', '🦊', 'cat '.repeat(2500)])(
    'draws %j',
    async (prompt) => {
      expect(picturesOf(await draw(prompt, { count: 1 }))).toHaveLength(1);
    },
  );

  it.each([
    [400, 'prompt-empty', { prompt: ' ' }, undefined],
    [400, 'prompt-too-long', { prompt: 'x'.repeat(10_001) }, undefined],
    [400, 'request-invalid', { prompt: 'a cat', count: 1000 }, undefined],
    [400, 'request-invalid', { prompt: 'a cat', __typo: 1 }, undefined],
    [400, 'request-invalid', '{"prompt": "a c', undefined],
    [400, 'request-invalid', '', undefined],
    [413, 'request-too-large', { prompt: 'x'.repeat(200_000) }, undefined],
    [415, 'request-not-json', '<prompt/>', 'text/xml'],
  ])('answers %i %s', async (status, code, payload, type) => {
    const response = await post(payload, type);
    expect([response.statusCode, response.json<ErrorBody>().code]).toEqual([status, code]);
  });

  it('goes on to the next drawing when a client leaves', async () => {
    const leaving = new AbortController();
    const left = draw('a dog', { signal: leaving.signal });
    const next = draw('a cat', { count: 1 });
    leaving.abort();
    await expect(left).rejects.toThrow(/abort/i);
    expect(picturesOf(await next)).toHaveLength(1);
  });

  it('answers other requests while it draws', async () => {
    const events = createClient({ baseUrl: url }).draw({ prompt: 'a cat' });
    await events.next();
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect((await events.next()).done).toBe(false);
    await events.return(undefined);
  });
});

describe('the model process', () => {
  it('is started again after it died', async () => {
    const child = await artist.start();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(picturesOf(await draw('a cat', { count: 1 }))).toHaveLength(1);
  });

  it('says why a model cannot be opened', async () => {
    const broken = new ModelProcess({ model: join(model, 'nowhere'), threads: 1 });
    await expect(broken.start()).rejects.toMatchObject({ code: 'model-missing' });
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/nowhere', '/../package.json'])('carries the security headers: %s', async (path) => {
    const { headers } = await app.inject(path);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('serves the page, hashed files for good, and nothing beside it', async () => {
    const page = mkdtempSync(join(tmpdir(), 'nonet-page-'));
    mkdirSync(join(page, 'assets'));
    writeFileSync(join(page, 'index.html'), '<title>Nonet</title>');
    writeFileSync(join(page, 'assets/a1b2.js'), '');
    const served = await createApp({ drawings: new DrawingQueue(artist), page });
    const home = await served.inject('/');
    expect([home.statusCode, home.headers['cache-control'], home.body]).toEqual([
      200,
      'no-cache',
      '<title>Nonet</title>',
    ]);
    expect((await served.inject('/assets/a1b2.js')).headers['cache-control']).toMatch(/immutable/);
    for (const path of ['/%2e%2e/package.json', '/..%2fpackage.json', '/assets/']) {
      expect((await served.inject(path)).statusCode, path).toBeGreaterThanOrEqual(400);
    }
    await served.close();
    rmSync(page, { recursive: true });
  });
});
