// JSON files of a model folder.
import { readFileSync } from 'node:fs';
import { NonetError } from '@nonet/tensor';

/** The content of a JSON file. @throws NonetError `model-file` */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new NonetError('model-file', `${path}: expected a JSON file, ${(error as Error).message}`, {
      cause: error,
    });
  }
}
