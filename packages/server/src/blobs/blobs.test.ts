import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type S3Server, startS3Server } from '../bench/s3-server.ts';
import { freePort } from '../free-port.ts';
import { removeFolder } from '../remove-folder.ts';
import type { BlobStore } from './blob-store.ts';
import { FolderBlobs } from './folder-blobs.ts';
import { openBlobs, WatchedBlobs } from './index.ts';
import { S3Blobs } from './s3-blobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-blobs-'));
let s3: S3Server;

beforeAll(async () => {
  s3 = await startS3Server(join(folder, 's3'));
});
afterAll(async () => {
  s3.close();
  await removeFolder(folder);
});

const stores: [string, () => BlobStore][] = [
  ['a folder', () => new FolderBlobs(join(folder, 'pictures'))],
  ['S3', () => S3Blobs.open('s3://nonet/pictures', s3.environment)],
];

describe.each(stores)('%s', (_, open) => {
  it('gives back what it was given, under one name for the same bytes', async () => {
    const store = open();
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
    const names = await Promise.all([
      store.put(bytes, 'png'),
      store.put(bytes, 'png'),
      store.put(bytes, 'png'),
    ]);
    expect(new Set(names).size).toBe(1);
    expect(names[0]).toMatch(/^[0-9a-f]{64}\.png$/);
    expect(Buffer.compare((await store.get(names[0]!))!, bytes)).toBe(0);
    const other = await store.put(bytes.subarray(1), 'png');
    expect(other).not.toBe(names[0]);
  });

  it('has nothing under names that are none', async () => {
    const store = open();
    writeFileSync(join(folder, 'secret.png'), 'secret');
    for (const name of [
      '',
      '.',
      '../secret.png',
      `../../${'0'.repeat(64)}.png`,
      `${'0'.repeat(64)}.png`,
      'a\0.png',
    ])
      expect(await store.get(name), name).toBeUndefined();
  });
});

it('is private, and has what failed writes left behind swept, not what is being written', async () => {
  const pictures = join(folder, 'private');
  const store = new FolderBlobs(pictures);
  const name = await store.put(Uint8Array.of(1, 2, 3), 'png');
  const path = join(pictures, name.slice(0, 2), name);
  expect([statSync(path).mode & 0o777, statSync(pictures).mode & 0o777]).toEqual([0o600, 0o700]);
  const [old, fresh] = [`${path}.${randomUUID()}`, `${path}.${randomUUID()}`];
  for (const left of [old, fresh]) writeFileSync(left, 'half');
  utimesSync(old, 0, 0);
  utimesSync(path, 0, 0);
  expect(await store.sweep()).toBe(1);
  expect([path, old, fresh].map((file) => existsSync(file))).toEqual([true, false, true]);
  expect(await new FolderBlobs(join(folder, 'none')).sweep()).toBe(0);
});

it('leaves no half-written file', () => {
  const files = readdirSync(join(folder, 'pictures'), { recursive: true, withFileTypes: true });
  for (const file of files) if (file.isFile()) expect(file.name).toMatch(/^[0-9a-f]{64}\.png$/);
});

it('says what S3 needs, and does not answer that a picture is gone when S3 is away', async () => {
  expect(() => S3Blobs.open('s3://nonet/pictures', {})).toThrow(
    expect.objectContaining({ code: 'blobs-option' }),
  );
  expect(openBlobs(folder)).toBeInstanceOf(WatchedBlobs);
  const away = S3Blobs.open('s3://nonet/pictures', {
    ...s3.environment,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${await freePort()}`,
  });
  await expect(away.get(`${'0'.repeat(64)}.png`)).rejects.toThrow();
});

it('a picture that cannot be read does not make the store away: it works for all others', async () => {
  const pictures = join(folder, 'damaged');
  const inFolder = openBlobs(pictures);
  const names = await Promise.all([1, 2].map((byte) => inFolder.put(Uint8Array.of(byte), 'png')));
  const path = join(pictures, names[0]!.slice(0, 2), names[0]!);
  rmSync(path);
  mkdirSync(path); // reading it is an error of the system
  const inS3 = new WatchedBlobs(S3Blobs.open('s3://nonet/pictures', s3.environment));
  s3.behave('hide');
  onTestFinished(() => s3.behave('work'));
  for (const [store, name] of [
    [inFolder, names[0]!],
    [inS3, `${'0'.repeat(64)}.png`],
  ] as const) {
    await expect(store.get(name)).rejects.toMatchObject({ code: 'blob-unreadable' });
    expect(store.away).toBe(false);
  }
  expect(await inFolder.get(names[1]!)).toHaveLength(1);
  renameSync(pictures, `${pictures}-elsewhere`);
  writeFileSync(pictures, ''); // nothing can be read or stored there
  await expect(inFolder.get(names[1]!)).rejects.toMatchObject({ code: 'blobs-away' });
  expect(inFolder.away).toBe(true);
});
