// Training of the upscaler: small patches in, the large ones they were shrunk from out.
import { toPixels, UPSCALE_FACTOR, type UpscalerConfig, upscalePictures } from '@nonet/models';
import { Graph, Scope, slice, type Tensor } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import sharp from 'sharp';
import { type SheetImage, writeSheet } from '../data/index.ts';
import type { RunFolder } from '../run-folder.ts';
import type { TrainingTask } from '../trainer.ts';
import { type ReconstructionWeights, reconstructionLoss } from '../vqgan/losses.ts';
import type { PatchSource } from './patch-source.ts';

export interface UpscalerTaskOptions extends ReconstructionWeights {
  readonly config: UpscalerConfig;
  readonly batchSize: number;
  /** Width and height of a large patch in pixels. */
  readonly size: number;
  readonly patches: PatchSource;
  readonly folder: RunFolder;
}

/** Patches of a sample sheet: of each what is given (by bicubic), what is made of it, and the original. */
const SHEET_PATCHES = 8;

/** At a patch's border, as never in use, the net sees what lies beyond as black. */
const BORDER = 8;
const inner = (x: Tensor): Tensor =>
  slice(slice(x, 2, BORDER, x.dim(2) - BORDER), 3, BORDER, x.dim(3) - BORDER);

export function upscalerTask(options: UpscalerTaskOptions): TrainingTask {
  const { config, batchSize, size, patches, folder } = options;
  const side = size / UPSCALE_FACTOR;
  return {
    build(graph) {
      const small = graph.input('small', [batchSize, 3, side, side]);
      const large = graph.input('large', [batchSize, 3, size, size]);
      return reconstructionLoss(
        inner(upscalePictures(new Scope(graph), small, config)),
        inner(large),
        options,
      );
    },
    async batch(index) {
      const { small, large } = await patches.batch(index * batchSize, batchSize);
      return { small, large };
    },
    async sample(weights, step) {
      const { small, large } = await patches.once(0, SHEET_PATCHES);
      const graph = new Graph();
      const input = graph.input('small', [SHEET_PATCHES, 3, side, side]);
      graph.output('enlarged', upscalePictures(new Scope(graph), input, config));
      const session = await compile(graph, { weights });
      const { enlarged } = await session.run({ small });
      await session.release();
      const given = toPixels(small, SHEET_PATCHES, side);
      const made = toPixels(enlarged!.data as Float32Array, SHEET_PATCHES, size);
      const wanted = toPixels(large, SHEET_PATCHES, size);
      const images: SheetImage[] = [];
      for (let i = 0; i < SHEET_PATCHES; i++) {
        const bicubic = await sharp(given[i]!, { raw: { width: side, height: side, channels: 3 } })
          .resize(size, size, { kernel: 'cubic' })
          .raw()
          .toBuffer();
        for (const pixels of [bicubic, made[i]!, wanted[i]!]) images.push({ pixels, size });
      }
      await writeSheet(images, 6, folder.sampleFile(step));
    },
  };
}
