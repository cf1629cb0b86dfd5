// Models under the names that AUTOMATIC1111's clients know them by: a title is a name and the beginning of a digest.
import type { AppContext } from '../context.ts';

type Models = Pick<AppContext, 'line' | 'model'>;

export interface SdModel {
  readonly title: string;
  readonly model_name: string;
  /** Null until a worker has said what it draws with. */
  readonly hash: string | null;
  readonly sha256: string | null;
  readonly filename: string;
  readonly config: null;
}

const DIGEST_BYTES = 32;
const HASH_LENGTH = 10;

/** The digest of a model's weights as those servers write it; undefined while it is not known. */
function toHex(weights: string): string | undefined {
  const bytes = Buffer.from(weights, 'base64url');
  return bytes.length === DIGEST_BYTES ? bytes.toString('hex') : undefined;
}

/** A model that draws here. @param name of the model */
export function toSdModel({ line }: Models, name: string): SdModel {
  const sha256 = toHex(line.weights(name));
  const shared = { model_name: name, filename: name, config: null };
  if (sha256 === undefined) return { title: name, hash: null, sha256: null, ...shared };
  const hash = sha256.slice(0, HASH_LENGTH);
  return { title: `${name} [${hash}]`, hash, sha256, ...shared };
}

/** Every model that draws here, the default first. */
export const sdModels = (models: Models): SdModel[] =>
  [...new Set([models.model, ...models.line.models])].map((name) => toSdModel(models, name));

/**
 * The name of the model that a client means by a title, a name, a file name or a digest. Clients are configured with
 * models of other services: any other name stands for the default model.
 */
export function findModel(models: Models, checkpoint: string): string {
  const asked = checkpoint.replace(/ \[\w+\]$/, '').replace(/\.(safetensors|ckpt)$/, '');
  const isMeant = ({ model_name, hash, sha256 }: SdModel) => [model_name, hash, sha256].includes(asked);
  return sdModels(models).find(isMeant)?.model_name ?? models.model;
}
