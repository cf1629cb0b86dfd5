// Recognises the model in a published repository, and the files that carry its weights.
import { NonetError } from '@nonet/core';
import { ConfigReader } from '../config-reader.ts';

/** A model that a repository can hold, named as its folder in a model folder. */
export type ModelKind = 'dalle-bart' | 'vqgan' | 'clip';

/** Tells by its config.json what a repository holds. @throws NonetError `config-form`, `hub-kind` */
export function modelKind(label: string, config: unknown): ModelKind {
  new ConfigReader(`${label}/config.json`, config); // an object, that is
  const keys = config as Readonly<Record<string, unknown>>;
  const type = keys['model_type'];
  if (type === 'dallebart' || ('image_vocab_size' in keys && 'decoder_layers' in keys)) return 'dalle-bart';
  if (type === 'clip' || ('text_config' in keys && 'vision_config' in keys)) return 'clip';
  if ('ch_mult' in keys && 'z_channels' in keys) return 'vqgan';
  throw new NonetError(
    'hub-kind',
    `${label}: its config.json is of model_type ${JSON.stringify(type ?? 'unknown')}; expected a DalleBart, a VQGAN or a CLIP`,
  );
}

const WHOLE = ['model.safetensors', 'flax_model.msgpack'] as const;
const INDEX = ['model.safetensors.index.json', 'flax_model.msgpack.index.json'] as const;

/** The weights of a repository: one file, or an index of several. */
export type WeightFiles = { readonly file: string } | { readonly index: string };

/** Finds the weights among a repository's files. @throws NonetError `hub-weights` */
export function findWeights(label: string, files: { has(path: string): boolean }): WeightFiles {
  const file = WHOLE.find((name) => files.has(name));
  if (file) return { file };
  const index = INDEX.find((name) => files.has(name));
  if (index) return { index };
  throw new NonetError(
    'hub-weights',
    `${label}: has no weights in a form that can be read; expected ${[...WHOLE, ...INDEX].join(', ')}`,
  );
}

/** The files that an index names. @throws NonetError `hub-weights` if it names others than the repository's own */
export function indexedFiles(label: string, index: unknown, files: { has(path: string): boolean }): string[] {
  const map = (index as { weight_map?: unknown } | null)?.weight_map;
  const names = typeof map === 'object' && map !== null ? [...new Set(Object.values(map))] : [];
  const known = (name: unknown): name is string =>
    typeof name === 'string' && /^[\w.-]+\.(safetensors|msgpack)$/.test(name) && files.has(name);
  const strange = names.find((name) => !known(name));
  if (names.length === 0 || strange !== undefined) {
    throw new NonetError(
      'hub-weights',
      `${label}: its weight_map should name files of the same repository, got ${JSON.stringify(strange)?.slice(0, 80) ?? 'none'}`,
    );
  }
  return names as string[];
}
