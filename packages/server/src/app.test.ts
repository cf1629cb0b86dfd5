// The service over real sockets, with a tiny real model and the embedded Postgres.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createClient, DrawEvent, Drawing, DrawingList, type ErrorBody } from '@nonet/api';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPngText } from './images/index.ts';
import { startTestNode, type TestNode } from './testing/node.ts';
import { until } from './testing/until.ts';

let node: TestNode;
let url: string;

beforeAll(async () => {
  node = await startTestNode();
  url = node.url;
});
afterAll(() => node.close());

const client = () => createClient({ baseUrl: url });

/** A seed that nothing was drawn from: what was drawn before is ready at once. */
let seeds = 1_000;

async function eventsOf(generator: AsyncGenerator<DrawEvent>): Promise<DrawEvent[]> {
  const events: DrawEvent[] = [];
  for await (const event of generator) events.push(event);
  return events;
}

async function draw(prompt: string, options: { seed?: number; count?: number } = {}) {
  const last = (await eventsOf(client().draw({ prompt, ...options }))).at(-1)!;
  if (last.type !== 'done') throw new Error(`ended with ${last.type}`);
  return last.pictures;
}

const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${url}/api/drawings`, { method: 'POST', body, headers });

/** Raw text of an event stream until it ends. */
const stream = async (id: string, headers: Record<string, string> = {}) =>
  (await fetch(`${url}/api/drawings/${id}/events`, { headers })).text();

describe('drawing', () => {
  it('tells places, progress and looks, then gives nine pictures that know what they are', async () => {
    const seed = seeds++;
    const events = await eventsOf(client().draw({ prompt: 'a cat in a sombrero', seed }));
    for (const event of events) expect(DrawEvent.parse(event)).toEqual(event);
    expect(events[0]!.type).toBeOneOf(['queued', 'progress']);
    const previews = events.flatMap((event) =>
      event.type === 'progress' && event.previews ? [event.previews] : [],
    );
    expect(previews.length).toBeGreaterThan(0);
    for (const preview of previews) expect(preview).toHaveLength(9);
    const last = events.at(-1)!;
    if (last.type !== 'done') throw new Error(last.type);
    expect(last.pictures).toHaveLength(9);
    const response = await fetch(last.pictures[3]!);
    expect(response.headers.get('cache-control')).toMatch(/immutable/);
    const png = Buffer.from(await response.arrayBuffer());
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 32, height: 32 });
    expect(JSON.parse(readPngText(png)['nonet']!)).toMatchObject({
      prompt: 'a cat in a sombrero',
      seed,
      picture: 3,
    });
  });

  it('draws the same again from the same seed', async () => {
    const first = await draw('two red apples', { seed: 3, count: 2 });
    expect(await draw('two red apples', { seed: 3, count: 2 })).toEqual(first);
    expect(await draw('two red apples', { seed: 4, count: 2 })).not.toEqual(first);
  });

  it.each([
    ['control characters', '\u0000\u0007\u001b[2J'],
    ['Japanese', '猫とソンブレロ'],
    ['an emoji', '🦊'],
    ['10,000 characters', 'cat '.repeat(2500)],
    ['SQL', `'); drop table drawings; --`],
  ])('draws %s', async (_, prompt) => {
    expect(await draw(prompt, { count: 1 })).toHaveLength(1);
  });
});

describe('the API', () => {
  it('creates, gets, lists page by page, and cancels for the owner alone', async () => {
    const [me, you] = [client(), client()];
    const made: Drawing[] = [];
    for (let n = 0; n < 3; n++) made.push(await me.create({ prompt: 'a dog', count: 1 }));
    for (const drawing of made) expect(Drawing.parse(drawing)).toEqual(drawing);
    const ids = made.map(({ id }) => id).reverse();
    const first = await me.list({ limit: 2 });
    expect(DrawingList.parse(first)).toEqual(first);
    const second = await me.list({ limit: 2, before: first.next! });
    expect([...first.drawings, ...second.drawings].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeUndefined();
    expect((await you.list()).drawings).toEqual([]);
    const lookUp = await fetch(`${url}/api/drawings/existing`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [ids[0], '00000000-0000-4000-8000-000000000000'] }),
    });
    expect(await lookUp.json()).toEqual({ ids: [ids[0]] });

    const ahead = await me.create({ prompt: 'a dog', candidates: 36 }); // long enough to cancel the next meanwhile
    const late = await me.create({ prompt: 'a dog' });
    await expect(you.cancel(late.id)).rejects.toMatchObject({ code: 'not-found' });
    await me.cancel(late.id);
    await me.cancel(ahead.id);
    expect(await me.get(late.id)).toMatchObject({ status: 'cancelled' });
    await expect(eventsOf(you.events(late.id))).rejects.toMatchObject({ code: 'cancelled' });
    const done = await until(async () => {
      const drawing = await you.get(made[0]!.id);
      return drawing.status === 'done' ? drawing : undefined;
    });
    expect(Drawing.parse(done)).toEqual(done);
    expect(done.pictures).toHaveLength(1);
  });

  it('stores a request with an idempotency key once', async () => {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': 'k1',
      'nonet-client': 'a'.repeat(20),
    };
    const answers = await Promise.all(
      [1, 2].map(async () => (await post('{"prompt":"once","count":1}', headers)).json() as Promise<Drawing>),
    );
    expect(answers[0]!.id).toBe(answers[1]!.id);
    const other = await post('{"prompt":"once","count":1}', { ...headers, 'nonet-client': 'b'.repeat(20) });
    expect(((await other.json()) as Drawing).id).not.toBe(answers[0]!.id);
  });

  it.each([{ prompt: 'twice' }, { count: 2 }, { seed: 5 }, { joint: true }, { temperature: 0.5 }])(
    'refuses another request under a used idempotency key: %o',
    async (change) => {
      const asked = { prompt: 'once', count: 1, seed: 4 };
      const send = (body: object) =>
        post(JSON.stringify(body), {
          'content-type': 'application/json',
          'idempotency-key': 'k2',
          'nonet-client': 'c'.repeat(20),
        });
      const { id } = (await (await send(asked)).json()) as Drawing;
      const same = await send({ ...asked, joint: false, candidates: 1, seed: -1 });
      expect(((await same.json()) as Drawing).id).toBe(id); // defaults spelt out, and the seed left open
      const other = await send({ ...asked, ...change });
      expect(other.status).toBe(422);
      expect(await other.json()).toMatchObject({ code: 'idempotency-conflict' });
    },
  );

  it('knows a browser by its cookie', async () => {
    const response = await post('{"prompt":"a cat","count":1}');
    const cookie = response.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^nonet-client=[\w-]{32}; Path=\/; .*HttpOnly; SameSite=Lax$/);
    const { id } = (await response.json()) as Drawing;
    const headers = { cookie: `other=1; ${cookie.split(';')[0]}` };
    const list = (await (await fetch(`${url}/api/drawings`, { headers })).json()) as DrawingList;
    expect(list.drawings.map((drawing) => drawing.id)).toEqual([id]);
  });

  it('goes on with a stream where its reader was, and tells a reader who has seen the end nothing', async () => {
    const { id } = await client().create({ prompt: 'a cat', count: 1 });
    const whole = await stream(id);
    const ids = [...whole.matchAll(/^id: (.*)$/gm)].map((match) => match[1]);
    expect(ids.at(-1)).toBe('done');
    expect(await stream(id)).toMatch(/^retry: \d+\n\nid: done\nevent: done\n/);
    expect(await stream(id, { 'last-event-id': ids.at(-2) ?? '' })).toContain('event: done');
    expect(await stream(id, { 'last-event-id': 'done' })).toMatch(/^retry: \d+\n\n$/);
  });

  it('shows nothing of another drawing for an event id of it', async () => {
    const [one, two] = [
      await client().create({ prompt: 'one', count: 1 }),
      await client().create({ prompt: 'two', count: 1 }),
    ];
    const theirs = await stream(one.id);
    const id = [...theirs.matchAll(/^id: (.*)$/gm)].at(-2)?.[1] ?? 'queued-0';
    const mine = await stream(two.id, { 'last-event-id': id });
    const pictures = (text: string) => /"pictures":\[(.*?)\]/.exec(text)?.[1];
    expect(pictures(mine)).toBeDefined();
    expect(pictures(mine)).not.toBe(pictures(theirs));
    expect(await stream(two.id, { 'last-event-id': 'x'.repeat(10_000) })).toContain('event: done');
  });
});

describe('what is wrong', () => {
  const accept = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it('is a page for browsers and JSON for programs', async () => {
    const page = await fetch(`${url}/no-<script>where`, { headers: accept });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.headers.get('vary')).toContain('accept');
    const text = await page.text();
    expect(text).toContain('There is nothing here');
    expect(text).not.toContain('<script');
    expect(await (await fetch(`${url}/nowhere`)).json()).toMatchObject({ code: 'not-found' });
    const openAi = await fetch(`${url}/v1/nowhere`, { headers: accept });
    expect(await openAi.json()).toMatchObject({ error: { code: 'not_found' } });
  });

  it('in a model card of strangers harms nobody: it is a page with pictures of its folder alone', async () => {
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    writeFileSync(join(node.data, 'tiny/loss.png'), png);
    writeFileSync(join(node.data, 'outside.png'), png);
    writeFileSync(
      join(node.data, 'tiny/README.md'),
      '---\ntags: [x]\n---\n# A card\n\n| | |\n|---|---|\n| a | b |\n\n![Loss](loss.png) ![No](../outside.png) ![No](https://evil.example/x.png)\n\n<script>alert(1)</script> [a](javascript:alert(1)) [b](https://example.org) [c](../x.md)\n',
    );
    const markdown = await fetch(`${url}/model-card`);
    expect(markdown.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const html = await (await fetch(`${url}/model-card`, { headers: accept })).text();
    const [card = ''] = /<article[\s\S]*<\/article>/.exec(html) ?? [];
    expect(card).toContain('<h1>A card</h1>');
    expect(card).not.toMatch(/<script|href="javascript|evil\.example"|tags:|<th>/);
    expect(card.match(/<img src="[^"]*"/g)).toEqual(['<img src="/model-card/loss.png"']);
    expect(card.match(/<a href="[^"]*"/g)).toEqual(['<a href="https://example.org"']);
    expect((await fetch(`${url}/model-card/loss.png`)).headers.get('content-type')).toBe('image/png');
    for (const name of ['outside.png', '..%2Foutside.png', 'README.md'])
      expect([name, (await fetch(`${url}/model-card/${name}`)).status]).toEqual([name, 404]);
  });

  it.each([
    [400, 'prompt-empty', { prompt: ' ' }, undefined],
    [400, 'prompt-too-long', { prompt: 'x'.repeat(10_001) }, undefined],
    [400, 'request-invalid', { prompt: 'a cat', count: 1000 }, undefined],
    [400, 'request-invalid', { prompt: 'a cat', __typo: 1 }, undefined],
    [400, 'model-unknown', { prompt: 'a cat', model: '../../etc/passwd' }, undefined],
    [400, 'request-invalid', '{"prompt": "a c', undefined],
    [400, 'request-invalid', '{"__proto__": {"prompt": "a cat"}}', undefined],
    [400, 'request-invalid', '', undefined],
    [413, 'request-too-large', { prompt: 'x'.repeat(200_000) }, undefined],
    [415, 'request-not-json', '<prompt/>', 'text/xml'],
    [415, 'request-not-json', 'prompt=a+cat', 'application/x-www-form-urlencoded'],
  ])('is answered with %i %s', async (status, code, body, type) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await post(text, { 'content-type': type ?? 'application/json' });
    expect([response.status, ((await response.json()) as ErrorBody).code]).toEqual([status, code]);
  });

  it('is a scene that the model cannot draw: the client learns what was expected, and it is not tried again', async () => {
    const scene = { things: [{ id: 'a', name: 'cat' }], relations: [], place: 'beach' };
    const { id } = await client().create({ prompt: 'a cat', count: 1, scene });
    await expect(eventsOf(client().events(id))).rejects.toMatchObject({
      code: 'request-invalid',
      message: expect.stringMatching(/^scene: expected /),
    });
    expect(await client().get(id)).toMatchObject({ status: 'failed', request: { scene } });
  });

  it('is a body of bytes that are no text', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"prompt":"a '),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from('"}'),
    ]);
    const response = await post(bytes);
    const { request } = (await response.json()) as Drawing;
    expect([response.status, request.prompt]).toEqual([202, 'a \ufffd\ufffd\ufffd']);
  });

  it.each([
    '/api/drawings/x',
    '/api/drawings/x/events',
    `/api/drawings/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
    `/api/drawings/'%20or%201=1--`,
    '/pictures/..%2f..%2fpostgres%2fdata%2fnonet-password',
    '/pictures/%2e%2e%2fpostgres',
    `/pictures/${'0'.repeat(64)}.png`,
    `/pictures/${'0'.repeat(64)}.png%00`,
    '/%2e%2e/package.json',
  ])('is a path to nothing: %s', async (path) => {
    const response = await fetch(url + path);
    const { code } = (await response.json()) as ErrorBody;
    expect([response.status, code]).toEqual(
      expect.arrayContaining([expect.toBeOneOf(['not-found', 'request-invalid'])]),
    );
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it('is a header within a header', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(
      `GET /api/drawings HTTP/1.1\r\nHost: x\r\nnonet-client: a\nset-cookie: evil=1\r\nConnection: close\r\n\r\n`,
    );
    let answer = '';
    socket.on('data', (bytes) => {
      answer += String(bytes);
    });
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(answer).not.toContain('evil');
  });

  it('is a forged address: it changes nobody to another client', async () => {
    const few = await startTestNode({
      maxWaitingPerClient: 1,
      worker: { threads: 1, simulateMs: 3_600_000 },
    });
    const ask = (forwarded: string) =>
      fetch(`${few.url}/api/drawings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
        body: '{"prompt":"a cat"}',
      });
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await ask(`10.0.0.${n}`)).status);
    expect(statuses.at(-1)).toBe(429);
    const refused = await ask('10.9.9.9');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'too-many-waiting' });
    await few.close();
  });
});
