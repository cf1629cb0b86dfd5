// A model folder of a published size with weights made by formula, ready to draw: for measuring.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@nonet/core/node';
import { PORTABLE_BYTES } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { openCheckpoint } from '../checkpoint/checkpoint-node.ts';
import { parseDalleBartConfig } from '../dalle-bart/config.ts';
import { traceDalleBart } from '../dalle-bart/weights.ts';
import { publishedConfigs, publishedVqgan } from '../hub/formula-repos-node.ts';
import { formulaSource } from '../parity/formula-source.ts';
import { trainBpe } from '../tokenizer/train-bpe.ts';
import { parseVqganConfig } from '../vqgan/config.ts';
import { randomTokens } from '../vqgan/random-tokens.ts';
import { readVqgan, traceVqgan } from '../vqgan/weights.ts';
import { chooseConvolutions } from './choose-convolutions.ts';
import { type ChooseKernels, everyKernel, quantizeCheckpoint } from './quantize-checkpoint-node.ts';

export type FormulaSize = keyof typeof publishedConfigs;
export type FormulaPrecision = 'float32' | 'int8';

const nothing: ChooseKernels = () => undefined;

/**
 * Writes the folder; in int8 no float32 form of DalleBart is ever on the disk.
 * @throws NonetError `cancelled`, `disk-full`, `file-write`
 */
export async function writeFormulaModel(
  folder: string,
  size: FormulaSize,
  precision: FormulaPrecision,
  { threads = 0, signal }: { readonly threads?: number; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const config = publishedConfigs[size];
  const write = (path: string, value: object) => writeFileSync(join(folder, path), JSON.stringify(value));
  for (const part of ['vqgan', 'dalle-bart']) makeFolder(join(folder, part));
  write('dalle-bart/config.json', config);
  write('vqgan/config.json', publishedVqgan);
  write('tokenizer.json', trainBpe([['a cat in a sombrero', 1]], 300));
  write('sampling.json', { guidance_scale: 10, temperature: 1, top_k: 50 });
  const dalle = formulaSource(traceDalleBart(parseDalleBartConfig(config)));
  const dallePath = join(folder, 'dalle-bart/model.safetensors');
  await quantizeCheckpoint(dalle, dallePath, precision === 'int8' ? everyKernel : nothing, signal);
  await writeVqgan(join(folder, 'vqgan'), precision, threads, signal);
}

async function writeVqgan(
  folder: string,
  precision: FormulaPrecision,
  threads: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const path = join(folder, 'model.safetensors');
  const config = parseVqganConfig(publishedVqgan);
  const floatPath = precision === 'int8' ? join(folder, 'float32.safetensors') : path;
  await quantizeCheckpoint(formulaSource(traceVqgan(config)), floatPath, nothing, signal);
  if (precision === 'float32') return;
  const source = openCheckpoint(floatPath);
  try {
    const { int8 } = await chooseConvolutions(
      {
        config,
        weights: readVqgan(config, source),
        source,
        compile: (graph, weights) => compile(graph, { weights, threads, bytes: PORTABLE_BYTES }),
        ...(signal && { signal }),
      },
      [1, 2].map((seed) => randomTokens(config, seed)),
      [randomTokens(config, 3)],
    );
    const ranges = new Map(int8.map((convolution) => [convolution.kernel, convolution]));
    const choose: ChooseKernels = (name) => {
      const measured = ranges.get(name);
      return measured && { ranges: measured };
    };
    await quantizeCheckpoint(source, path, choose, signal);
  } finally {
    source.close();
    rmSync(floatPath);
  }
}
