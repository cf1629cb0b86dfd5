// `nonet pull`: makes a model folder, ready to draw, from published repositories or folders of their files.
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { NonetError, trimLastSlashes } from '@nonet/core';
import { explaining, makeFolder, readJson, renameOver, writeFileAtomically } from '@nonet/core/node';
import { Tokenizer } from '../tokenizer/tokenizer.ts';
import { checkDiskSpace, type Demand } from './disk-space-node.ts';
import { lockFolder } from './folder-lock-node.ts';
import { fetchWhole, type Origin, openFolder, openRepo } from './origin-node.ts';
import { copyFile, installPart, type OnPullProgress, type PartPlan, planPart } from './part-node.ts';
import { DEFAULT_ENDPOINT, type HubAccess } from './patient-fetch-node.ts';
import { publishedSampling } from './published-sampling.ts';
import type { ModelKind } from './repo-form.ts';
import { joinTokenizerFiles } from './tokenizer-files.ts';

export { formatBytes } from './disk-space-node.ts';
export { type Precision, writeFormulaRepos } from './formula-repos-node.ts';
export type { PullProgress } from './part-node.ts';

/** The codebook that the published DalleBarts draw with. */
export const DEFAULT_VQGAN = 'dalle-mini/vqgan_imagenet_f16_16384';

export interface PullOptions extends Partial<HubAccess> {
  /** Folder of models; `owner/name` goes below it, downloads into its `.downloads`. */
  readonly models: string;
  /** The model's folder, if it should not be below `models`. */
  readonly out?: string;
  /** Branch, tag or commit; `main` when absent. */
  readonly revision?: string;
  /** Repository or folder of the VQGAN of a DalleBart. */
  readonly vqgan?: string;
  /** Repository or folder of a CLIP that ranks what a DalleBart draws; none when absent. */
  readonly clip?: string;
  readonly onProgress?: OnPullProgress;
}

export interface PulledModel {
  readonly folder: string;
  readonly kind: ModelKind;
  /** `owner/name` or the folder it was made from. */
  readonly origin: string;
  readonly commit?: string;
  /** True when it was there already, of the same commit. */
  readonly wasThere: boolean;
}

/** Name of the file in a model folder that says where the model came from. */
const SOURCE = 'source.json';

/**
 * Downloads a model and converts it into a folder that `openModel` (for a CLIP `openClip`) opens; a DalleBart brings
 * its VQGAN along. What breaks off goes on with the next call. The folder appears whole or not at all.
 * @param reference a repository (`dalle-mini/dalle-mini`) or a folder with a repository's files
 * @throws NonetError `hub-*`, `download-*`, `checkpoint-*`, `config-*`, `tokenizer-invalid`, `disk-*`, `file-write`,
 * `pull-*`, `cancelled`
 */
export async function pullModel(reference: string, options: PullOptions): Promise<PulledModel> {
  const unlock = lockFolder(join(options.models, '.downloads'));
  try {
    return await pullLocked(reference, options);
  } finally {
    unlock();
  }
}

async function pullLocked(reference: string, options: PullOptions): Promise<PulledModel> {
  const origin = await openOrigin(reference, options.revision ?? 'main', options);
  const folder = resolve(options.out ?? join(options.models, origin.name));
  const there = installed(folder);
  const found = { folder, origin: origin.label, ...(origin.commit ? { commit: origin.commit } : {}) };
  if (there && origin.commit !== undefined && there.commit === origin.commit) {
    if (there.kind === 'dalle-bart' && options.clip !== undefined && !existsSync(join(folder, 'clip'))) {
      const clip = await findCompanion('clip', options.clip, options);
      checkDiskSpace(demandsOf(clip, options));
      await addCompanion(clip, folder, options);
    }
    return { ...found, kind: there.kind, wasThere: true };
  }
  if (!there && existsSync(folder)) {
    throw new NonetError(
      'pull-taken',
      `${folder}: exists and was not made by \`nonet pull\`; choose another --out`,
    );
  }
  const plan = await planPart(origin);
  const companions: Companion[] = [];
  if (plan.kind === 'dalle-bart') {
    companions.push(await findCompanion('vqgan', options.vqgan ?? DEFAULT_VQGAN, options));
    if (options.clip !== undefined) companions.push(await findCompanion('clip', options.clip, options));
  }
  checkDiskSpace([
    { folder, bytes: plan.convertedBytes },
    { folder: options.models, bytes: plan.downloadBytes },
    ...companions.flatMap((companion) => demandsOf(companion, options)),
  ]);
  await install(plan, folder, companions, options);
  return { ...found, kind: plan.kind, wasThere: false };
}

async function openOrigin(reference: string, revision: string, options: PullOptions): Promise<Origin> {
  if (existsSync(reference) && statSync(reference).isDirectory()) return openFolder(reference);
  const { endpoint = DEFAULT_ENDPOINT, models } = options;
  if (!URL.canParse(endpoint)) {
    throw new NonetError(
      'hub-endpoint',
      `endpoint "${endpoint}": expected an address such as ${DEFAULT_ENDPOINT}`,
    );
  }
  const access = { ...options, endpoint: trimLastSlashes(endpoint) };
  return openRepo(reference, revision, access, join(models, '.downloads'));
}

/** A model that belongs into the folder of a DalleBart, and has a folder of its own that others share. */
interface Companion {
  readonly kind: 'vqgan' | 'clip';
  readonly folder: string;
  /** How to get it, if it is not here. */
  readonly plan?: PartPlan;
}

async function findCompanion(
  kind: Companion['kind'],
  reference: string,
  options: PullOptions,
): Promise<Companion> {
  const named = join(options.models, reference);
  if (!existsSync(reference) && installed(named)?.kind === kind) return { kind, folder: named };
  const origin = await openOrigin(reference, 'main', options);
  const plan = await planPart(origin);
  if (plan.kind !== kind) {
    throw new NonetError(`pull-${kind}`, `${reference}: expected a ${kind}, but it holds a ${plan.kind}`);
  }
  return { kind, folder: join(options.models, origin.name), plan };
}

const demandsOf = ({ plan }: Companion, { models }: PullOptions): Demand[] =>
  plan ? [{ folder: models, bytes: plan.convertedBytes + plan.downloadBytes }] : [];

/** Installs a companion if it is not here, and links its files into a model folder. */
async function addCompanion(
  { kind, folder, plan }: Companion,
  model: string,
  options: PullOptions,
): Promise<void> {
  if (plan) await install(plan, folder, [], options);
  linkFiles(kind === 'vqgan' ? join(folder, 'vqgan') : folder, join(model, kind));
}

/** Builds a model folder beside its place and moves it there when it is whole. */
async function install(
  plan: PartPlan,
  folder: string,
  companions: readonly Companion[],
  options: PullOptions,
): Promise<void> {
  const { signal, onProgress = () => {} } = options;
  const { origin, kind } = plan;
  const building = `${folder}.incomplete`;
  const outdated = `${folder}.outdated`;
  for (const path of [building, outdated]) rmSync(path, { recursive: true, force: true });
  makeFolder(building);
  try {
    for (const companion of companions) await addCompanion(companion, building, options);
    await installPart(plan, kind === 'clip' ? building : join(building, kind), signal, onProgress);
    if (kind !== 'vqgan') await writeTokenizer(origin, building);
    if (kind === 'dalle-bart') writeJson(join(building, 'sampling.json'), publishedSampling(plan.config));
    for (const name of ['README.md', 'LICENSE', 'preprocessor_config.json', 'enwiki-words-frequency.txt']) {
      if (origin.files.has(name)) await copyFile(origin, name, building);
    }
    writeJson(join(building, SOURCE), { kind, origin: origin.label, commit: origin.commit });
    explaining(folder, () => {
      makeFolder(dirname(folder));
      if (existsSync(folder)) renameOver(folder, outdated);
      renameOver(building, folder);
    });
  } finally {
    for (const path of [building, outdated]) rmSync(path, { recursive: true, force: true });
  }
}

/** What `install` noted in a folder that it made. */
function installed(folder: string): { readonly kind: ModelKind; readonly commit?: string } | undefined {
  const path = join(folder, SOURCE);
  return existsSync(path) ? (readJson(path) as { kind: ModelKind; commit?: string }) : undefined;
}

async function writeTokenizer(origin: Origin, folder: string): Promise<void> {
  const { files, label } = origin;
  if (files.has('tokenizer.json')) {
    new Tokenizer(readJson(await fetchWhole(origin, 'tokenizer.json')) as object); // refuses what is none
    await copyFile(origin, 'tokenizer.json', folder);
    return;
  }
  if (!files.has('vocab.json') || !files.has('merges.txt')) {
    throw new NonetError(
      'hub-tokenizer',
      `${label}: has no tokenizer.json, and no vocab.json with merges.txt`,
    );
  }
  const vocab = readJson(await fetchWhole(origin, 'vocab.json'));
  const json = joinTokenizerFiles(vocab, readFileSync(await fetchWhole(origin, 'merges.txt'), 'utf8'));
  new Tokenizer(json);
  writeJson(join(folder, 'tokenizer.json'), json);
}

/** The same files in another folder, without copies where the disk can do that. */
function linkFiles(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from).filter((file) => file !== SOURCE)) {
    try {
      linkSync(join(from, name), join(to, name));
    } catch {
      explaining(to, () => copyFileSync(join(from, name), join(to, name)));
    }
  }
}

function writeJson(path: string, value: unknown): void {
  writeFileAtomically(path, [new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)]);
}
