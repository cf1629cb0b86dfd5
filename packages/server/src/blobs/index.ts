// Stores of pictures: files named after their content, in a folder or in S3.
import { FolderBlobs } from './folder-blobs.ts';
import { S3Blobs } from './s3-blobs.ts';
import { WatchedBlobs } from './watched-blobs.ts';

export type { BlobStore } from './blob-store.ts';
export { BlobsAway, BlobUnreadable, WatchedBlobs } from './watched-blobs.ts';

/** @param place a folder, or `s3://bucket/prefix` (see S3Blobs.open) @throws ServiceError `blobs-option` */
export const openBlobs = (place: string): WatchedBlobs =>
  new WatchedBlobs(place.startsWith('s3://') ? S3Blobs.open(place, process.env) : new FolderBlobs(place));
