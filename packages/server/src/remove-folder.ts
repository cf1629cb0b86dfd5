// Removes folders that ended processes were at home in.
import { rm } from 'node:fs/promises';

/** Removes a folder with all that is in it, or nothing if there is none; what has just ended may still write into it. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
