// Finds models: in the folder that `nonet pull` fills, in the repository's weights folder, or anywhere by path.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NonetError } from '@nonet/core';

const weightsFolder = fileURLToPath(new URL('../../../weights', import.meta.url));

export const DEFAULT_MODEL = 'nonet-1';

/** The folder of downloaded models: `NONET_MODELS`, or `nonet/models` in the user's cache folder. */
export function modelsFolder(env: NodeJS.ProcessEnv = process.env): string {
  const cache =
    env['XDG_CACHE_HOME'] ||
    (process.platform === 'win32' && env['LOCALAPPDATA']) ||
    join(homedir(), '.cache');
  return resolve(env['NONET_MODELS'] || join(cache, 'nonet', 'models'));
}

/** The folder of a model. @throws NonetError `model-missing` that lists what there is */
export function modelFolder(model: string): string {
  const isName = model !== '' && !model.startsWith('.') && !isAbsolute(model);
  const named = isName ? [join(weightsFolder, model), join(modelsFolder(), model)] : [];
  for (const folder of [...named, ...(model === '' ? [] : [resolve(model)])]) {
    if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  }
  const hint = /^[\w.-]+\/[\w.-]+$/.test(model) ? `; \`nonet pull ${model}\` downloads it` : '';
  throw new NonetError(
    'model-missing',
    `model "${model}": expected a folder or one of ${knownModels().join(', ') || 'none'}${hint}`,
  );
}

/** Names of the models that are here. */
function knownModels(): string[] {
  const below = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
          .map(({ name }) => name)
      : [];
  const isModel = (folder: string) => existsSync(join(folder, 'dalle-bart'));
  const pulled = below(modelsFolder()).flatMap((name) =>
    isModel(join(modelsFolder(), name))
      ? [name]
      : below(join(modelsFolder(), name)).map((model) => `${name}/${model}`),
  );
  const here = (folder: string) => (name: string) => isModel(join(folder, name));
  return [...below(weightsFolder).filter(here(weightsFolder)), ...pulled.filter(here(modelsFolder()))];
}
