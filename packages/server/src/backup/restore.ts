// Puts a backup into an empty database and a store of pictures. What had not ended when it was made goes on.
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { FolderBlobs } from '../blobs/folder-blobs.ts';
import type { BlobStore } from '../blobs/index.ts';
import { isBlobName } from '../blobs/names.ts';
import { ServiceError } from '../service-error.ts';
import { copyPictures } from './copy-pictures.ts';
import { type Manifest, picturesFolder, readManifest, tableFile } from './manifest.ts';
import { lastMigration, tablesOf } from './tables.ts';

export interface RestoreOptions {
  /** A database whose tables are up to date and hold no drawing. */
  readonly url: string;
  readonly blobs: BlobStore;
  /** Of the backup. */
  readonly folder: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * All tables or none. Pictures first: no row is there without its pictures.
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
    await copyPictures(await pictureNames(from), new FolderBlobs(from), blobs, onProgress);
    // The log of what hosts did can only grow; where nothing was drawn it is empty.
    const present = known.filter((name) => name !== 'audit');
    await client.query(`truncate ${present.map((name) => pg.escapeIdentifier(name)).join(', ')}`);
    for (const { name } of manifest.tables) {
      const table = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} from stdin`));
      await pipeline(createReadStream(tableFile(folder, name)), createGunzip(), table);
    }
    await continueSequences(client);
    await client.query('commit');
    return manifest;
  } finally {
    await client.end(); // what was not committed is rolled back
  }
}

/** A hostile backup may name other tables, such as those of Postgres' own users. */
function checkTables({ tables }: Manifest, known: readonly string[]): void {
  const names = tables.map(({ name }) => name);
  const odd = names.find((name, index) => !known.includes(name) || names.indexOf(name) < index);
  if (odd === undefined) return;
  throw new ServiceError(
    'backup-format',
    `backup.json: tables: expected each of ${known.join(', ')} at most once, got ${odd}`,
  );
}

async function pictureNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && isBlobName(entry.name)).map(({ name }) => name);
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
