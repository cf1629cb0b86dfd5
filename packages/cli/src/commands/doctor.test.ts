// The doctor on a healthy machine, and on ones with something wrong: real folders, ports, Postgres and models.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTinyModel } from '@nonet/models/testing';
import type { Finding } from '@nonet/server/doctor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorOptions, examine } from '../doctor/index.ts';
import { checkCores, checkMemory, checkNode } from '../doctor/machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-doctor-'));
const model = join(folder, 'tiny');
const healthy: DoctorOptions = {
  data: join(folder, 'data'),
  model,
  host: '127.0.0.1',
  port: 0,
  requestsPerMinute: 600,
};

beforeAll(() => writeTinyModel(model));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function findings(options: Partial<DoctorOptions> = {}): Promise<Record<string, Finding>> {
  const found: Record<string, Finding> = {};
  for await (const finding of examine({ ...healthy, ...options })) {
    if (found[finding.name]?.state !== 'fail') found[finding.name] = finding;
  }
  return found;
}

describe('the doctor', () => {
  it('finds a healthy machine fit, and changes nothing there', async () => {
    const found = Object.values(await findings());
    expect(found.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['node', 'memory', 'data folder', 'database', 'pictures', 'model', 'port']),
    );
    for (const { state, advice } of found) expect(advice === undefined).toBe(state === 'ok');
  });

  it('finds a database that does not answer, a foreign port, a broken model, a file in place of a folder', async () => {
    const taken = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const broken = join(folder, 'broken');
    writeTinyModel(broken);
    truncateSync(join(broken, 'vqgan', 'model.safetensors'), 100);
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const found = await findings({
      databaseUrl: 'postgres://nobody:secret@127.0.0.1:1/none',
      port: (taken.address() as AddressInfo).port,
      model: broken,
      data: join(file, 'data'),
    });
    taken.close();
    expect(found['database']).toMatchObject({
      state: 'fail',
      message: expect.stringContaining('127.0.0.1:1'),
    });
    expect(found['port']).toMatchObject({
      state: 'fail',
      message: expect.stringContaining('another program'),
    });
    expect(found['model']!.state).toBe('fail');
    expect(found['data folder']!.state).toBe('fail');
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('knows an S3 that it cannot use, and settings that are too open', async () => {
    const found = await findings({ pictures: 's3://bucket/prefix', host: '0.0.0.0', requestsPerMinute: 0 });
    expect(found['pictures']!.state).toBe('fail');
    expect(found['openness']!.state).toBe('warn');
    expect((await findings({ host: '0.0.0.0', trustProxy: '1' }))['openness']!.state).toBe('ok');
  });

  it('stores a picture where there is a place for them', async () => {
    const pictures = join(folder, 'pictures');
    mkdirSync(pictures);
    expect((await findings({ pictures }))['pictures']).toMatchObject({
      state: 'ok',
      message: expect.stringContaining('keeps what is stored'),
    });
  });

  it('knows what is too little', () => {
    expect([
      checkNode('18.20.0'),
      checkNode('20.18.9'),
      checkNode('20.19.0'),
      checkNode('24.1.0'),
    ]).toMatchObject([{ state: 'fail' }, { state: 'fail' }, { state: 'ok' }, { state: 'ok' }]);
    expect([checkCores(1), checkCores(2)]).toMatchObject([{ state: 'warn' }, { state: 'ok' }]);
    expect([checkMemory(5e8, 1e8), checkMemory(4e9, 1e9)]).toMatchObject([
      { state: 'warn' },
      { state: 'ok' },
    ]);
  });

  it('is a command that fails with exit code 1 and says so in JSON', () => {
    const nonet = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
    const args = [nonet, 'doctor', '--json', '--model', model, '--data', healthy.data, '--port', '0'];
    const env = { ...process.env, DATABASE_URL: 'mysql://somewhere' };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ healthy: false, findings: expect.any(Array) });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/not fit to serve: database \(doctor-failed\)/),
    ]);
  });
});
