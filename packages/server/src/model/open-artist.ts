// Opens what draws. It loads little by itself, so that a model can open while the rest of the service is loaded.
import type { NodeOptions, WorkerSettings } from '../main.ts';
import type { Artist } from '../worker/artist.ts';
import { modelDigest } from './model-digest.ts';
import { ModelProcess } from './model-process.ts';

export interface OpenArtist {
  readonly artist: Artist;
  /** Digest of what it draws with. */
  readonly weights: string;
}

/** @throws ServiceError if the model cannot be opened */
export async function openArtist(
  { model }: Pick<NodeOptions, 'model'>,
  { threads, simulateMs }: WorkerSettings,
): Promise<OpenArtist> {
  if (simulateMs !== undefined) {
    const { SimulatedArtist } = await import('../worker/simulated-artist.ts');
    return { artist: new SimulatedArtist(simulateMs), weights: 'simulated' };
  }
  const artist = new ModelProcess({ model, threads });
  const [weights] = await Promise.all([modelDigest(model), artist.start()]);
  return { artist, weights };
}
