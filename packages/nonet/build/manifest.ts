// The package.json of the built package, from those of the workspaces that it is made of.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLIC_ENTRIES, root, WORKSPACES } from './layout.ts';

interface Manifest {
  readonly version: string;
  readonly description?: string;
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Packages that are read as files, not imported: the fonts of captions. */
const READ_AS_FILES = /^@(embedpdf\/fonts-|expo-google-fonts\/)/;

/** Imported by nobody, but npm finds no end in choosing their version when it is not said. */
const PINNED = ['@better-auth/core'];

/** Its install script downloads CUDA on Linux: where that fails npm goes on without it, and WebAssembly takes its place. */
const MAY_FAIL = 'onnxruntime-node';

const read = (path: string): Manifest =>
  JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as Manifest;

/**
 * @param imported specifiers that the built files import from outside
 * @throws Error if one of them is no dependency of any workspace
 */
export function manifestOf(imported: readonly string[]): object {
  const workspaces = WORKSPACES.map((name) => read(`packages/${name}`));
  const versions = Object.fromEntries(
    workspaces.flatMap(({ dependencies }) => Object.entries(dependencies ?? {})),
  );
  const optional = Object.fromEntries(
    workspaces.flatMap(({ optionalDependencies }) => Object.entries(optionalDependencies ?? {})),
  );
  const names = new Set([
    ...imported.filter((id) => !id.startsWith('node:')).map(packageName),
    ...Object.keys(versions).filter((name) => READ_AS_FILES.test(name)),
    ...PINNED,
  ]);
  const unknown = [...names].filter((name) => !(name in versions));
  if (unknown.length > 0) throw new Error(`no workspace depends on ${unknown.join(', ')}`);
  const { description, license, engines } = read('.');
  const code = (name: string) => `./packages/nonet/src/${name}.js`;
  return {
    name: 'nonet',
    version: read('packages/nonet').version,
    description,
    keywords: ['text-to-image', 'dall-e', 'craiyon', 'image-generation', 'onnx', 'autodiff'],
    license,
    type: 'module',
    engines,
    sideEffects: false,
    bin: { nonet: code('command') },
    exports: {
      ...Object.fromEntries(
        Object.entries(PUBLIC_ENTRIES).map(([subpath, name]) => [
          subpath,
          {
            types: `./types/${name}.d.ts`,
            ...(name === 'tensor' && { browser: code('tensor-browser') }),
            default: code(name),
          },
        ]),
      ),
      './nonet-1.model': './weights/nonet-1.model',
      './package.json': './package.json',
    },
    dependencies: Object.fromEntries(
      [...names]
        .filter((name) => name !== MAY_FAIL)
        .sort()
        .map((name) => [name, versions[name]]),
    ),
    optionalDependencies: { ...optional, [MAY_FAIL]: versions[MAY_FAIL] },
  };
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
