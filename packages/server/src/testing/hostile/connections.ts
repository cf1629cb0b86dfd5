// Connections that are slow, reset, without end, or shared by a proxy.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestNode } from '../node.ts';
import { until } from '../until.ts';
import { answerOn, type HostileTarget, JSON_TYPE, openSocket, POST } from './target.ts';

/** Of the node that is asked too slowly. */
const REQUEST_TIMEOUT_MS = 3_000;
/** Of each kind. */
const SLOW_CONNECTIONS = 100;

/** Registers the tests. */
export function tryConnections(target: HostileTarget): void {
  it('connections that send a header, headers or a body without end, or read no answer, are let go; others are answered', async () => {
    const patient = await startTestNode({
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
      worker: { threads: 1, simulateMs: 20 },
    });
    const kinds: [start: string, drop: string][] = [
      [`${POST}X-Slow: `, 'x'],
      [POST, 'X: y\r\n'],
      [`${POST}${JSON_TYPE}Content-Length: 100000\r\n\r\n{"prompt":"`, 'x'],
      [`${POST}${JSON_TYPE}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
    ];
    const slow = kinds.flatMap(([start, drop]) =>
      Array.from({ length: SLOW_CONNECTIONS }, () => ({ socket: openSocket(patient.url), start, drop })),
    );
    const answers = Promise.all(slow.map(({ socket }) => answerOn(socket)));
    for (const { socket, start } of slow) socket.write(start);
    // More than the system takes of an answer that is not read.
    const deaf = Array.from({ length: 5 }, () => openSocket(patient.url));
    const gone = Promise.all(deaf.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    const whole = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n';
    for (const socket of deaf) socket.write(whole.repeat(100));
    const dripping = setInterval(() => {
      for (const { socket, drop } of slow) if (socket.writable) socket.write(drop);
      for (const socket of deaf) if (socket.writable) socket.write(whole); // else nobody tells it that it was let go
    }, REQUEST_TIMEOUT_MS / 10);
    expect((await fetch(`${patient.url}/healthz`)).status).toBe(200);
    // Who goes on writing may lose the answer to that.
    for (const answer of await answers) expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/);
    await gone;
    clearInterval(dripping);
    await patient.close();
  });

  it('connections that are reset while their requests are answered end nothing', async () => {
    const post = '{"prompt":""}';
    const bursts = [
      'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(100),
      `${POST}${JSON_TYPE}Content-Length: ${post.length}\r\n\r\n${post}`.repeat(50),
      'GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(100),
    ];
    for (let n = 0; n < 60; n++) {
      const socket = target.open();
      socket.write(bursts[n % bursts.length]!);
      await sleep(n % 10);
      socket.resetAndDestroy();
    }
    expect((await fetch(`${target.url}/healthz`)).status).toBe(200);
    const lines = target.logged.map(
      (line) => JSON.parse(line) as { level: number; res?: { statusCode: number } },
    );
    expect(lines.length).toBeGreaterThan(60);
    expect(lines.filter(({ level, res }) => level >= 50 || res?.statusCode === 500)).toEqual([]);
  });

  it('requests that are sent ahead on one connection are handled one after the other, and not without end', async () => {
    const [get, close] = ['GET /gallery HTTP/1.1\r\nHost: x\r\n', 'Connection: close\r\n'];
    const before = target.logged.length;
    const answer = await target.raw(`${`${get}\r\n`.repeat(50)}${get}${close}\r\n`);
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(51);
    let underWay = 0;
    let most = 0;
    for (const line of target.logged.slice(before)) {
      const { msg } = JSON.parse(line) as { msg: string };
      underWay += Number(msg === 'incoming request') - Number(msg === 'request completed');
      most = Math.max(most, underWay);
    }
    expect(most).toBeLessThan(5); // that an answer was sent may be logged after the next request came
    const flood = await target.raw(`${get}\r\n`.repeat(1_000)); // one piece of 64 kB, and more
    expect((flood.match(/HTTP\/1\.1 200/g) ?? []).length).toBeLessThan(200);
  });

  it('one client uploads few pictures at a time: they are large, and it may send them slowly', async () => {
    const hold = () => {
      const socket = target.open();
      socket.write(
        'POST /v1/images/variations HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n' +
          'Content-Length: 41943040\r\n\r\n--x\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\nGIF',
      );
      return socket;
    };
    let slow = Array.from({ length: 4 }, hold);
    const giveUp = () => {
      for (const socket of slow) socket.destroy();
    };
    onTestFinished(giveUp);
    const upload = async (headers: Record<string, string> = {}) => {
      const form = new FormData();
      form.append('image', new Blob(['no picture']), 'a.png');
      return fetch(`${target.url}/v1/images/variations`, { method: 'POST', body: form, headers });
    };
    const refused = await until(async () => {
      slow = slow.map((socket) => (socket.closed ? hold() : socket)); // on a busy machine the first end as too slow
      const answer = await upload();
      return answer.status === 429 ? answer : undefined;
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await upload({ 'x-forwarded-for': '10.0.0.9' })).status).toBe(400); // it is read, and is no picture
    giveUp();
    await until(async () => (await upload()).status === 400);
  });

  describe('on a connection that a proxy shares', () => {
    /** Sends one request, then another of somebody else; gives the statuses of the answers to both. */
    async function statusesOf(first: string): Promise<string[]> {
      const socket = target.open();
      const answers = answerOn(socket);
      socket.write(first);
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      return [...(await answers).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status!);
    }
    const form = (name: string, bytes: number) => {
      const file = `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.png"\r\n\r\n${'x'.repeat(bytes)}`;
      return `${file}\r\n--x--\r\n`;
    };
    const plain = (request: string, headers = '') =>
      `${request} HTTP/1.1\r\nHost: x\r\n${headers}Content-Length: 90000\r\n\r\n${' '.repeat(90_000)}`;
    const upload = (path: string, body: string) =>
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

    it.each([
      ['a file under an unknown name', upload('/v1/images/variations', form('wrong', 300_000)), '400'],
      ['many files', upload('/v1/images/edits', form('image', 1).repeat(20) + form('image', 300_000)), '400'],
      ['a form where none is read', upload('/api/drawings', form('image', 300_000)), '415'],
      ['a type that is not read', plain('POST /api/drawings', 'Content-Type: x\r\n'), '415'],
      ['a body where none is', plain('GET /healthz'), '200'],
      ['a route that is not there', upload('/nowhere', form('image', 300_000)), '404'],
    ])('is answered after an early answer: %s', async (_, text, status) => {
      expect(await statusesOf(text)).toEqual([status, '200']);
    });

    it('a body without end is not read for ever', async () => {
      const socket = target.open();
      const ended = answerOn(socket);
      socket.write(`POST /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
      const chunk = `100000\r\n${'x'.repeat(0x10_00_00)}\r\n`;
      const write = () => socket.writable && socket.write(chunk, write);
      write();
      await ended;
      expect(socket.bytesWritten).toBeLessThan(200_000_000);
    });
  });
}
