// The packages keep their order: who imports whom, what is declared, what runs in browsers.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  ALLOWED,
  browserViolations,
  findCycle,
  importsOf,
  importViolations,
  isTest,
  packageOf,
  readSources,
  readWorkspace,
  workspaceEdges,
} from './import-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = readSources(root);

describe('this repo', () => {
  it('was read', () => {
    expect(sources.length).toBeGreaterThan(50);
    const graph = sources.find(({ path }) => path === 'packages/tensor/src/session-node.ts');
    expect(importsOf(graph!.text)).toEqual(
      expect.arrayContaining(['onnxruntime-node', './graph.ts', './session.ts']),
    );
  });

  it('has only workspaces whose imports are settled', () => {
    for (const name of new Set(sources.map(({ path }) => packageOf(path))))
      expect(Object.keys(ALLOWED)).toContain(name);
  });

  it('imports along the arrows, and only what is declared', () => {
    const { devDependencies, dependencies } = readWorkspace(root);
    const violations = sources.flatMap((source) =>
      importViolations(source, readWorkspace(join(root, 'packages', packageOf(source.path))), [
        ...devDependencies,
        ...dependencies,
      ]),
    );
    expect(violations).toEqual([]);
  });

  it('gives the api only the bounds of scenes', () => {
    const imported = sources
      .filter(({ path }) => packageOf(path) === 'api')
      .flatMap(({ text }) => importsOf(text).filter((name) => name.startsWith('@nonet/')));
    expect(new Set(imported)).toEqual(new Set(['@nonet/scenes/limits']));
  });

  it('has no cycle of packages', () => {
    expect(findCycle(workspaceEdges(sources))).toBeUndefined();
    expect(
      findCycle(new Map(Object.entries(ALLOWED).map(([name, targets]) => [name, new Set(targets)]))),
    ).toBeUndefined();
  });

  it('keeps tensor and models loadable in browsers', () => {
    expect(sources.flatMap(browserViolations)).toEqual([]);
  });

  // `recursive` of Node's own never ends where a file system refuses: see makeFolder.
  it('makes folders above folders by makeFolder alone', () => {
    const recursive = /\bmkdir(Sync)?\([^;]*\brecursive: true/;
    const found = sources.filter(
      ({ path, text }) => /\/src\//.test(path) && !isTest(path) && recursive.test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('uses test helpers in tests only', () => {
    const users = sources.filter(
      ({ path, text }) => !isTest(path) && importsOf(text).some((name) => name.includes('/testing/')),
    );
    expect(users.map(({ path }) => path)).toEqual([]);
  });
});

describe('the check itself', () => {
  const workspace = (name: string, ...dependencies: string[]) => ({ name: `@nonet/${name}`, dependencies });
  const file = (path: string, text: string) => ({ path: `packages/${path}`, text });

  it('sees every way to import', () => {
    const text = [
      "import a from 'a';",
      "import type { B } from 'b';",
      "import {\n  c,\n  d,\n} from 'c';",
      "import 'e';",
      "export * from './f.ts';",
      "export { g } from './g.ts';",
      "const h = await import('h/sub');",
      "new Worker(new URL('./i.ts', import.meta.url));",
      "// import j from 'j';",
      "/* import k from 'k'; */",
      "const l = 'import l';",
    ].join('\n');
    expect(importsOf(text).sort()).toEqual(['./f.ts', './g.ts', './i.ts', 'a', 'b', 'c', 'e', 'h/sub']);
  });

  it.each([
    ['models/src/a.ts', "import { train } from '@nonet/train';", 'may not import @nonet/train'],
    ['tensor/src/a.ts', "export * from '@nonet/models';", 'may not import @nonet/models'],
    ['server/src/a.ts', "await import('@nonet/cli');", 'may not import @nonet/cli'],
    ['web/src/a.ts', "import '@nonet/server';", 'may not import @nonet/server'],
    ['models/src/a.ts', "import { x } from '../../train/src/x.ts';", 'may not import ../../train/src/x.ts'],
    ['models/src/a.ts', "import { x } from '../../tensor/src/x.ts';", 'reaches into tensor by path'],
    ['models/src/a.ts', "import sharp from 'sharp';", 'imports sharp, which @nonet/models does not declare'],
    [
      'models/src/a.ts',
      "import { Graph } from '@nonet/tensor';",
      'imports @nonet/tensor, which @nonet/models does not declare',
    ],
    [
      'models/src/a.ts',
      "import { it } from 'vitest';",
      'imports vitest, which @nonet/models does not declare',
    ],
  ])('%s: %s', (path, text, message) => {
    const own = workspace(path.split('/')[0]!);
    const violations = importViolations(file(path, text), own, ['vitest']);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(message);
  });

  it('lets pass what is allowed', () => {
    const declared = workspace('models', '@nonet/tensor', '@scope/name');
    const text =
      "import '@nonet/tensor/node';\nimport '@scope/name/part';\nimport 'node:fs';\nimport './b.ts';";
    expect(importViolations(file('models/src/a.ts', text), declared)).toEqual([]);
    expect(
      importViolations(file('models/src/a.test.ts', "import { it } from 'vitest';"), declared, ['vitest']),
    ).toEqual([]);
  });

  it.each([
    "import { readFileSync } from 'node:fs';",
    "import { join } from 'path';",
    "import * as ort from 'onnxruntime-node';",
    "import { compile } from '@nonet/tensor/node';",
    "import { compile } from './session-node.ts';",
  ])('refuses in a browser: %s', (text) => {
    expect(browserViolations(file('models/src/a.ts', text))).toHaveLength(1);
    expect(browserViolations(file('models/src/a-node.ts', text))).toEqual([]);
    expect(browserViolations(file('models/src/a.test.ts', text))).toEqual([]);
    expect(browserViolations(file('server/src/a.ts', text))).toEqual([]);
  });

  it('finds cycles', () => {
    const edges = workspaceEdges([
      file('a/src/x.ts', "import '@nonet/b';"),
      file('b/src/x.ts', "import '@nonet/c';"),
      file('c/src/x.ts', "import '@nonet/b';"),
    ]);
    expect(findCycle(edges)).toEqual(['b', 'c', 'b']);
    edges.get('c')!.clear();
    expect(findCycle(edges)).toBeUndefined();
  });
});
