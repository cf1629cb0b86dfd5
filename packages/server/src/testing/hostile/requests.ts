// Requests that are too large, malformed, or say two things at once.
import { gzipSync } from 'node:zlib';
import type { ErrorBody } from '@nonet/api';
import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../db/index.ts';
import { until } from '../until.ts';
import { type HostileTarget, JSON_TYPE, POST } from './target.ts';

const field = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1\r\n--x--\r\n`;

/** Registers the tests. */
export function tryRequests(target: HostileTarget): void {
  it('HEAD is answered as GET is, on every route', async () => {
    const { paths } = (await (await fetch(`${target.url}/openapi.json`)).json()) as {
      paths: Record<string, { get?: unknown }>;
    };
    const routes = Object.keys(paths).filter((path) => paths[path]!.get);
    for (const route of [...routes, '/mcp']) {
      const address = target.url + route.replaceAll(/\{\w+\}/g, crypto.randomUUID());
      const [head, get] = await Promise.all(['HEAD', 'GET'].map((method) => fetch(address, { method })));
      await get!.body?.cancel();
      expect([route, head!.status]).toEqual([route, get!.status]);
    }
  });

  it('a picture of a request that is refused is kept nowhere', async () => {
    const store = await openStore({ data: target.data, databaseUrl: target.databaseUrl, owner: false });
    onTestFinished(() => store.close());
    // What is drawn meanwhile is kept for longer.
    const uploads = async () =>
      (await sql`select from blobs where check_at < now() + interval '30 min'`.execute(store.db)).rows.length;
    const before = await uploads();
    const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    for (const [name, value] of [
      ['model', 'unknown'],
      ['n', '99'],
    ] as const) {
      const form = new FormData();
      form.append('image', new Blob([new Uint8Array(picture)]), 'a.png');
      form.append(name, value);
      const answer = await fetch(`${target.url}/v1/images/variations`, { method: 'POST', body: form });
      expect([answer.status, await uploads()]).toEqual([400, before]);
    }
  });

  it('ids that addresses name are in no log, with a slash behind them too', async () => {
    const id = crypto.randomUUID();
    for (const path of [`/s/${id}`, `/s/${id}/`, `/api/drawings/${id}/`, `/nowhere/${id}`])
      await (await fetch(target.url + path)).body?.cancel();
    await until(() => target.logged.some((line) => line.includes('/api/drawings/:id')));
    expect(target.logged.filter((line) => line.includes(id))).toEqual([]);
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
      expect(await target.raw(text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
    });

    // A proxy that has read all of it would find its connection reset, and take the node for broken.
    it('is read to its end if a proxy of ours lets it through: 100 MB', async () => {
      const body = new Uint8Array(100 * 1024 * 1024);
      expect((await target.post(body)).status).toBe(413);
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
      const answer = await target.raw(Buffer.concat([Buffer.from(text), after]));
      expect(answer).toMatch(
        /^HTTP\/1\.1 400 Bad Request\r\n.*\r\n\r\n\{"code":"request-invalid","message":"[^"]*"\}$/s,
      );
      expect(answer).toContain('x-content-type-options: nosniff');
    });

    it.each([
      ['with a boundary alone', 'multipart/form-data; boundary=x', '--x'],
      ['without a boundary', 'multipart/form-data', '{}'],
      ['that is cut off', 'multipart/form-data; boundary=x', '--x\r\nContent-Dispos'],
      ['that names what it must not', 'multipart/form-data; boundary=x', field('__proto__')],
    ])('is refused: a form %s', async (_, type, body) => {
      const headers = { 'content-type': type };
      const answer = await fetch(`${target.url}/v1/images/variations`, { method: 'POST', headers, body });
      const message = expect.stringMatching(
        /^(expected a whole form|the request is not understood here|image: expected)/,
      );
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { error: { code: 'request_invalid', message } },
      ]);
    });

    it.each(['/sdapi/v1/txt2img', '/mcp', '/generate', '/api/reports', '/v1/images/generations'])(
      'is refused: a whole nest of 20,000 brackets in a field, by %s',
      async (path) => {
        const nest = '['.repeat(20_000) + ']'.repeat(20_000);
        const answer = await fetch(target.url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'mcp-session-id': 'a-client-of-one-session' },
          body: `{"prompt":"a cat","id":${nest},"other":${nest},"jsonrpc":"2.0","method":"tools/list"}`,
        });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      },
    );

    it.each([
      ['a nest of 50,000 brackets', '['.repeat(50_000)],
      ['a packed body', gzipSync('{"prompt":"a cat"}')],
      ['a number without end', `{"prompt":"a cat","seed":${'9'.repeat(1_000)}}`],
    ])('is refused: %s', async (_, body) => {
      const response = await target.post(body);
      expect([response.status, ((await response.json()) as ErrorBody).code]).toEqual([
        400,
        'request-invalid',
      ]);
    });
  });
}
