// Where models are: by name in the repository's weights folder, or anywhere by path.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NonetError } from '@nonet/tensor';

const weightsFolder = fileURLToPath(new URL('../../../weights', import.meta.url));

export const DEFAULT_MODEL = 'nonet-1';

/** The folder of a model. @throws NonetError `model-missing` that lists what there is */
export function modelFolder(model: string): string {
  for (const folder of [join(weightsFolder, model), resolve(model)]) {
    if (model !== '' && existsSync(folder) && statSync(folder).isDirectory()) return folder;
  }
  const known = existsSync(weightsFolder) ? readdirSync(weightsFolder).join(', ') : '';
  throw new NonetError(
    'model-missing',
    `model "${model}": expected a folder or a name in weights/ (there: ${known || 'none'})`,
  );
}
