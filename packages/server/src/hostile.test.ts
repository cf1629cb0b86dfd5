// What attackers try, on a real node over real sockets. Behind one proxy, which the tests are.
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createClient, type Drawing, type ErrorBody } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBlobs } from './blobs/index.ts';
import { openStore } from './db/index.ts';
import { listReports } from './moderation/reports.ts';
import { sweepBlobs } from './retention/blob-register.ts';
import { startTestNode, type TestNode } from './testing/node.ts';
import { until } from './testing/until.ts';

/** Of the node that is asked too slowly. */
const REQUEST_TIMEOUT_MS = 3_000;
/** Of each kind. */
const SLOW_CONNECTIONS = 100;

let node: TestNode;
let url: string;
/** All that the node logs. */
const logged: string[] = [];

beforeAll(async () => {
  node = await startTestNode({
    trustProxy: 1,
    maxWaitingPerClient: 20,
    worker: { threads: 1, simulateMs: 20 },
    logLevel: 'info',
    logTo: { write: (line) => void logged.push(line) },
  });
  url = node.url;
});
afterAll(() => node.close());

const open = (to = url): Socket => connect(Number(new URL(to).port), '127.0.0.1').on('error', () => {});

/** All that the server says until it ends the connection. */
async function answerOn(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (bytes) => {
    answer += String(bytes);
  });
  await new Promise((resolve) => socket.once('close', resolve)); // an error may come before
  return answer;
}

async function raw(text: string | Uint8Array): Promise<string> {
  const socket = open();
  const answer = answerOn(socket);
  socket.write(text);
  return answer;
}

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/drawings`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

const field = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1\r\n--x--\r\n`;
const POST = 'POST /api/drawings HTTP/1.1\r\nHost: x\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';

it('connections that send a header, headers or a body without end are let go; others are answered', async () => {
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
    Array.from({ length: SLOW_CONNECTIONS }, () => ({ socket: open(patient.url), start, drop })),
  );
  const answers = Promise.all(slow.map(({ socket }) => answerOn(socket)));
  for (const { socket, start } of slow) socket.write(start);
  const dripping = setInterval(() => {
    for (const { socket, drop } of slow) if (socket.writable) socket.write(drop);
  }, REQUEST_TIMEOUT_MS / 10);
  expect((await fetch(`${patient.url}/healthz`)).status).toBe(200);
  // Who goes on writing may lose the answer to that.
  for (const answer of await answers) expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/);
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
    const socket = open();
    socket.write(bursts[n % bursts.length]!);
    await sleep(n % 10);
    socket.resetAndDestroy();
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const lines = logged.map((line) => JSON.parse(line) as { level: number; res?: { statusCode: number } });
  expect(lines.length).toBeGreaterThan(60);
  expect(lines.filter(({ level, res }) => level >= 50 || res?.statusCode === 500)).toEqual([]);
});

describe('what is too much', () => {
  it.each([
    ['headers', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    ['a body that says so', `${POST}${JSON_TYPE}Content-Length: 99999999\r\n\r\n`, 413],
    [
      'a body in chunks',
      `${POST}${JSON_TYPE}Transfer-Encoding: chunked\r\n\r\n${`8000\r\n${' '.repeat(0x8000)}\r\n`.repeat(5)}`,
      413,
    ],
    [
      'two lengths',
      `${POST}${JSON_TYPE}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n`,
      400,
    ],
  ])('is refused: %s', async (_, text, status) => {
    expect(await raw(text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
  });

  it.each([
    ['a header that goes on in the next line', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n'],
    ['lines that end as nobody agrees on', 'GET /healthz HTTP/1.1\nHost: x\n\n'],
    ['two hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
    ['two lengths that agree', `${POST}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`],
    ['a length with a sign', `${POST}Content-Length: +2\r\n\r\n{}`],
    ['a space before the colon', `${POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
    ['another last coding', `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a chunk larger than any number', `${POST}Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(20)}\r\n`],
    ['a zero byte', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n'],
    ['no address', 'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['no HTTP', Buffer.from('16030100a5010000a10303', 'hex')],
  ])('is refused in the form of all errors, and nothing after it is read: %s', async (_, text) => {
    const after = Buffer.from('GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n');
    const answer = await raw(Buffer.concat([Buffer.from(text), after]));
    expect(answer).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\n.*\r\n\r\n\{"code":"request-invalid","message":"[^"]*"\}$/s,
    );
    expect(answer).toContain('x-content-type-options: nosniff');
  });

  it.each([
    ['without a boundary', 'multipart/form-data', '{}'],
    ['that is cut off', 'multipart/form-data; boundary=x', '--x\r\nContent-Dispos'],
    ['that names what it must not', 'multipart/form-data; boundary=x', field('__proto__')],
  ])('is refused: a form %s', async (_, type, body) => {
    const headers = { 'content-type': type };
    const answer = await fetch(`${url}/v1/images/variations`, { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'request_invalid' } }]);
  });

  it.each([
    ['a nest of 50,000 brackets', '['.repeat(50_000)],
    ['a packed body', gzipSync('{"prompt":"a cat"}')],
    ['a number without end', `{"prompt":"a cat","seed":${'9'.repeat(1_000)}}`],
  ])('is refused: %s', async (_, body) => {
    const response = await post(body);
    expect([response.status, ((await response.json()) as ErrorBody).code]).toEqual([400, 'request-invalid']);
  });
});

it('one client uploads few pictures at a time: they are large, and it may send them slowly', async () => {
  const slow = Array.from({ length: 4 }, () => open());
  const giveUp = () => {
    for (const socket of slow) socket.destroy();
  };
  onTestFinished(giveUp);
  for (const socket of slow)
    socket.write(
      'POST /v1/images/variations HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n' +
        'Content-Length: 41943040\r\n\r\n--x\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\nGIF',
    );
  const upload = async (headers: Record<string, string> = {}) => {
    const form = new FormData();
    form.append('image', new Blob(['no picture']), 'a.png');
    return fetch(`${url}/v1/images/variations`, { method: 'POST', body: form, headers });
  };
  const refused = await until(async () => {
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
    const socket = open();
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
    const socket = open();
    const ended = answerOn(socket);
    socket.write(`POST /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const chunk = `100000\r\n${'x'.repeat(0x10_00_00)}\r\n`;
    const write = () => socket.writable && socket.write(chunk, write);
    write();
    await ended;
    expect(socket.bytesWritten).toBeLessThan(200_000_000);
  });
});

describe('cookies', () => {
  const picture = () => {
    const body = new FormData();
    body.append('image', new Blob(['no picture']), 'a.png');
    return body;
  };
  const send = (path: string, init: RequestInit) => fetch(url + path, { redirect: 'manual', ...init });
  const evil = { origin: 'https://evil.example' };
  const crossSite = { ...evil, 'sec-fetch-site': 'cross-site' };
  const json = { 'content-type': 'application/json' };
  const prompt = '{"prompt":"a cat","n":1}';

  it.each<[string, string, RequestInit]>([
    ['a refused picture', '/v1/images/variations', { method: 'POST', body: picture() }],
    ['a refused prompt', '/api/drawings', { method: 'POST', headers: json, body: '{"prompt":""}' }],
    ['a broken body', '/api/drawings', { method: 'POST', headers: json, body: '{' }],
    ['no drawing', '/api/drawings/00000000-0000-4000-8000-000000000000', { method: 'DELETE' }],
    ['no set', '/s/AAAAAAAAAAAAAAAA/like', { method: 'POST', body: new URLSearchParams({ liked: 'yes' }) }],
    [
      'a picture of another site',
      '/v1/images/variations',
      { method: 'POST', body: picture(), headers: evil },
    ],
    [
      'a prompt of another site',
      '/v1/images/generations',
      { method: 'POST', body: prompt, headers: crossSite },
    ],
    ['the same without fetch metadata', '/generate', { method: 'POST', body: prompt, headers: evil }],
    [
      'deleting, from another site',
      '/privacy/delete',
      { method: 'POST', body: new URLSearchParams(), headers: crossSite },
    ],
    ['an image tag over plain HTTP', '/api/drawings', {}],
    ['an image tag over plain HTTP, of own data', '/api/me', {}],
    ['an image tag of another site', '/api/drawings', { headers: { 'sec-fetch-site': 'cross-site' } }],
  ])('are not set by %s', async (_, path, init) => {
    const answer = await send(path, init);
    await answer.arrayBuffer();
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('are set by what is accepted', async () => {
    const answer = await send('/api/drawings', {
      method: 'POST',
      headers: json,
      body: '{"prompt":"a cat","count":1}',
    });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([
      202,
      [expect.stringMatching(/^nonet-client=/)],
    ]);
  });
});

describe('texts that want to be more', () => {
  let texts = 0;

  it.each([
    `'); drop table drawings; --`,
    `$1; select pg_sleep(10)`,
    `<script>alert(1)</script><img src=x onerror=alert(1)>`,
    `{{7*7}} \${7*7} %s %n`,
    `\u202e\u0000\ufeff"\r\nset-cookie: evil=1`,
  ])('stay texts: %s', async (prompt) => {
    const made = await post(JSON.stringify({ prompt, count: 1, seed: 1 }));
    expect(made.status).toBe(202);
    const { id } = (await made.json()) as Drawing;
    const client = createClient({ baseUrl: url });
    for await (const { type } of client.events(id)) expect(type).not.toBe('error');
    const told = await fetch(`${url}/api/drawings/${id}`);
    expect(told.headers.get('content-type')).toMatch(/^application\/json/);
    expect(told.headers.get('x-content-type-options')).toBe('nosniff');
    expect(told.headers.get('set-cookie')).toBeNull();
    expect(((await told.json()) as Drawing).request.prompt).toBe(prompt.replaceAll('\0', ''));
  });

  it('lose what no database can hold, at every entrance, so that nothing that reads them fails', async () => {
    const number = texts++;
    const told = `a c\\u0000at\\ud83d ${number} \\ud83d\\ude3a\\u0000`; // as JSON says it; a whole emoji stays
    const kept = `a cat ${number} \ud83d\ude3a`;
    const made = await post(`{"prompt":"${told}","negativePrompt":"${told}","count":1}`);
    const { id, request: stored } = (await made.json()) as Drawing;
    expect([stored.prompt, stored.negativePrompt]).toEqual([kept, kept]);
    const headers = { 'content-type': 'application/json' };
    const others = [
      ['/generate', `{"prompt":"${told}"}`, 200],
      ['/v1/images/generations', `{"prompt":"${told}","negative_prompt":"${told}","n":1}`, 200],
      ['/api/reports', `{"drawing":"${id}","reason":"other","message":"${told}"}`, 204],
      ['/api/appeals', `{"prompt":"${told}","category":"${told}","message":"${told}"}`, 204],
      ['/api/drawings', '{"prompt":"\\u0000\\ud83d"}', 400],
      ['/generate', '{"prompt":"\\u0000"}', 400],
      ['/v1/images/generations', '{"prompt":"\\udc00 "}', 400],
    ] as const;
    for (const [path, body, status] of others)
      expect([path, (await fetch(url + path, { method: 'POST', headers, body })).status]).toEqual([
        path,
        status,
      ]);
    const store = await openStore({ data: node.data, owner: false });
    const { rows } = await sql<{ prompt: string }>`
      select request ->> 'prompt' as prompt, request -> 'start' ->> 'picture' as start from drawings`.execute(
      store.db,
    );
    expect(rows.filter(({ prompt }) => prompt === kept)).toHaveLength(3);
    const reports = await listReports(store.db, 'open', 50);
    expect(reports.filter(({ message }) => message === kept)).toHaveLength(2);
    await sweepBlobs(store.db, openBlobs(`${node.data}/pictures`));
    await store.close();
  });

  it('are not repeated as anything else when they are wrong', async () => {
    for (const answer of [
      await post('{"prompt":"a cat","model":"<script>alert(1)</script>"}'),
      await post('{"<script>":1}'),
      await fetch(`${url}/<script>alert(1)</script>`),
      await fetch(`${url}/api/drawings/%ff%fe<script>`),
    ]) {
      expect(answer.status).toBeOneOf([400, 404]);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    }
  });

  it('in headers are not said again', async () => {
    const given =
      'Host: evil"><script>\r\nX-Request-Id: a b<script>\r\nX-Forwarded-Host: evil/"><script>\r\n';
    const body = '{"prompt":"a cat","n":1,"response_format":"url"}';
    const answer = await raw(
      `POST /v1/images/generations HTTP/1.1\r\n${given}${JSON_TYPE}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200/);
    expect(answer).toContain('/pictures/');
    expect(answer).not.toMatch(/script>|evil/);
    const bytes = Buffer.from(
      'GET /api/drawings HTTP/1.1\r\nHost: x\r\nNonet-Client: \xff\xfe\xc3',
      'latin1',
    );
    const end = Buffer.from('\r\nConnection: close\r\n\r\n');
    expect(await raw(Buffer.concat([bytes, end]))).toMatch(/^HTTP\/1\.1 200.*"drawings":\[\]/s);
  });
});

describe('addresses as no browser sends them', () => {
  const get = (path: string) =>
    raw(Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 'latin1'));

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/pictures/../postgres/data/nonet-password',
    '/pictures/..%2fpostgres%2fdata%2fnonet-password',
    '/pictures/%2e%2e/postgres/data/nonet-password',
    '/pictures/..\\postgres\\data\\nonet-password',
    '/pictures/..%5cpostgres%5cdata%5cnonet-password',
    '/pictures/%c0%ae%c0%ae%c0%afpostgres',
    `/pictures/${'0'.repeat(64)}.png%00.jpeg`,
    '/device/..%2f..%2fpackage.json',
    '//etc/passwd',
    '/%',
    '/api/drawings/%00',
    '/api/drawings/%ff%fe/events',
    '/api/drawings%0d%0aset-cookie:%20evil=1',
    `/pictures/${'a'.repeat(9_000)}`,
  ])('lead to nothing: %s', async (path) => {
    const answer = await get(path);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|404|414) /);
    expect(answer).not.toMatch(/^set-cookie|"workspaces"|^[\w-]{32}$/m);
  });
});

describe('what an event id of another is worth', () => {
  it.each(['done', 'look-1-3', 'progress-1-9', 'queued-0', `' or 1=1 --`, 'x'.repeat(7_000)])(
    'nothing: %s',
    async (id) => {
      const nobody = `${url}/api/drawings/00000000-0000-4000-8000-000000000000/events`;
      const refused = await fetch(nobody, { headers: { 'last-event-id': id } });
      expect([refused.status, ((await refused.json()) as ErrorBody).code]).toEqual([404, 'not-found']);
    },
  );
});

it('an address before the one that the proxy saw counts for nothing', async () => {
  const slow = await startTestNode({
    trustProxy: 1,
    maxWaitingPerClient: 1,
    worker: { threads: 1, simulateMs: 3_600_000 },
  });
  const ask = (forwarded: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': forwarded };
      request(`${slow.url}/api/drawings`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end('{"prompt":"a cat"}');
    });
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push(await ask(`6.6.6.${n}, 10.0.0.1`));
  expect(statuses.at(-1)).toBe(429);
  expect(await ask('10.0.0.1, 10.0.0.2')).toBe(202);
  await slow.close();
});
