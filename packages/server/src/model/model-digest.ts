// Identifies a model by a digest of all files that decide its pictures, whatever its name.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Files about a model that it does not draw with. */
const ABOUT = /\.(md|png|jpe?g|webp|txt)$/i;

/** The same for the same files, wherever their folder is and whatever its name. */
export async function modelDigest(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory() && !ABOUT.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const whole = createHash('sha256');
  for (const path of paths) {
    const file = createHash('sha256');
    await pipeline(createReadStream(join(folder, path)), file);
    whole.update(`${path}\n${file.digest('hex')}\n`);
  }
  return whole.digest('base64url');
}
