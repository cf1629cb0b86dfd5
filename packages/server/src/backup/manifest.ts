// The manifest of a backup. It is written last: a folder without it is not a complete backup.
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ServiceError } from '../service-error.ts';

export const Manifest = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The last migration of its database. */
  migration: z.string(),
  tables: z.array(z.strictObject({ name: z.string().regex(/^\w+$/), rows: z.int().nonnegative() })),
  pictures: z.int().nonnegative(),
});
/** Of a manifest: a line for each table. */
const MOST_BYTES = 1024 * 1024;

export type Manifest = z.infer<typeof Manifest>;

/** A backup holds what people wrote and what they are known by: it is for its owner alone. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

export const manifestFile = (folder: string): string => join(folder, 'backup.json');
export const tableFile = (folder: string, table: string): string =>
  join(folder, 'tables', `${table}.copy.gz`);
export const picturesFolder = (folder: string): string => join(folder, 'pictures');

/** @throws ServiceError `backup-missing`, `backup-format` */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = manifestFile(folder);
  const stats = await lstat(path).catch(() => undefined);
  if (!stats) {
    throw new ServiceError('backup-missing', `${folder}: expected the folder of a finished backup`);
  }
  if (!stats.isFile() || stats.size > MOST_BYTES) {
    throw new ServiceError('backup-format', `${path}: expected a file of at most ${MOST_BYTES} bytes`);
  }
  const text = await readFile(path, 'utf8');
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new ServiceError('backup-format', `${folder}: backup.json is not one of this version`, { cause });
  }
}
