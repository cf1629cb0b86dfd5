// Training of the VQGAN: pictures in, the same pictures out through a few codes.
import type { VqganConfig } from '@nonet/models';
import {
  decodeCodes,
  encodePictures,
  quantizeScalars,
  tokensPerSide,
  toPixels,
  toPlanes,
} from '@nonet/models';
import {
  abs,
  add,
  averagePool2,
  Graph,
  mean,
  mul,
  NonetError,
  reshape,
  Scope,
  slice,
  sub,
  type Tensor,
} from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { writeSheet } from '../data/index.ts';
import type { RunFolder } from '../run-folder.ts';
import type { SceneSource } from '../scene-source.ts';
import type { TrainingTask } from '../trainer.ts';

export interface VqganTaskOptions {
  readonly config: VqganConfig;
  readonly batchSize: number;
  readonly scenes: SceneSource;
  readonly folder: RunFolder;
  /** Weight of the loss on differences between neighbouring pixels: keeps edges crisp. */
  readonly edgeWeight: number;
  /** Weight of the squared loss on pictures shrunk eight times: brings areas to their brightness and colour. */
  readonly coarseWeight: number;
}

const SHEET_PICTURES = 16;

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
      const restored = reconstruct(graph, pictures, config);
      const pixel = meanAbsolute(restored, pictures);
      const edge = edgeLoss(restored, pictures);
      const coarse = coarseLoss(restored, pictures);
      const loss = add(pixel, add(mul(edge, options.edgeWeight), mul(coarse, options.coarseWeight)));
      return { loss, metrics: { pixel, edge, coarse } };
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
      const area = 3 * size * size;
      const originals = Array.from({ length: SHEET_PICTURES }, (_, i) =>
        pixels.subarray(i * area, (i + 1) * area),
      );
      const images = toPixels(restored!.data as Float32Array, SHEET_PICTURES, size);
      const pairs = originals.flatMap((original, i) => [original, images[i]!]);
      const sheet = pairs.map((data) => ({ pixels: data, size }));
      await writeSheet(sheet, 8, folder.file(`sample-${String(step).padStart(6, '0')}.png`));
    },
  };
}

function reconstruct(graph: Graph, pictures: Tensor, config: VqganConfig): Tensor {
  const scope = new Scope(graph);
  const codes = quantizeScalars(encodePictures(scope, pictures, config), config.fsqLevels);
  const positions = tokensPerSide(config) ** 2;
  return decodeCodes(scope, reshape(codes, [pictures.dim(0), positions, config.embedDim]), config);
}

const meanAbsolute = (a: Tensor, b: Tensor): Tensor => mean(abs(sub(a, b)));

/**
 * Squared difference of pictures shrunk eight times, with colour weighed beside brightness: absolute
 * differences alone leave a young model in shades of grey.
 */
function coarseLoss(a: Tensor, b: Tensor): Tensor {
  const difference = averagePool2(averagePool2(averagePool2(sub(a, b))));
  const colour = sub(difference, mean(difference, [1], { keepDims: true }));
  const square = (x: Tensor) => mean(mul(x, x));
  return add(square(difference), mul(square(colour), 2));
}

/** Mean absolute difference of the steps between neighbouring pixels, in both directions. */
function edgeLoss(a: Tensor, b: Tensor): Tensor {
  const difference = sub(a, b);
  const along = (axis: number) => {
    const length = difference.dim(axis);
    return mean(abs(sub(slice(difference, axis, 1, length), slice(difference, axis, 0, length - 1))));
  };
  return add(along(2), along(3));
}
