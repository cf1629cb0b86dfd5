// Pictures are shown only after a check: by a service over real HTTP, and by nsfwjs where it is installed.
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { type ClientEvent, createClient } from '@nonet/api';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { openPictureCheck } from './picture-check.ts';

let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
let node: TestNode;

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  node = await startTestNode({
    worker: { threads: 1, simulateMs: 20, pictureCheck: { by: url, timeoutMs: 60_000 } },
  });
});
afterAll(async () => {
  await node?.close();
  server.closeAllConnections();
  server.close();
});

const say = (flagged: boolean) => (_: IncomingMessage, response: ServerResponse) => {
  response.end(JSON.stringify({ results: [{ flagged, categories: { sexual: flagged } }] }));
};

async function draw(prompt: string): Promise<ClientEvent[]> {
  const client = createClient({ baseUrl: node.url, token: 'somebody-of-this-test' });
  const { id } = await client.create({ prompt, count: 2 });
  const events: ClientEvent[] = [];
  for await (const event of client.events(id)) {
    events.push(event);
    if (event.type === 'done') break;
  }
  return events;
}

const stored = (): number =>
  readdirSync(join(node.data, 'pictures'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.png'),
  ).length;

it('shows what passes, and nothing before', async () => {
  const seen: string[] = [];
  answer = async (request, response) => {
    const { input } = JSON.parse(await readAll(request)) as { input: [{ image_url: { url: string } }] };
    seen.push(input[0].image_url.url.slice(0, 22));
    say(false)(request, response);
  };
  const events = await draw('a cat');
  expect(events.at(-1)).toMatchObject({ type: 'done' });
  expect(events.some((event) => 'previews' in event)).toBe(false);
  expect(seen).toEqual(Array(2).fill('data:image/png;base64,'));
  expect(stored()).toBeGreaterThan(0);
});

it('neither shows nor stores what does not pass, and says so', async () => {
  answer = say(true);
  const before = stored();
  await expect(draw('a dog')).rejects.toMatchObject({
    code: 'picture-refused',
    message: expect.stringContaining('[sexual]'),
  });
  expect(stored()).toBe(before);
});

it('shows nothing while the service is away, unless the host wants it', async () => {
  answer = (_, response) => {
    response.statusCode = 500;
    response.end();
  };
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const closed = await openPictureCheck({ by: url });
  await expect(closed([png])).rejects.toMatchObject({ code: 'unavailable' });
  await (await openPictureCheck({ by: url, whenAway: 'open' }))([png]);
});

/** A name, so that nobody takes it for something that must be there. */
const NSFW = 'nsfwjs';
const installed = await import(NSFW).then(
  () => true,
  () => false,
);

it.runIf(installed)('lets a plain picture pass nsfwjs', async () => {
  const png = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#30a060' } })
    .png()
    .toBuffer();
  await (await openPictureCheck({ by: 'nsfwjs' }))([png]);
});

it.skipIf(installed)('says what to install for nsfwjs', async () => {
  await expect(openPictureCheck({ by: 'nsfwjs' })).rejects.toMatchObject({
    code: 'picture-check-missing',
    message: expect.stringContaining('npm install nsfwjs'),
  });
});
