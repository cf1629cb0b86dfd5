// The rules of who may import whom, as functions over source text: `boundaries.test.ts` applies them to this repo.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';

/** Workspaces that each workspace may import; the order of the whole system. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  tensor: ['core'],
  scenes: [],
  models: ['core', 'tensor', 'scenes'],
  train: ['core', 'tensor', 'scenes', 'models'],
  api: ['scenes'],
  server: ['core', 'models', 'api'],
  web: ['core', 'api', 'models', 'scenes'],
  cli: ['core', 'tensor', 'scenes', 'models', 'train', 'api', 'server', 'web'],
  nonet: ['core', 'tensor', 'models', 'api', 'server', 'cli'],
};

/** One source file of a workspace. */
export interface Source {
  /** From the root of the repo, with `/`: `packages/tensor/src/graph.ts` */
  readonly path: string;
  readonly text: string;
}

/** What a package.json says of a workspace. */
export interface Workspace {
  readonly name: string;
  readonly dependencies: readonly string[];
  /** What its tests may import too. */
  readonly devDependencies?: readonly string[];
}

/** A workspace's folder name, from a path of one of its files. */
export const packageOf = (path: string): string => path.split('/')[1]!;

/** Tests and what only tests use. */
export const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\//.test(path);

/** What builds a workspace, and is no part of it. */
const isBuildStep = (path: string): boolean => /^packages\/\w+\/build\//.test(path);

const IMPORTS = [
  /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm,
  /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
  /\bnew\s+URL\(\s*['"](\.[^'"]+\.[cm]?[jt]sx?)['"]\s*,\s*import\.meta\.url/g,
];

/** Module specifiers that a source imports, exports from, loads on demand or starts as a worker. */
export function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...new Set(IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1]!)))];
}

/** The package of a bare specifier: `@nonet/tensor/node` is `@nonet/tensor`. */
const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isRelative = (specifier: string): boolean => specifier.startsWith('.');

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(packageName(specifier));

/** Workspace that an import leads to, also by a relative path out of the own one; undefined: none or the own. */
function importedWorkspace(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('@nonet/')) return specifier.split('/')[1];
  if (!isRelative(specifier)) return undefined;
  const target = normalize(join(dirname(path), specifier))
    .split('\\')
    .join('/');
  if (!target.startsWith('packages/')) return undefined;
  return packageOf(target) === packageOf(path) ? undefined : packageOf(target);
}

/** Imports against the arrows, imports across workspaces by path, and packages that are not declared. */
export function importViolations(
  { path, text }: Source,
  workspace: Workspace,
  rootDependencies: readonly string[] = [],
): string[] {
  const own = packageOf(path);
  const declared = new Set([
    ...workspace.dependencies,
    workspace.name,
    ...(isTest(path) || isBuildStep(path) ? [...rootDependencies, ...(workspace.devDependencies ?? [])] : []),
  ]);
  return importsOf(text).flatMap((specifier) => {
    const target = importedWorkspace(path, specifier);
    if (target && target !== own && !ALLOWED[own]?.includes(target))
      return [`${path} may not import ${specifier}`];
    if (target && isRelative(specifier)) return [`${path} reaches into ${target} by path: ${specifier}`];
    if (isRelative(specifier) || isBuiltin(specifier) || declared.has(packageName(specifier))) return [];
    return [`${path} imports ${specifier}, which ${workspace.name} does not declare`];
  });
}

/** Code for Node alone: files named for it, and the comparison with reference files on disk. */
const NODE_ONLY = /[-/]node\.ts$|^packages\/models\/src\/parity\//;

/** Files that run in browsers too: all of `core`, `tensor`, `scenes` and `models` but tests and what is for Node alone. */
const isBrowserSafe = (path: string): boolean =>
  ['core', 'tensor', 'scenes', 'models'].includes(packageOf(path)) && !isTest(path) && !NODE_ONLY.test(path);

/** Imports that a browser cannot load, in a file that must run there. */
export function browserViolations({ path, text }: Source): string[] {
  if (!isBrowserSafe(path)) return [];
  const ownPath = (specifier: string) =>
    normalize(join(dirname(path), specifier))
      .split('\\')
      .join('/');
  const forbidden = (specifier: string) =>
    isRelative(specifier)
      ? specifier.endsWith('.ts') && !isBrowserSafe(ownPath(specifier))
      : isBuiltin(specifier) ||
        packageName(specifier) === 'onnxruntime-node' ||
        /^@nonet\/\w+\/node$/.test(specifier);
  return importsOf(text)
    .filter(forbidden)
    .map((specifier) => `${path} must run in browsers, but imports ${specifier}`);
}

/** A cycle between workspaces as the names along it, or undefined. */
export function findCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Which workspaces import which. */
export function workspaceEdges(sources: readonly Source[]): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { path, text } of sources) {
    const targets = edges.get(packageOf(path)) ?? new Set<string>();
    edges.set(packageOf(path), targets);
    for (const specifier of importsOf(text)) {
      const target = importedWorkspace(path, specifier);
      if (target && target !== packageOf(path)) targets.add(target);
    }
  }
  return edges;
}

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'out', 'runs']);

/** Every TypeScript and JavaScript source of the workspaces below `root`. */
export function readSources(root: string): Source[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return /(?<!\.d)\.[cm]?[jt]sx?$/.test(entry.name) ? [path] : [];
    });
  return walk(join(root, 'packages')).map((path) => ({
    path: relative(root, path).split('\\').join('/'),
    text: readFileSync(path, 'utf8'),
  }));
}

/** What the package.json of a folder declares. */
export function readWorkspace(folder: string): Required<Workspace> {
  const json = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly dependencies?: Record<string, string>;
    readonly devDependencies?: Record<string, string>;
    readonly optionalDependencies?: Record<string, string>;
  };
  return {
    name: json.name,
    dependencies: Object.keys({ ...json.dependencies, ...json.optionalDependencies }),
    devDependencies: Object.keys(json.devDependencies ?? {}),
  };
}
