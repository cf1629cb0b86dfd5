// Everything that `nonet doctor` looks at, in order.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  checkCertificate,
  checkDatabase,
  checkOpenness,
  checkPictures,
  checkPort,
  type Finding,
  ok,
  type WebSettings,
  warn,
} from '@nonet/server/doctor';
import type { SignerFiles } from '@nonet/server/provenance';
import { checkCores, checkDataFolder, checkMemory, checkNode } from './machine.ts';
import { checkModel } from './model.ts';

export interface DoctorOptions extends WebSettings {
  readonly data: string;
  readonly model: string;
  readonly databaseUrl?: string;
  /** Folder or `s3://bucket/prefix` in place of the data folder's pictures. */
  readonly pictures?: string;
  /** What pictures are signed with. */
  readonly signer?: SignerFiles;
}

const page = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url));

/** Gives findings as they are made. */
export async function* examine(options: DoctorOptions): AsyncGenerator<Finding> {
  const { data, model, databaseUrl, signer, pictures = join(data, 'pictures') } = options;
  yield checkNode();
  yield checkCores();
  yield checkMemory();
  yield* checkDataFolder(data);
  yield* await checkDatabase({ data, ...(databaseUrl ? { databaseUrl } : {}) });
  yield await checkPictures(pictures);
  yield await checkModel(model);
  yield existsSync(page)
    ? ok('page', 'is built')
    : warn('page', 'is not built', 'run `npm start` once, or `npx vite build packages/web`');
  yield* await checkCertificate(signer);
  yield await checkPort(options);
  yield checkOpenness(options);
}
