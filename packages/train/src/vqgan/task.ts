// Training of the VQGAN: pictures in, the same pictures out through a few codes.

import { NonetError } from '@nonet/core';
import type { VqganConfig } from '@nonet/models';
import {
  decodeCodes,
  encodePictures,
  quantizeScalars,
  tokensPerSide,
  toPixels,
  toPlanes,
} from '@nonet/models';
import { Graph, reshape, Scope, type Tensor } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { writeSheet } from '../data/index.ts';
import type { RunFolder } from '../run-folder.ts';
import type { SceneSource } from '../scene-source.ts';
import type { TrainingTask } from '../trainer.ts';
import { type ReconstructionWeights, reconstructionLoss } from './losses.ts';

export interface VqganTaskOptions extends ReconstructionWeights {
  readonly config: VqganConfig;
  readonly batchSize: number;
  readonly scenes: SceneSource;
  readonly folder: RunFolder;
}

/** Pictures of a sample sheet. */
export const SHEET_PICTURES = 16;

/** @throws NonetError `train-codebook` if the config has a learned codebook: training is for bounded scalar codes */
export function vqganTask(options: VqganTaskOptions): TrainingTask {
  const { config, batchSize, scenes, folder } = options;
  if (config.fsqLevels.length === 0) {
    throw new NonetError(
      'train-codebook',
      'VQGAN config: training needs "fsq_levels", got a learned codebook',
    );
  }
  return {
    build(graph) {
      const size = config.resolution;
      const pictures = graph.input('pictures', [batchSize, 3, size, size]);
      return reconstructionLoss(reconstruct(graph, pictures, config), pictures, options);
    },
    async batch(index) {
      const { pixels } = await scenes.batch(index * batchSize, batchSize);
      return { pictures: toPlanes(pixels, batchSize, config.resolution) };
    },
    async sample(weights, step) {
      const size = config.resolution;
      const { pixels } = await scenes.batch(0, SHEET_PICTURES);
      const graph = new Graph();
      const pictures = graph.input('pictures', [SHEET_PICTURES, 3, size, size]);
      graph.output('restored', reconstruct(graph, pictures, config));
      const session = await compile(graph, { weights });
      const { restored } = await session.run({ pictures: toPlanes(pixels, SHEET_PICTURES, size) });
      await session.release();
      await writePairs(folder, step, pixels, restored!.data as Float32Array, size);
    },
  };
}

function reconstruct(graph: Graph, pictures: Tensor, config: VqganConfig): Tensor {
  const scope = new Scope(graph);
  const codes = quantizeScalars(encodePictures(scope, pictures, config), config.fsqLevels);
  const positions = tokensPerSide(config) ** 2;
  return decodeCodes(scope, reshape(codes, [pictures.dim(0), positions, config.embedDim]), config);
}

/** Writes the sample sheet of a step: every original beside what was restored of it. */
export async function writePairs(
  folder: RunFolder,
  step: number,
  pixels: Uint8Array,
  restored: Float32Array,
  size: number,
): Promise<void> {
  const area = 3 * size * size;
  const images = toPixels(restored, pixels.length / area, size);
  const pairs = images.flatMap((image, i) => [pixels.subarray(i * area, (i + 1) * area), image]);
  const sheet = pairs.map((data) => ({ pixels: data, size }));
  await writeSheet(sheet, 8, folder.sampleFile(step));
}
