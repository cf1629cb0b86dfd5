// Signed pictures by the real commands in real processes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTinyModel } from '@nonet/models/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'nonet-signing-'));
const PATIENCE_MS = 300_000;

const nonet = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [script, ...args], {
    cwd: home,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });

beforeAll(() => writeTinyModel(join(home, 'tiny')));
afterAll(() => rmSync(home, { recursive: true, force: true }));

it(
  'signs with the certificate that the doctor makes, and tells who signed',
  () => {
    expect(nonet(['doctor', '--make-certificate', 'ca']).stdout).toContain('ca/certificate.pem');
    const { status } = nonet(['draw', 'a cat', '--model', 'tiny', '--count', '1', '--out', 'cat'], {
      NONET_C2PA_CERTIFICATE: 'ca/certificate.pem',
      NONET_C2PA_KEY: 'ca/key.pem',
    });
    expect(status).toBe(0);
    const trusted = nonet(['inspect', 'cat/01.png', '--trust', 'ca/authority.pem', '--json']);
    expect(JSON.parse(trusted.stdout)).toMatchObject({
      signature: { state: 'trusted', signer: 'Nonet, Nonet test', madeByModel: true, problems: [] },
    });
    const bytes = readFileSync(join(home, 'cat/grid.png'));
    bytes[bytes.length - 30]! ^= 1;
    writeFileSync(join(home, 'tampered.png'), bytes);
    expect(nonet(['inspect', 'tampered.png']).stdout).toMatch(/^signature: DOES NOT HOLD; signed as Nonet/m);
  },
  PATIENCE_MS,
);

it(
  'says that a key is missing before anything is drawn',
  () => {
    const half = nonet(['draw', 'a cat', '--model', 'tiny', '--c2pa-certificate', 'ca/certificate.pem']);
    expect([half.status, half.stderr]).toEqual([1, expect.stringContaining('(c2pa-incomplete)')]);
  },
  PATIENCE_MS,
);
