// Puts a backup into an empty database and a store of pictures. What had not ended when it was made goes on.
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { FolderBlobs } from '../blobs/folder-blobs.ts';
import type { BlobStore } from '../blobs/index.ts';
import { isBlobName } from '../blobs/names.ts';
import { isUnreachable } from '../db/database.ts';
import { ServiceError } from '../service-error.ts';
import { copyPictures } from './copy-pictures.ts';
import { type Manifest, picturesFolder, readManifest, tableFile } from './manifest.ts';
import { lastMigration, tablesOf } from './tables.ts';

type Table = Manifest['tables'][number];

/** Far more than any picture that is stored. */
const MOST_PICTURE_BYTES = 128 * 1024 * 1024;
/** Of a row, in Postgres' text form. */
const LINE_END = 10;

export interface RestoreOptions {
  /** A database whose tables are up to date and hold no drawing. */
  readonly url: string;
  readonly blobs: BlobStore;
  /** Of the backup. */
  readonly folder: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * All tables or none, all rows and pictures that it names. Pictures first: no row is there without its pictures.
 * @throws ServiceError `backup-missing`, `backup-format`, `backup-version`, `restore-not-empty`, `picture-damaged`
 */
export async function restore({ url, blobs, folder, onProgress }: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'nonet restore' });
  await client.connect();
  try {
    await client.query('begin');
    const last = await lastMigration(client);
    if (last !== manifest.migration) {
      throw new ServiceError(
        'backup-version',
        `the backup's tables are those of migration ${manifest.migration}, here they are those of ${last}: restore it with the version of Nonet that made it, then upgrade`,
      );
    }
    const { rows } = await client.query('select from drawings limit 1');
    if (rows.length > 0) {
      throw new ServiceError('restore-not-empty', 'expected a database without drawings');
    }
    const known = await tablesOf(client);
    checkTables(manifest, known);
    const from = picturesFolder(folder);
    const names = await pictureNames(from);
    if (names.length < manifest.pictures) throw incomplete('pictures', manifest.pictures, names.length);
    await copyPictures(names, new FolderBlobs(from), blobs, onProgress);
    // The log of what hosts did can only grow; where nothing was drawn it is empty.
    const present = known.filter((name) => name !== 'audit');
    await client.query(`truncate ${present.map((name) => pg.escapeIdentifier(name)).join(', ')}`);
    for (const table of manifest.tables) await restoreTable(client, folder, table);
    await continueSequences(client);
    await client.query('commit');
    return manifest;
  } finally {
    await client.end(); // what was not committed is rolled back
  }
}

/** A hostile backup may name other tables, such as those of Postgres' own users; one that was cut may lack some. */
function checkTables({ tables }: Manifest, known: readonly string[]): void {
  const names = tables.map(({ name }) => name);
  const odd =
    names.find((name, index) => !known.includes(name) || names.indexOf(name) < index) ??
    known.find((name) => !names.includes(name));
  if (odd === undefined) return;
  throw new ServiceError(
    'backup-format',
    `backup.json: tables: expected each of ${known.join(', ')} once, which is not so of ${odd}`,
  );
}

/** @throws ServiceError `backup-format` if the file is no table of so many rows */
async function restoreTable(client: pg.Client, folder: string, { name, rows }: Table): Promise<void> {
  const path = tableFile(folder, name);
  await checkFile(path);
  const table = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} from stdin`));
  let lines = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) lines++;
      done(lines > rows ? incomplete(name, rows, lines) : null, chunk);
    },
  });
  try {
    await pipeline(createReadStream(path), createGunzip(), counted, table);
  } catch (cause) {
    if (cause instanceof ServiceError || isUnreachable(cause)) throw cause;
    throw new ServiceError('backup-format', `${path}: no table of this backup: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (table.rowCount !== rows) throw incomplete(name, rows, table.rowCount);
}

const incomplete = (what: string, expected: number, got: number): ServiceError =>
  new ServiceError('backup-format', `${what}: expected the ${expected} that backup.json names, got ${got}`);

/** Only files of the backup's own are read: a link or a device may lead anywhere and be endless. */
async function checkFile(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => undefined);
  if (!stats?.isFile()) throw new ServiceError('backup-format', `${path}: expected a file`);
}

async function pictureNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && isBlobName(entry.name));
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    const { size } = await lstat(path);
    if (size > MOST_PICTURE_BYTES || path !== join(folder, name.slice(0, 2), name))
      throw new ServiceError('picture-damaged', `${path}: is no picture of a backup`);
  }
  return files.map(({ name }) => name);
}

/** Counted columns go on behind what was restored. */
async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.relname as table, a.attname as column,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`);
  for (const { table, column, sequence } of rows) {
    await client.query(
      `select setval($1, (select coalesce(max(${pg.escapeIdentifier(column)}), 0) + 1 from ${pg.escapeIdentifier(table)}), false)`,
      [sequence],
    );
  }
}
