// Backup and restore of a service, for the command line.
import { join } from 'node:path';
import { openBlobs } from '../blobs/index.ts';
import { withStoreUrl } from '../keys/index.ts';
import { type BackupResult, backUp } from './backup.ts';
import type { Manifest } from './manifest.ts';
import { restore } from './restore.ts';

export interface ServicePlace {
  readonly data: string;
  readonly databaseUrl?: string;
  /** Folder or `s3://bucket/prefix` in place of the data folder's pictures. */
  readonly pictures?: string;
}

type OnProgress = (done: number, total: number) => void;

/** Backs a service up, running or not. @throws ServiceError as backUp */
export const backUpService = (
  place: ServicePlace,
  folder: string,
  onProgress: OnProgress,
): Promise<BackupResult> =>
  withStoreUrl(place, (url) => backUp({ url, blobs: blobsOf(place), folder, onProgress }));

/** Restores a service that is not there yet. @throws ServiceError as restore */
export const restoreService = (
  place: ServicePlace,
  folder: string,
  onProgress: OnProgress,
): Promise<Manifest> =>
  withStoreUrl(place, (url) => restore({ url, blobs: blobsOf(place), folder, onProgress }));

const blobsOf = ({ data, pictures = join(data, 'pictures') }: ServicePlace) => openBlobs(pictures);
