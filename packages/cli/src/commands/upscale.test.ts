// The real commands in real processes: pictures of any kind, four times as large.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTinyModel } from '@nonet/models/testing';
import { readPngText, toVariant } from '@nonet/server/images';
import { inspectPicture } from '@nonet/server/provenance';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';

const nonet = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'nonet-upscale-'));
const path = (name: string) => join(home, name);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [nonet, ...args], { cwd: home }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

beforeAll(async () => {
  writeTinyModel(path('tiny'));
  await sharp({ create: { width: 30, height: 20, channels: 3, background: '#c08020' } }).toFile(
    path('photo.jpg'),
  );
});

it('draws large pictures, and enlarges files of any kind with what they say of themselves', async () => {
  const drawn = await run(
    'draw',
    'a cat',
    '--model',
    'tiny',
    '--seed',
    '3',
    '--count',
    '1',
    '--upscale',
    '--out',
    'cat',
  );
  expect(drawn).toMatchObject({ code: 0 });
  const picture = readFileSync(path('cat/01.png'));
  expect(await sharp(picture).metadata()).toMatchObject({ width: 128, height: 128 });
  expect(JSON.parse(readPngText(picture)['nonet']!)).toMatchObject({ prompt: 'a cat', seed: 3 });
  writeFileSync(path('cat.webp'), await toVariant(picture, { format: 'webp', size: 64 }));

  const { code, stdout } = await run('upscale', 'photo.jpg', 'cat.webp');
  expect([code, stdout]).toEqual([0, 'photo-4x.png\ncat-4x.png\n']);
  expect(await inspectPicture(readFileSync(path('cat-4x.png')))).toMatchObject({
    format: 'png',
    width: 256,
    madeByModel: true,
    prompt: 'a cat',
  });
  const large = sharp(path('photo-4x.png'));
  expect(await large.metadata()).toMatchObject({ width: 120, height: 80 });
  expect(await inspectPicture(readFileSync(path('photo-4x.png')))).toMatchObject({ madeByModel: false });

  const again = await run('upscale', 'photo.jpg');
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('photo-4x.png: is there already')]);
});

it('computes nothing when names would clash or a file is no picture', async () => {
  writeFileSync(path('words.txt'), 'no picture');
  const clash = await run('upscale', 'photo.jpg', 'cat/01.png', 'photo.jpg', '--out', 'large');
  expect([clash.code, clash.stderr]).toEqual([1, expect.stringContaining('would be written twice')]);
  expect(existsSync(path('large'))).toBe(false);
  const none = await run('upscale', 'words.txt');
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('expected a picture file')]);
});
