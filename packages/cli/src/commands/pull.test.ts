// The real command in a real process, against a hub on this machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startFakeHub, tinyDalleRepo, tinyVqganRepo } from '@nonet/models/hub/testing';
import { createProxy } from 'proxy';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailProxy } from '../proxies.ts';

const nonet = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
const DALLE = 'dalle-mini/dalle-mini';
const dalle = tinyDalleRepo();
const weights = dalle['flax_model.msgpack'] as Uint8Array;

let home: string;
let hub: Awaited<ReturnType<typeof startFakeHub>>;
beforeAll(async () => {
  hub = await startFakeHub({
    [DALLE]: dalle,
    'dalle-mini/vqgan_imagenet_f16_16384': tinyVqganRepo(),
  });
});
afterAll(() => hub.close());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'nonet-pull-'));
});
afterEach(() => {
  hub.mischief = undefined;
  rmSync(home, { recursive: true, force: true });
});

const start = (...args: readonly string[]) => startWith({}, ...args);

const startWith = (environment: Record<string, string>, ...args: readonly string[]) =>
  spawn(process.execPath, [nonet, ...args], {
    cwd: home,
    env: {
      ...process.env,
      HF_ENDPOINT: hub.endpoint,
      NONET_MODELS: join(home, 'models'),
      ...environment,
    },
  });

async function finish(child: ReturnType<typeof start>) {
  const [stdout, stderr] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    once(child, 'close'),
  ]);
  return { exitCode: child.exitCode, stdout, stderr };
}

describe('nonet pull', () => {
  it('stops at Ctrl-C, goes on when called again, and the model draws by its name', async () => {
    const first = start('pull', DALLE);
    hub.mischief = (_request, response, body) => {
      if (body.length !== weights.length) return false;
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, 50_000)); // and then nothing more
      return true;
    };
    const part = () => readdirSync(join(home, 'models/.downloads')).find((name) => name.endsWith('.part'));
    await expect.poll(part).toBeTruthy();
    first.kill('SIGINT');
    const stopped = await finish(first);
    expect([stopped.exitCode, stopped.stderr]).toEqual([130, expect.stringContaining('(cancelled)')]);

    hub.mischief = undefined;
    const pulled = await finish(start('pull', DALLE));
    expect([pulled.exitCode, pulled.stdout]).toEqual([0, expect.stringContaining(`--model ${DALLE}`)]);
    expect(pulled.stderr).toMatch(/flax_model\.msgpack 100%/);

    const drawn = await finish(start('draw', 'a cat', '--model', DALLE, '--count', '1', '--json'));
    expect([drawn.exitCode, drawn.stderr.includes('internal')]).toEqual([0, false]);
  });

  it('says in one line what went wrong', async () => {
    const { exitCode, stderr, stdout } = await finish(start('pull', 'dalle-mini/nothing'));
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^nonet pull: .*dalle-mini\/nothing.*\(hub-not-found\)\n$/);
  });

  describe('behind a proxy', () => {
    let proxy: Server;
    let address: string;
    const asked: string[] = [];
    beforeAll(async () => {
      proxy = createProxy(createServer());
      proxy.on('request', ({ url = '' }) => asked.push(url));
      proxy.prependListener('connect', ({ url = '' }) => asked.push(url));
      await once(proxy.listen(0, '127.0.0.1'), 'listening');
      address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    });
    beforeEach(() => void asked.splice(0));
    afterAll(() => proxy.close());

    it.each([['HTTP_PROXY'], ['http_proxy'], ['ALL_PROXY']])('asks the one that %s names', async (name) => {
      const { exitCode, stderr } = await finish(startWith({ [name]: address }, 'pull', 'dalle-mini/nothing'));
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('(hub-not-found)')]);
      expect(asked.length).toBeGreaterThan(0);
      for (const url of asked) expect(url.startsWith(`${hub.endpoint}/`)).toBe(true);
    });

    it('opens tunnels for https, and asks none where NO_PROXY says so', async () => {
      const secret = `http://me:secret@${address}`;
      const hidden = await finish(
        startWith({ HTTPS_PROXY: secret, HF_ENDPOINT: 'https://hub.invalid' }, 'pull', DALLE),
      );
      expect(asked[0]).toBe('hub.invalid:443');
      expect(hidden.stderr).toMatch(/\(hub-unreachable\)\n$/);
      asked.splice(0);
      const direct = { HTTP_PROXY: secret, NO_PROXY: 'localhost,127.0.0.1' };
      const { stderr } = await finish(startWith(direct, 'pull', 'dalle-mini/nothing'));
      expect([stderr, asked]).toEqual([expect.stringContaining('(hub-not-found)'), []]);
    });

    it.each([
      ['smtp://mail.example', { ALL_PROXY: 'proxy:3128' }, 'http://proxy:3128'],
      ['smtp://mail.example', { HTTPS_PROXY: 'proxy:3128' }, undefined],
      ['smtp://mail.example', { smtp_proxy: 'http://one', ALL_PROXY: 'http://two' }, 'http://one'],
      ['smtps://mail.example', { SMTPS_PROXY: 'http://one', SMTP_PROXY: 'http://two' }, 'http://one'],
      ['smtp://mail.example:587', { ALL_PROXY: 'one', NO_PROXY: 'localhost, .Example' }, undefined],
      ['smtp://mail.example:587', { ALL_PROXY: 'one', NO_PROXY: 'example:587' }, undefined],
      [
        'smtp://mail.example:587',
        { ALL_PROXY: 'one', NO_PROXY: 'example:25,ample,x.mail.example' },
        'http://one',
      ],
      ['smtp://mail.example', { ALL_PROXY: 'one', NO_PROXY: '*' }, undefined],
    ])('mail to %s with %j goes through %s', (smtpUrl, environment, proxyUrl) => {
      expect(mailProxy(smtpUrl, environment)).toBe(proxyUrl);
    });

    it('names a proxy that it cannot use, without its password', async () => {
      const { stderr } = await finish(
        startWith({ ALL_PROXY: 'socks5://me:secret@localhost' }, 'pull', DALLE),
      );
      expect(stderr).toMatch(/ALL_PROXY: expected an address .* got one of socks5:.*\(proxy-invalid\)\n$/);
      expect(stderr).not.toContain('secret');
    });
  });
});
