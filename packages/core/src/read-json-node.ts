// JSON files, with an error that names the file.
import { readFileSync, statSync } from 'node:fs';
import { NonetError } from './errors.ts';

/** Tokenizers of published models take some megabytes. */
export const MOST_JSON_BYTES = 128 * 1024 * 1024;

/** The content of a JSON file. @throws NonetError of the given code if it is missing or not JSON */
export function readJson(path: string, code = 'model-file'): unknown {
  try {
    const { size } = statSync(path);
    if (size > MOST_JSON_BYTES) throw new Error(`expected at most ${MOST_JSON_BYTES} bytes, got ${size}`);
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new NonetError(code, `${path}: expected a JSON file, ${(error as Error).message}`, {
      cause: error,
    });
  }
}
