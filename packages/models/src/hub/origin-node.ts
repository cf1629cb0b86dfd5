// The origin of a checkpoint's files: a repository of the hub, or a folder on this machine.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { listFiles, modelInfo } from '@huggingface/hub';
import { NonetError } from '@nonet/core';
import { MOST_JSON_BYTES, makeFolder } from '@nonet/core/node';
import { boundedFetch } from './bounded-fetch-node.ts';
import { type Checksum, download } from './download-node.ts';
import { type HubAccess, patientFetch } from './patient-fetch-node.ts';

export interface Origin {
  /** `owner/name`, or the folder's path. */
  readonly label: string;
  /** Name of the model that is made from it, below the folder of models. */
  readonly name: string;
  /** The commit; absent for a folder. */
  readonly commit?: string;
  /** Sizes in bytes by path. */
  readonly files: ReadonlyMap<string, number>;
  /** Bytes that `fetch` would still have to download. */
  missing(path: string): number;
  /** Gives the path of a file on this machine, downloaded if need be. */
  fetch(path: string, onProgress?: (doneBytes: number) => void): Promise<string>;
  /** Deletes what `fetch` has downloaded. */
  discard(path: string): void;
}

/** Fetches a file that is read as a whole. @throws NonetError `hub-file-size` before anything of it is downloaded, and those of `fetch` */
export async function fetchWhole(origin: Origin, path: string): Promise<string> {
  const size = origin.files.get(path)!;
  if (size > MOST_JSON_BYTES) {
    throw new NonetError(
      'hub-file-size',
      `${origin.label}/${path}: expected at most ${MOST_JSON_BYTES} bytes, got ${size}`,
    );
  }
  return origin.fetch(path);
}

/** A folder that holds a repository's files, as `git clone` or a copy leaves them. */
export function openFolder(folder: string): Origin {
  const path = resolve(folder);
  const entries = readdirSync(path, { withFileTypes: true, recursive: false });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return {
    label: folder,
    name: basename(path),
    files: new Map(names.map((name) => [name, statSync(join(path, name)).size])),
    missing: () => 0,
    fetch: async (name) => join(path, name),
    discard() {},
  };
}

interface RepoFile {
  readonly size: number;
  readonly checksum?: Checksum;
}

/**
 * A repository as it is at a revision. Its files are downloaded below `downloads`, named by their hash, so that
 * versions never mix.
 * @throws NonetError `hub-repo-name`, and the codes of `patientFetch`
 */
export async function openRepo(
  name: string,
  revision: string,
  access: HubAccess,
  downloads: string,
): Promise<Origin> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(name)) {
    throw new NonetError(
      'hub-repo-name',
      `"${name}": expected a repository such as dalle-mini/dalle-mini, or a folder (there is none of that name)`,
    );
  }
  const fetch = boundedFetch(patientFetch(access), name);
  const hub = { hubUrl: access.endpoint, fetch };
  const { sha: commit } = await readable(
    name,
    modelInfo({ name, revision, additionalFields: ['sha'], ...hub }),
  );
  if (typeof commit !== 'string' || !/^[\w.-]+$/.test(commit)) {
    throw new NonetError('hub-answer', `${name}: the hub does not say which commit ${revision} is`);
  }
  const found = new Map<string, RepoFile>();
  const list = async () => {
    for await (const { type, path, size, oid, lfs } of listFiles({
      repo: name,
      revision: commit,
      recursive: true,
      ...hub,
    })) {
      if (type !== 'file') continue;
      const file = { size: lfs?.size ?? size, ...checksumOf(oid, lfs?.oid) };
      // What is downloaded is compared with it: nothing is larger than what is no number.
      if (typeof path !== 'string' || !Number.isSafeInteger(file.size) || file.size < 0)
        throw new NonetError(
          'hub-answer',
          `${name}: expected files with a path and a size in bytes, got ${JSON.stringify({ path, size: file.size }).slice(0, 200)}`,
        );
      found.set(path, file);
    }
  };
  await readable(name, list());
  const place = (path: string): string => {
    const { checksum } = found.get(path)!;
    const own = () =>
      createHash('sha256').update([access.endpoint, name, commit, path].join('\n')).digest('hex');
    return join(downloads, `${checksum?.hex ?? own()}-${basename(path)}`);
  };
  return {
    label: name,
    name,
    commit,
    files: new Map([...found].map(([path, { size }]) => [path, size])),
    missing: (path) => found.get(path)!.size - sizeOnDisk(place(path)),
    async fetch(path, onProgress) {
      const target = place(path);
      makeFolder(downloads);
      const url = `${access.endpoint}/${name}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`;
      await download({ url, label: `${name}/${path}`, target, ...found.get(path)! }, access, onProgress);
      return target;
    },
    discard: (path) => rmSync(place(path), { force: true }),
  };
}

/** Awaits an answer of the hub's library; what it cannot read is the endpoint's fault. */
async function readable<T>(name: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NonetError) throw error;
    throw new NonetError(
      'hub-answer',
      `${name}: the hub's answer cannot be read (${(error as Error).message})`,
      {
        cause: error,
      },
    );
  }
}

function checksumOf(gitOid: string | undefined, lfsOid: string | undefined): { checksum?: Checksum } {
  const sha256 = lfsOid?.replace(/^sha256:/, '');
  if (sha256 && /^[0-9a-f]{64}$/.test(sha256)) return { checksum: { kind: 'sha256', hex: sha256 } };
  if (gitOid && /^[0-9a-f]{40}$/.test(gitOid)) return { checksum: { kind: 'git', hex: gitOid } };
  return {};
}

function sizeOnDisk(target: string): number {
  for (const path of [target, `${target}.part`]) if (existsSync(path)) return statSync(path).size;
  return 0;
}
