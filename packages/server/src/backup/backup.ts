// Writes a backup while the service runs: all tables as of one moment, then the pictures of that moment. Pictures never
// change, so that those fetched later are the right ones.
import { chmodSync, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { explaining, makeFolder } from '@nonet/core/node';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { FolderBlobs } from '../blobs/folder-blobs.ts';
import type { BlobStore } from '../blobs/index.ts';
import { removeFolder } from '../remove-folder.ts';
import { ServiceError } from '../service-error.ts';
import { copyPictures } from './copy-pictures.ts';
import {
  type Manifest,
  manifestFile,
  PRIVATE_FILE,
  PRIVATE_FOLDER,
  picturesFolder,
  tableFile,
} from './manifest.ts';
import { lastMigration, tablesOf } from './tables.ts';

export interface BackupOptions {
  readonly url: string;
  readonly blobs: BlobStore;
  /** New or empty. */
  readonly folder: string;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface BackupResult extends Manifest {
  /** Pictures that were deleted while they were copied. */
  readonly missing: number;
}

/**
 * The folder is empty again where it fails.
 * @throws ServiceError `backup-exists`; NonetError `read-only`, `disk-full`, `file-write`
 */
export async function backUp(options: BackupOptions): Promise<BackupResult> {
  const { folder } = options;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ServiceError('backup-exists', `${folder}: expected a new or an empty folder`);
  }
  try {
    return await write(options);
  } catch (error) {
    // On a full disk what is left of it would be in the way of everything else, the next backup included.
    if (existsSync(folder)) for (const name of readdirSync(folder)) await removeFolder(join(folder, name));
    return explaining(folder, () => {
      throw error;
    });
  }
}

async function write({ url, blobs, folder, onProgress }: BackupOptions): Promise<BackupResult> {
  makeFolder(dirname(tableFile(folder, 'any')), PRIVATE_FOLDER);
  chmodSync(folder, PRIVATE_FOLDER); // it may have been there, empty
  const client = new pg.Client({ connectionString: url, application_name: 'nonet backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migration = await lastMigration(client);
    const tables: Manifest['tables'] = [];
    for (const name of await tablesOf(client)) {
      const rows = client.query(copyTo(`copy ${pg.escapeIdentifier(name)} to stdout`));
      await pipeline(rows, createGzip(), createWriteStream(tableFile(folder, name), { mode: PRIVATE_FILE }));
      tables.push({ name, rows: rows.rowCount });
    }
    const names = await client.query<{ name: string }>('select name from blobs order by name');
    await client.query('commit');
    const { missing } = await copyPictures(
      names.rows.map(({ name }) => name),
      blobs,
      new FolderBlobs(picturesFolder(folder)),
      onProgress,
    );
    const manifest: Manifest = {
      format: 1,
      createdAt: new Date().toISOString(),
      migration,
      tables,
      pictures: names.rows.length - missing,
    };
    await writeFile(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`, { mode: PRIVATE_FILE });
    return { ...manifest, missing };
  } finally {
    await client.end();
  }
}
