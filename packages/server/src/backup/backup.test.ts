// A service is backed up while it draws, and goes on elsewhere: real Postgres, real nodes, real files.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Drawing } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { mountDisk, unmountDisk } from '../bench/small-disk.ts';
import { openBlobs } from '../blobs/index.ts';
import { openDatabase } from '../db/database.ts';
import { createKey, listKeys, withStore } from '../keys/index.ts';
import { removeFolder } from '../remove-folder.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { startTestPostgres, type TestPostgres } from '../testing/postgres.ts';
import { until } from '../testing/until.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

let postgres: TestPostgres;
let node: TestNode;
const folder = mkdtempSync(join(tmpdir(), 'nonet-backup-'));

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(async () => {
  await node.close();
  await postgres.close();
  await removeFolder(folder);
});

const simulated = { threads: 1, simulateMs: 20 };
const ask = async (url: string, prompt: string): Promise<Drawing> => {
  const response = await fetch(`${url}/api/drawings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'nonet-client': 'a-client-of-the-test' },
    body: JSON.stringify({ prompt }),
  });
  return (await response.json()) as Drawing;
};
const get = async (url: string, id: string) =>
  (await (await fetch(`${url}/api/drawings/${id}`)).json()) as Drawing;

type Named = { readonly tables: readonly object[] };

const editManifest = (backup: string, change: (manifest: Named) => object): void => {
  const path = join(backup, 'backup.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Named;
  writeFileSync(path, JSON.stringify({ ...manifest, ...change(manifest) }));
};
const tableOf = (backup: string, name: string): string => join(backup, 'tables', `${name}.copy.gz`);
const pictureOf = (backup: string): string => {
  const files = readdirSync(join(backup, 'pictures'), { recursive: true, withFileTypes: true });
  const { parentPath, name } = files.find((entry) => entry.isFile())!;
  return join(parentPath, name);
};
const linkTo = (target: string, path: string): void => {
  rmSync(path);
  symlinkSync(target, path);
};

describe('a backup', () => {
  it('is made while requests run, and restored where nothing was; what was not drawn is drawn there', async () => {
    const oldUrl = await postgres.createDatabase();
    const old = await startTestNode({ databaseUrl: oldUrl, worker: simulated });
    const finished = await ask(old.url, 'finished before \\u0000 \t\n\\.');
    await until(async () => (await get(old.url, finished.id)).status === 'done');
    await withStore({ data: '.', databaseUrl: oldUrl }, (db) =>
      createKey(db, { name: 'bot', scopes: ['read'], band: 1, picturesPerDay: null }),
    );
    const db = openDatabase(oldUrl, 1);
    const held = await ask(old.url, 'not drawn before'); // may be drawing, or done: then it is held as it was
    await sql`update drawings set status = 'waiting', not_before = now() + interval '1 h', worker = null,
      lease_until = null, ended_at = null where id = ${held.id}`.execute(db);
    await sql`delete from results where content_key = (select content_key from drawings where id = ${held.id})`.execute(
      db,
    );
    // Requests go on while it is made.
    let asking = true;
    const crowd = (async () => {
      for (let n = 0; asking; n++) await ask(old.url, `meanwhile ${n}`);
    })();
    const result = await backUp({
      url: oldUrl,
      blobs: openBlobs(join(old.data, 'pictures')),
      folder: join(folder, 'one'),
    });
    asking = false;
    await crowd;
    await db.destroy();
    await old.close();
    expect(result.missing).toBe(0);
    const written = readdirSync(join(folder, 'one'), { recursive: true, withFileTypes: true });
    expect(statSync(join(folder, 'one')).mode & 0o777).toBe(0o700);
    for (const entry of written) {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      expect(mode & 0o777, entry.name).toBe(entry.isFile() ? 0o600 : 0o700);
    }
    expect(result.pictures).toBeGreaterThan(0);

    const newUrl = await postgres.createDatabase();
    const pictures = join(folder, 'pictures');
    await withStore({ data: '.', databaseUrl: newUrl }, async () => {});
    await restore({ url: newUrl, blobs: openBlobs(pictures), folder: join(folder, 'one') });
    const freed = openDatabase(newUrl, 1);
    await sql`update drawings set not_before = null where id = ${held.id}`.execute(freed);
    await freed.destroy();

    node = await startTestNode({ databaseUrl: newUrl, blobs: pictures, worker: simulated });
    const again = await get(node.url, finished.id);
    expect(again).toMatchObject({ status: 'done', request: finished.request, createdAt: again.createdAt });
    for (const path of again.pictures!) expect((await fetch(node.url + path)).status).toBe(200);
    await until(async () => (await get(node.url, held.id)).status === 'done');
    // New requests stand behind the old ones, and the list has both.
    const fresh = await ask(node.url, 'after');
    await until(async () => (await get(node.url, fresh.id)).status === 'done');
    const { drawings } = (await (
      await fetch(`${node.url}/api/drawings?limit=100`, {
        headers: { 'nonet-client': 'a-client-of-the-test' },
      })
    ).json()) as { drawings: Drawing[] };
    expect(drawings[0]!.id).toBe(fresh.id);
    expect(drawings.map(({ id }) => id)).toEqual(expect.arrayContaining([finished.id, held.id]));
    const keys = await withStore({ data: '.', databaseUrl: newUrl }, listKeys);
    expect(keys.map(({ name }) => name)).toEqual(['bot']);
  });

  it('is not mixed with another, nor restored over drawings, nor from half of one', async () => {
    const url = await postgres.createDatabase();
    await withStore({ data: '.', databaseUrl: url }, async () => {});
    const blobs = openBlobs(join(folder, 'none'));
    const one = join(folder, 'one');
    await expect(backUp({ url, blobs, folder: one })).rejects.toMatchObject({ code: 'backup-exists' });
    await restore({ url, blobs, folder: one });
    await expect(restore({ url, blobs, folder: one })).rejects.toMatchObject({ code: 'restore-not-empty' });
    await expect(restore({ url, blobs, folder: join(folder, 'nowhere') })).rejects.toMatchObject({
      code: 'backup-missing',
    });
  });

  it.each(['pg_authid', 'kysely_migration', 'workers', 'drawings'])(
    'that would write to another table, or to one twice, is refused: %s',
    async (name) => {
      const url = await postgres.createDatabase();
      await withStore({ data: '.', databaseUrl: url }, async () => {});
      const forged = join(folder, `forged-${name}`);
      cpSync(join(folder, 'one'), forged, { recursive: true });
      const file = join(forged, 'backup.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as { tables: object[] };
      writeFileSync(file, JSON.stringify({ ...manifest, tables: [...manifest.tables, { name, rows: 1 }] }));
      writeFileSync(join(forged, 'tables', `${name}.copy.gz`), gzipSync(''));
      const blobs = openBlobs(join(folder, `pictures-${name}`));
      await expect(restore({ url, blobs, folder: forged })).rejects.toMatchObject({
        code: 'backup-format',
        message: expect.stringContaining(name),
      });
      expect(existsSync(join(folder, `pictures-${name}`))).toBe(false);
    },
  );

  it('that lacks something, or leads out of its folder, is refused, and nothing is restored', async () => {
    const forgeries: [string, (forged: string) => void][] = [
      ['backup.json', (forged) => editManifest(forged, ({ tables }) => ({ tables: tables.slice(1) }))],
      ['backup.json', (forged) => linkTo('/dev/zero', join(forged, 'backup.json'))],
      ['backup.json', (forged) => truncateSync(join(forged, 'backup.json'), 3_000_000_000)],
      ['drawings', (forged) => writeFileSync(tableOf(forged, 'drawings'), gzipSync(''))],
      ['drawings', (forged) => truncateSync(tableOf(forged, 'drawings'), 40)],
      [
        'drawings',
        (forged) => writeFileSync(tableOf(forged, 'drawings'), gzipSync('1\t2\n'.repeat(100_000))),
      ],
      ['drawings', (forged) => linkTo('/dev/zero', tableOf(forged, 'drawings'))],
      ['pictures', (forged) => rmSync(join(forged, 'pictures'), { recursive: true })],
      ['pictures', (forged) => linkTo('/dev/zero', pictureOf(forged))],
      ['picture', (forged) => truncateSync(pictureOf(forged), 3_000_000_000)],
      [
        'picture',
        (forged) => renameSync(pictureOf(forged), join(forged, 'pictures', basename(pictureOf(forged)))),
      ],
    ];
    const url = await postgres.createDatabase();
    await withStore({ data: '.', databaseUrl: url }, async () => {});
    const blobs = openBlobs(join(folder, 'restored'));
    for (const [what, forge] of forgeries) {
      const forged = mkdtempSync(join(folder, 'forged-'));
      cpSync(join(folder, 'one'), forged, { recursive: true });
      forge(forged);
      await expect(restore({ url, blobs, folder: forged }), String(forge)).rejects.toMatchObject({
        code: expect.stringMatching(/^(backup-format|picture-damaged)$/),
        message: expect.stringContaining(what),
      });
      rmSync(forged, { recursive: true });
    }
    const db = openDatabase(url, 1);
    expect((await sql`select from drawings`.execute(db)).rows).toEqual([]);
    await db.destroy();
  });

  it('that does not fit on its disk says so, and leaves nothing there', async (context) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    if (!mountDisk(disk, 64 * 1024)) context.skip('a small disk can only be mounted on Linux by root');
    onTestFinished(() => unmountDisk(disk));
    const url = await postgres.createDatabase();
    await withStore({ data: '.', databaseUrl: url }, (db) =>
      sql`insert into chores select md5(n::text), now() from generate_series(1, 20000) n`.execute(db),
    );
    const to = join(disk, 'backup');
    await expect(backUp({ url, blobs: openBlobs(join(folder, 'none')), folder: to })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(readdirSync(to)).toEqual([]);
  });

  it('with a picture that is not what its name says is refused, and nothing is restored', async () => {
    const url = await postgres.createDatabase();
    await withStore({ data: '.', databaseUrl: url }, async () => {});
    const pictures = join(folder, 'one', 'pictures');
    const [sub] = readdirSync(pictures);
    const [file] = readdirSync(join(pictures, sub!));
    writeFileSync(join(pictures, sub!, file!), 'damaged');
    const blobs = openBlobs(join(folder, 'other'));
    await expect(restore({ url, blobs, folder: join(folder, 'one') })).rejects.toMatchObject({
      code: 'picture-damaged',
    });
    const db = openDatabase(url, 1);
    expect((await sql`select from drawings`.execute(db)).rows).toEqual([]);
    await db.destroy();
  });
});
