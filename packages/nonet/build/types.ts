// One declaration file for each public entry, with a report of the API and a model of its documentation.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { outFolder, PUBLIC_ENTRIES, root, WORKSPACES } from './layout.ts';

/** Where the reports are that a change of the API must change too. */
const reportFolder = join(root, 'docs/api');
/** Declarations as the compiler writes them, file for file. */
const rawFolder = join(root, 'packages/nonet/dist-types');
const docsFolder = join(rawFolder, 'docs');

const raw = (path: string): string => join(rawFolder, path.replace(/\.ts$/, '.d.ts'));

/** Where the compiler finds the declarations of the workspaces: by the names of their `exports`. */
function declarationPaths(): Record<string, string[]> {
  const paths: Record<string, string[]> = {};
  for (const workspace of WORKSPACES) {
    const file = join(root, 'packages', workspace, 'package.json');
    const { name, exports } = JSON.parse(readFileSync(file, 'utf8')) as {
      name: string;
      exports: Record<string, string>;
    };
    for (const [subpath, target] of Object.entries(exports))
      paths[join(name, subpath).replaceAll('\\', '/')] = [raw(join(workspace, target))];
  }
  return paths;
}

/**
 * Writes the declarations into the package.
 * @param accept whether a changed API may change its report
 * @returns names of the reports that the API differs from
 */
export function writeTypes(accept: boolean): string[] {
  rmSync(rawFolder, { recursive: true, force: true });
  mkdirSync(reportFolder, { recursive: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, '-p', join(root, 'packages/nonet/tsconfig.types.json')],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stdout);
  return Object.values(PUBLIC_ENTRIES).filter((name) => !extract(name, accept));
}

/** @returns whether the API is as its report says */
function extract(name: string, accept: boolean): boolean {
  const entry = raw(`nonet/src/${name}.ts`);
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: object;
  };
  const silent = { logLevel: ExtractorLogLevel.None };
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: entry,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            ...compilerOptions,
            lib: ['ES2023', 'DOM'],
            types: ['node'],
            paths: declarationPaths(),
          },
          files: [entry],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder,
        reportTempFolder: join(rawFolder, 'reports'),
        includeForgottenExports: true,
      },
      docModel: { enabled: true, apiJsonFilePath: join(docsFolder, name, `${name}.api.json`) },
      dtsRollup: { enabled: true, untrimmedFilePath: join(outFolder, 'types', `${name}.d.ts`) },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: { default: silent },
        tsdocMessageReporting: { default: silent },
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'packages/nonet/package.json'),
  });
  const result = Extractor.invoke(config, {
    localBuild: accept,
    messageCallback(message) {
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  if (result.errorCount > 0) throw new Error(`${name}: the declarations have errors`);
  const inside = /from '(@nonet\/[^']+)'/.exec(readFileSync(config.untrimmedFilePath, 'utf8'))?.[1];
  if (inside) throw new Error(`${name}: users have no ${inside}; expected its folder in tsconfig.types.json`);
  return accept || !result.apiReportChanged;
}

/** Writes pages of the API, from what `writeTypes` left. @returns their folder */
export function writePages(): string {
  const documenter = join(root, 'node_modules/@microsoft/api-documenter/bin/api-documenter');
  const pages = join(root, 'out/api');
  for (const name of readdirSync(docsFolder)) {
    const args = ['markdown', '--input-folder', join(docsFolder, name), '--output-folder', join(pages, name)];
    const { status, stderr } = spawnSync(process.execPath, [documenter, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
  return pages;
}
