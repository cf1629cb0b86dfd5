// Writes a model folder again in int8: DalleBart's matrices and the VQGAN's large convolutions.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder, readJson, renameOver } from '@nonet/core/node';
import { PORTABLE_BYTES } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { openCheckpoint } from '../checkpoint/checkpoint-node.ts';
import type { WeightSource } from '../checkpoint/weights.ts';
import type { Compile } from '../compile.ts';
import { openParts } from '../open-model-node.ts';
import { parseVqganConfig } from '../vqgan/config.ts';
import { randomTokens } from '../vqgan/random-tokens.ts';
import { readVqgan } from '../vqgan/weights.ts';
import { chooseConvolutions } from './choose-convolutions.ts';
import { everyKernel, quantizeCheckpoint } from './quantize-checkpoint-node.ts';

export interface QuantizeOptions {
  /** Threads for one operation; 0 lets ONNX Runtime choose. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: string) => void;
}

export interface QuantizedModel {
  readonly int8Convolutions: number;
  /** Large convolutions that stay float32 because the pictures would suffer. */
  readonly float32Convolutions: number;
  /** Worst of int8 pictures against float32 ones, kernels in 7 bits, in decibels; Infinity if nothing in the VQGAN became int8. */
  readonly psnr: number;
}

const CHECKPOINT = 'model.safetensors';

/** Drawn to find out what flows through the VQGAN: a busy picture and a plain one, for ranges and for judging. */
const PROMPT = 'a red house by the sea under a blue sky';

/**
 * Quantizes a model into a folder of its own, which appears whole or not at all.
 * @throws NonetError `quantize-out`, `quantize-model`, `model-missing`, `cancelled`, `disk-full`, `file-write`
 */
export async function quantizeModel(
  folder: string,
  out: string,
  { threads = 0, signal, onStage }: QuantizeOptions = {},
): Promise<QuantizedModel> {
  if (existsSync(out)) {
    throw new NonetError(
      'quantize-out',
      `${out}: expected the name of a folder to make, it is there already`,
    );
  }
  const unfinished = `${resolve(out)}.unfinished`;
  const vqgan = openCheckpoint(join(folder, 'vqgan', CHECKPOINT));
  try {
    refuseInt8(vqgan);
    makeFolder(unfinished); // before the long work, which would be lost
    const config = parseVqganConfig(readJson(join(folder, 'vqgan/config.json')));
    onStage?.('drawing pictures to measure');
    const drawn = await drawTokens(folder, threads, signal);
    const random = [1, 2, 3].map((seed) => randomTokens(config, seed));
    onStage?.('choosing convolutions');
    // Judged in 7 bits, as the least capable processor draws it.
    const toSession: Compile = (graph, weights) =>
      compile(graph, { weights, threads, bytes: PORTABLE_BYTES });
    const job = { config, weights: readVqgan(config, vqgan), source: vqgan, compile: toSession };
    const chosen = await chooseConvolutions(
      { ...job, ...(signal && { signal }) },
      [...drawn.slice(0, 2), ...random.slice(0, 2)],
      [drawn[2]!, random[2]!],
    );
    cpSync(folder, unfinished, {
      recursive: true,
      filter: (path) => !['vqgan', 'dalle-bart'].some((part) => path === join(folder, part, CHECKPOINT)),
    });
    onStage?.('writing the VQGAN');
    const ranges = new Map(chosen.int8.map((convolution) => [convolution.kernel, convolution]));
    await quantizeCheckpoint(
      vqgan,
      join(unfinished, 'vqgan', CHECKPOINT),
      (name) => {
        const measured = ranges.get(name);
        return measured && { ranges: measured };
      },
      signal,
    );
    onStage?.('writing DalleBart');
    const dalle = openCheckpoint(join(folder, 'dalle-bart', CHECKPOINT));
    try {
      await quantizeCheckpoint(dalle, join(unfinished, 'dalle-bart', CHECKPOINT), everyKernel, signal);
    } finally {
      dalle.close();
    }
    renameOver(unfinished, out);
    return {
      int8Convolutions: chosen.int8.length,
      float32Convolutions: chosen.float32,
      psnr: chosen.psnr,
    };
  } finally {
    vqgan.close();
    if (existsSync(unfinished)) rmSync(unfinished, { recursive: true });
  }
}

function refuseInt8(source: WeightSource): void {
  if (![...source.tensors.values()].some(({ dtype }) => dtype === 'I8' || dtype === 'U8')) return;
  throw new NonetError(
    'quantize-model',
    `${source.label}: is int8 already; give the model that it was made of`,
  );
}

/** Tokens of three pictures that the model itself draws. */
async function drawTokens(folder: string, threads: number, signal?: AbortSignal): Promise<BigInt64Array[]> {
  const { tokenizer, generator, codec, defaults } = openParts(folder, { threads });
  try {
    const text = (prompt: string) =>
      BigInt64Array.from(tokenizer.encode(prompt, generator.config.maxTextLength).ids, BigInt);
    const pictures = await generator.generate({
      ...defaults,
      prompt: text(PROMPT),
      unconditional: text(''),
      seed: 1,
      pictures: [0, 1, 2],
      ...(signal && { signal }),
    });
    return pictures.map(({ tokens }) => tokens);
  } finally {
    await generator.release();
    await codec.release();
  }
}
