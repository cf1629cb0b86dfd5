// Checks that pictures can be stored and read again. Where their place exists already, one small file is stored there,
// always the same.
import { existsSync } from 'node:fs';
import sharp from 'sharp';
import { openBlobs } from '../blobs/index.ts';
import { ServiceError } from '../service-error.ts';
import { type Finding, fail, ok } from './finding.ts';

/** @param place a folder, or `s3://bucket/prefix` */
export async function checkPictures(place: string): Promise<Finding> {
  const name = 'pictures';
  const inFolder = !place.startsWith('s3://');
  if (inFolder && !existsSync(place)) return ok(name, `${place} is made at the first start`);
  try {
    const blobs = openBlobs(place);
    const background = { r: 0, g: 0, b: 0 };
    const probe = await sharp({ create: { width: 1, height: 1, channels: 3, background } })
      .png()
      .toBuffer();
    const stored = await blobs.put(probe, 'png');
    const read = await blobs.get(stored);
    await blobs.delete(stored);
    if (read && Buffer.compare(read, probe) === 0) return ok(name, `${place} keeps what is stored there`);
    return fail(name, `${place} does not give back what was stored`, 'check what it is');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (error instanceof ServiceError) return fail(name, message, 'see docs/hosting.md, S3');
    const advice = inFolder
      ? 'let the user of this process write there'
      : 'check bucket, region, keys and their rights (get, put, delete)';
    return fail(name, `${place}: ${code || message}`, advice);
  }
}
