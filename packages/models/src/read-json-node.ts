// JSON files, with an error that names the file.
import { readFileSync } from 'node:fs';
import { NonetError } from '@nonet/tensor';

/** The content of a JSON file. @throws NonetError of the given code if it is missing or not JSON */
export function readJson(path: string, code = 'model-file'): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new NonetError(code, `${path}: expected a JSON file, ${(error as Error).message}`, {
      cause: error,
    });
  }
}
