// The files of deploy/ with the real nginx, Caddy and promtool, where the system has them.
import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createClient } from '@nonet/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../../testing/node.ts';
import { Front, fronts } from './front.ts';

const deploy = fileURLToPath(new URL('../../../../../deploy', import.meta.url));
let node: TestNode;

beforeAll(async () => {
  node = await startTestNode({ trustProxy: 1, worker: undefined });
});
afterAll(() => node.close());

describe.each(fronts())('behind %s', (kind) => {
  let front: Front;
  beforeAll(async () => {
    front = await Front.start(kind, [node.url]);
  });
  afterAll(() => front.close());

  it('the page comes, and the figures of operators do not', async () => {
    expect((await fetch(front.url)).status).toBeLessThan(500); // 404 where the page is not built
    expect((await fetch(`${front.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${front.url}/metrics`)).status).toBe(404);
  });

  it('events are passed on as they come', async () => {
    const client = createClient({ baseUrl: front.url });
    const { id } = await client.create({ prompt: `a cat behind ${kind}` });
    const types: string[] = [];
    const watching = (async () => {
      for await (const { type } of client.events(id)) {
        types.push(type);
        await client.cancel(id); // nobody draws: without this event the stream would stay as it is
      }
    })();
    await expect(watching).rejects.toMatchObject({ code: 'cancelled' });
    expect(types).toEqual(['queued']);
  });

  it('uploads arrive, and what is too large is refused in our words', async () => {
    const upload = async (bytes: number) => {
      const form = new FormData();
      form.set('image', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'a.png');
      const answer = await fetch(`${front.url}/v1/images/variations`, { method: 'POST', body: form });
      return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code];
    };
    expect(await upload(2 * 2 ** 20)).toEqual([400, expect.any(String)]); // no picture: it was read to its end
    expect(await upload(90 * 2 ** 20)).toEqual([413, 'request_too_large']);
  });

  it('a slow client keeps nobody waiting', async () => {
    const { port, hostname } = new URL(front.url);
    const slow = connect({ host: hostname, port: Number(port) });
    slow.on('error', () => {}); // it may be ended
    slow.write(
      'POST /api/drawings HTTP/1.1\r\nHost: nonet\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{',
    );
    try {
      expect((await fetch(`${front.url}/api/models`)).status).toBe(200);
    } finally {
      slow.destroy();
    }
  });
});

it('the alerts and the configuration of Prometheus are valid', (context) => {
  const promtool = (...args: string[]) =>
    execFileSync('promtool', args, { cwd: `${deploy}/prometheus`, encoding: 'utf8' });
  try {
    promtool('--version');
  } catch {
    context.skip('promtool is not installed');
  }
  expect(promtool('check', 'rules', 'alerts.yml')).toMatch(/SUCCESS: \d+ rules found/);
  expect(promtool('check', 'config', '--syntax-only', 'prometheus.yml')).toContain('SUCCESS');
});
