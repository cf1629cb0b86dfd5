// The real command in a real process, against a hub on this machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startFakeHub, tinyDalleRepo, tinyVqganRepo } from '@nonet/models/hub/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

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

const start = (...args: readonly string[]) =>
  spawn(process.execPath, [nonet, ...args], {
    cwd: home,
    env: { ...process.env, HF_ENDPOINT: hub.endpoint, NONET_MODELS: join(home, 'models') },
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
});
