// Readers of event streams over real sockets: those that read, and those that take nothing.
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../testing/until.ts';
import { EventStreams } from './event-stream.ts';
import type { StateEvent } from './state-event.ts';

let server: Server;
let streams: EventStreams;
let send: (event: StateEvent) => void;
let ended: number;

beforeEach(async () => {
  ended = 0;
  streams = new EventStreams(50);
  server = createServer((request, response) => {
    const seen = request.headers['last-event-id'];
    send = streams.open(response, {}, typeof seen === 'string' ? seen : undefined, () => ended++);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  streams.close();
  server.closeAllConnections();
  server.close();
});

/** Opens a stream; gives what sends on it, and the answer. */
async function open(lastEventId?: string) {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(get({ port, host: '127.0.0.1', headers }), 'response')) as [IncomingMessage];
  return { send, answer };
}

const eventOf = (id: string, bytes = 0, last = false): StateEvent => ({
  id,
  text: `id: ${id}\ndata: {"type":"progress","done":1,"total":2,"padding":"${'x'.repeat(bytes)}"}\n\n`,
  event: { type: 'progress', done: 1, total: 2 },
  last,
});

it('a reader that takes nothing is let go, and holds little meanwhile; another misses nothing', async () => {
  const stuck = await open();
  stuck.answer.on('error', () => {}).pause();
  const reader = await open();
  let text = '';
  reader.answer.on('data', (bytes) => {
    text += String(bytes);
  });
  let sent = 0;
  await until(() => {
    // More than the system keeps for a connection.
    for (let n = 0; n < 10; n++) stuck.send(eventOf(`look-${sent}-${n}`, 1_000_000));
    reader.send(eventOf(`progress-${sent++}`));
    return ended === 1;
  });
  expect(streams.size).toBe(1);
  reader.send(eventOf('done', 0, true));
  await once(reader.answer, 'end');
  const ids = [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id);
  expect(ids).toEqual([...Array.from({ length: sent }, (_, n) => `progress-${n}`), 'done']);
  expect(process.memoryUsage().rss).toBeLessThan(2 ** 30);
});

it('a reader that has caught up breathes on, and gets nothing twice', async () => {
  const { send: tell, answer } = await open('progress-1');
  let text = '';
  answer.on('data', (bytes) => {
    text += String(bytes);
  });
  tell(eventOf('progress-1'));
  await until(() => text.split(':\n\n').length > 4); // breaths
  tell(eventOf('progress-2'));
  tell(eventOf('progress-2'));
  tell(eventOf('done', 0, true));
  await once(answer, 'end');
  expect([...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id)).toEqual(['progress-2', 'done']);
});
