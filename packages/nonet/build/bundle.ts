// Turns the TypeScript of all workspaces into JavaScript, a file for a file.
import { isAbsolute, join } from 'node:path';
import { rolldown } from 'rolldown';
import { ENTRIES, outFolder, root } from './layout.ts';

/** @returns the packages that the written files import from outside, sorted */
export async function bundle(): Promise<string[]> {
  const build = await rolldown({
    input: ENTRIES.map((path) => join(root, path)),
    platform: 'node',
    external: isExternal,
    treeshake: { moduleSideEffects: false },
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await build.write({
    dir: outFolder,
    format: 'esm',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: root,
    entryFileNames: '[name].js',
  });
  await build.close();
  const own = new Set(output.map(({ fileName }) => fileName));
  const imported = output.flatMap((file) =>
    file.type === 'chunk' ? [...file.imports, ...file.dynamicImports] : [],
  );
  return [...new Set(imported)].filter((id) => !own.has(id)).sort();
}

/** Dependencies stay outside; helpers that the compiler puts in do not. */
const isExternal = (id: string): boolean =>
  !isAbsolute(id) && !/^(\.|@nonet\/|@oxc-project\/runtime|\0)/.test(id);
