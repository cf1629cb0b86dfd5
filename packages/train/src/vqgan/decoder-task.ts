// Training of a VQGAN's decoder alone: the tokens stay what they are, their pictures become crisper.
import { decodeTokens, type PictureCodec, toPlanes, type VqganConfig } from '@nonet/models';
import { add, Graph, mul, Scope } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { uniformStream } from '../random.ts';
import type { RunFolder } from '../run-folder.ts';
import type { SceneSource } from '../scene-source.ts';
import type { TrainingTask } from '../trainer.ts';
import { adversarialLosses } from './discriminator.ts';
import { type ReconstructionWeights, reconstructionLoss } from './losses.ts';
import { SHEET_PICTURES, writePairs } from './task.ts';
import { shiftTokens } from './token-noise.ts';

export interface DecoderTaskOptions extends ReconstructionWeights {
  /** The model that is trained. */
  readonly config: VqganConfig;
  /** The model whose encoder makes the tokens. */
  readonly codec: PictureCodec;
  readonly batchSize: number;
  readonly seed: number;
  /** Share of tokens that are shown as a neighbouring code: what is drawn later errs like this. */
  readonly tokenNoise: number;
  readonly scenes: SceneSource;
  readonly folder: RunFolder;
  /** Weight of what a discriminator says of the decoder's pictures. */
  readonly adversarialWeight: number;
}

/** Parameters of the discriminator are named `discriminator/...`; all others are the decoder's. */
export function decoderTask(options: DecoderTaskOptions): TrainingTask {
  const { config, codec, batchSize, scenes, folder } = options;
  const { positions } = codec;
  const size = config.resolution;
  return {
    build(graph) {
      const scope = new Scope(graph);
      const pictures = graph.input('pictures', [batchSize, 3, size, size]);
      const tokens = graph.input('tokens', [batchSize, positions], 'int64');
      const restored = decodeTokens(scope, tokens, config);
      const reconstruction = reconstructionLoss(restored, pictures, options);
      const { discriminator, decoder } = adversarialLosses(scope.at('discriminator'), restored, pictures);
      const loss = add(add(reconstruction.loss, discriminator), mul(decoder, options.adversarialWeight));
      return { loss, metrics: { ...reconstruction.metrics, discriminator } };
    },
    async batch(index) {
      const { pixels } = await scenes.batch(index * batchSize, batchSize);
      const pictures = toPlanes(pixels, batchSize, size);
      const tokens = await codec.encode(pictures, batchSize);
      const uniform = uniformStream(options.seed, `token noise ${index}`);
      return { pictures, tokens: shiftTokens(tokens, config.fsqLevels, options.tokenNoise, uniform) };
    },
    async sample(weights, step) {
      const { pixels } = await scenes.batch(0, SHEET_PICTURES);
      const graph = new Graph();
      const tokens = graph.input('tokens', [SHEET_PICTURES, positions], 'int64');
      graph.output('restored', decodeTokens(new Scope(graph), tokens, config));
      const session = await compile(graph, { weights });
      const encoded = await codec.encode(toPlanes(pixels, SHEET_PICTURES, size), SHEET_PICTURES);
      const { restored } = await session.run({ tokens: encoded });
      await session.release();
      await writePairs(folder, step, pixels, restored!.data as Float32Array, size);
    },
  };
}
