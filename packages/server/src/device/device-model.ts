// The default model as browsers load it: packed when it is first asked for, and kept in the data folder.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, startOwnWorker, writeFileAtomically } from '@nonet/core/node';
import { PACKED_FILES } from '@nonet/models/node';
import type { PackedModel } from './pack-worker.ts';

/** A packed model on the disk. */
export interface DeviceModelFile {
  /** Compressed with Brotli. */
  readonly path: string;
  /** SHA-256 of the packed bytes: the same weights have it everywhere. */
  readonly digest: string;
  readonly bytes: number;
  readonly compressedBytes: number;
}

/** Names of kept files: what they were made from, then what they hold. */
const NAME = /^([0-9a-f]{16})-([0-9a-f]{64})-(\d+)\.br$/;
/** Changes when packing does. */
const FORMAT = 1;

export class DeviceModel {
  readonly #model: string;
  readonly #folder: string;
  #file: Promise<DeviceModelFile> | undefined;

  /** @param model model folder  @param data folder to keep the packed form in */
  constructor(model: string, data: string) {
    this.#model = model;
    this.#folder = join(data, 'device');
  }

  /** @throws Error if the model cannot be packed, with the code of `packModel` */
  file(): Promise<DeviceModelFile> {
    this.#file ??= this.#findOrPack().catch((error: unknown) => {
      this.#file = undefined;
      throw error;
    });
    return this.#file;
  }

  async #findOrPack(): Promise<DeviceModelFile> {
    const source = fingerprint(this.#model);
    makeFolder(this.#folder);
    for (const name of readdirSync(this.#folder)) {
      const [, madeFrom, digest, bytes] = NAME.exec(name) ?? [];
      if (madeFrom === source) return describe(join(this.#folder, name), digest!, Number(bytes));
    }
    const { digest, bytes, compressed } = await pack(this.#model);
    const path = join(this.#folder, `${source}-${digest}-${bytes}.br`);
    for (const name of readdirSync(this.#folder)) if (NAME.test(name)) rmSync(join(this.#folder, name));
    writeFileAtomically(path, [compressed]);
    return describe(path, digest, bytes);
  }
}

const describe = (path: string, digest: string, bytes: number): DeviceModelFile => ({
  path,
  digest,
  bytes,
  compressedBytes: statSync(path).size,
});

/** Tells other files from these without reading them. */
function fingerprint(model: string): string {
  const files = PACKED_FILES.map((name) => {
    const stats = statSync(join(model, name), { throwIfNoEntry: false });
    return [name, stats?.size, stats?.mtimeMs];
  });
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, model, files]))
    .digest('hex')
    .slice(0, 16);
}

async function pack(model: string): Promise<PackedModel> {
  const worker = startOwnWorker(new URL('./pack-worker.ts', import.meta.url), model);
  // An error in the thread is thrown here.
  const [packed] = (await once(worker, 'message')) as [PackedModel];
  return packed;
}
