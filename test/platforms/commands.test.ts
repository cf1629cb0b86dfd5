// The commands that the README and the public workflow name exist, with the files that they run on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(`${root}${name}`, 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Whether vitest finds a file by a filter, which is the beginning of a path here. */
function finds(filter: string): boolean {
  const [, folder = '', start = ''] = /^(.*?)([^/]*)$/.exec(filter)!;
  return existsSync(root + folder) && readdirSync(root + folder).some((name) => name.startsWith(start));
}

interface Workflow {
  readonly jobs: Record<
    string,
    {
      readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
      readonly strategy?: {
        readonly matrix: { readonly os: readonly string[]; readonly node: readonly string[] };
      };
    }
  >;
}

const workflow = parse(read('.github/workflows/ci.yml')) as Workflow;
const runs = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run = '' }) => run));

it.each([
  ['README.md', read('README.md')],
  ['CONTRIBUTING.md', read('CONTRIBUTING.md')],
  ['.ci/run', read('.ci/run')],
  ['the public workflow', runs.join('\n')],
  ['the quick tests', `npm test -- ${scripts['test:quick']!.replace('node scripts/test.mjs ', '')}`],
])('%s names commands and files of tests that exist', (_, text) => {
  const named = [...text.matchAll(/(?:npm run|node --run)(?: -s)? ([a-z][\w:-]*)/g)].map(([, name]) => name!);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const files = [...text.matchAll(/npm test -- ([^`\n|]+)/g)].flatMap(([, list]) =>
    list!.trim().split(/\s+/),
  );
  expect(files.filter((file) => !finds(file))).toEqual([]);
  expect(named.length + files.length).toBeGreaterThan(0);
});

it('the public workflow has three systems and four versions of Node', () => {
  const { os, node } = workflow.jobs['quick']!.strategy!.matrix;
  expect(os.map((name) => name.split('-')[0])).toEqual(['ubuntu', 'macos', 'windows']);
  expect(node).toEqual(['20.19', '22', '24', '26']);
});
