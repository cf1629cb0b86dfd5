// One model of a repository: planned from its config and file list, then downloaded and converted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder, readJson, writeFileAtomically } from '@nonet/core/node';
import { type Graph, sizeOf } from '@nonet/tensor';
import { openCheckpoint } from '../checkpoint/checkpoint-node.ts';
import { convertCheckpoint } from '../checkpoint/convert-node.ts';
import { joinSources } from '../checkpoint/join-sources.ts';
import { checkParameters } from '../checkpoint/read-parameters.ts';
import type { WeightSource } from '../checkpoint/weights.ts';
import { parseClipConfig } from '../clip/config.ts';
import { isTorchClip, traceClip } from '../clip/weights.ts';
import { parseDalleBartConfig } from '../dalle-bart/config.ts';
import { traceDalleBart } from '../dalle-bart/weights.ts';
import { parseVqganConfig } from '../vqgan/config.ts';
import { traceVqgan } from '../vqgan/weights.ts';
import { fetchWhole, type Origin } from './origin-node.ts';
import { findWeights, indexedFiles, type ModelKind, modelKind } from './repo-form.ts';

export interface PullProgress {
  readonly stage: 'download' | 'convert';
  /** Path in the repository, or the model that is converted. */
  readonly what: string;
  /** In bytes. */
  readonly done: number;
  readonly total: number;
}

export type OnPullProgress = (progress: PullProgress) => void;

/** What is known of a model before its weights are here. */
export interface PartPlan {
  readonly origin: Origin;
  readonly kind: ModelKind;
  /** Its config.json. */
  readonly config: unknown;
  /** Files with the weights. */
  readonly weights: readonly string[];
  /** Bytes that are still to be downloaded. */
  readonly downloadBytes: number;
  /** Bytes of the converted weights. */
  readonly convertedBytes: number;
}

/** Reads what a repository says of itself. @throws NonetError `hub-*`, `config-*` */
export async function planPart(origin: Origin): Promise<PartPlan> {
  const { label, files } = origin;
  if (!files.has('config.json')) {
    throw new NonetError('hub-kind', `${label}: has no config.json; expected a model repository`);
  }
  const config = readJson(await fetchWhole(origin, 'config.json'));
  const kind = modelKind(label, config);
  const found = findWeights(label, files);
  const weights =
    'file' in found
      ? [found.file]
      : indexedFiles(label, readJson(await fetchWhole(origin, found.index)), files);
  const parameters = [...traceModel(kind, config).parameters.values()];
  return {
    origin,
    kind,
    config,
    weights,
    downloadBytes: weights.reduce((sum, path) => sum + origin.missing(path), 0),
    convertedBytes: parameters.reduce((sum, { tensor }) => sum + 4 * sizeOf(tensor.shape), 0),
  };
}

/** A graph with every parameter that the config asks for. */
function traceModel(kind: ModelKind, config: unknown): Graph {
  if (kind === 'dalle-bart') return traceDalleBart(parseDalleBartConfig(config));
  if (kind === 'vqgan') return traceVqgan(parseVqganConfig(config));
  return traceClip(parseClipConfig(config));
}

/**
 * Downloads a model's weights, checks them against its config and writes `config.json` and `model.safetensors` into
 * a folder. What was downloaded is deleted in the end.
 * @throws NonetError `hub-*`, `download-*`, `checkpoint-*`, `disk-full`, `file-write`, `cancelled`
 */
export async function installPart(
  { origin, kind, config, weights }: PartPlan,
  folder: string,
  signal: AbortSignal | undefined,
  onProgress: OnPullProgress,
): Promise<void> {
  const paths: string[] = [];
  for (const what of weights) {
    const total = origin.files.get(what)!;
    paths.push(await origin.fetch(what, (done) => onProgress({ stage: 'download', what, done, total })));
  }
  const opened: WeightSource[] = [];
  try {
    for (const path of paths) opened.push(openCheckpoint(path));
    const source = opened.length === 1 ? opened[0]! : joinSources(origin.label, opened);
    if (!isTorchClip(source)) checkParameters(traceModel(kind, config), source);
    makeFolder(folder);
    await convertCheckpoint(source, join(folder, 'model.safetensors'), {
      ...(signal ? { signal } : {}),
      onProgress: (done, total) => onProgress({ stage: 'convert', what: kind, done, total }),
    });
  } finally {
    for (const source of opened) source.close();
  }
  await copyFile(origin, 'config.json', folder);
  for (const path of weights) origin.discard(path);
}

/** Copies a small file of an origin into a folder. */
export async function copyFile(origin: Origin, name: string, folder: string): Promise<void> {
  writeFileAtomically(join(folder, name), [readFileSync(await fetchWhole(origin, name))]);
  origin.discard(name);
}
