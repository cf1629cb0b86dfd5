// The table of settings in docs/hosting.md is what the program has, no more and no less.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addServe } from './commands/serve.ts';
import { addWorker } from './commands/worker.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Rows of the table: setting, of, default. */
const rows = [
  ...readFileSync(join(root, 'docs/hosting.md'), 'utf8').matchAll(
    /^\| `(--[a-z0-9-]+|[A-Z][A-Z0-9_]+)` +\| (serve|worker|both) +\| (?:`(.*?)`)? +\|/gm,
  ),
].map(([, name, of, standard = '']) => ({ name: name!, of: of!, standard }));

function optionsOf(add: typeof addServe) {
  const program = new Command();
  add(program, { signal: new AbortController().signal });
  return new Map(
    program.commands[0]!.options.map(({ long, defaultValue }) => [
      long!,
      defaultValue === undefined || defaultValue === false ? '' : String(defaultValue),
    ]),
  );
}

/** Variables of other commands, and of the terminal that a person sits at. */
const NOT_OF_THE_SERVICE =
  /^(HF_|NONET_(PARITY_|KEY$)|XDG_|LOCALAPPDATA$|TERM|TMUX$|STY$|KITTY|WT_|NO_COLOR$|COLORTERM$)/;

/** Variables that sources read: `process.env['X']` and the like. */
function variables(): Set<string> {
  const found = new Set<string>();
  for (const name of ['cli', 'server', 'models', 'tensor']) {
    const folder = join(root, 'packages', name, 'src');
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts') || /\.test\.ts$|(^|[\\/])(testing|bench)[\\/]/.test(path)) continue;
      const text = readFileSync(join(folder, path), 'utf8');
      for (const [, variable] of text.matchAll(/\benv(?:ironment)?\[['"]([A-Z][A-Z0-9_]+)['"]\]/g)) {
        if (!NOT_OF_THE_SERVICE.test(variable!)) found.add(variable!);
      }
    }
  }
  return found;
}

describe('the table of settings', () => {
  it('has every option of serve and worker with its default', () => {
    const serve = optionsOf(addServe);
    const worker = optionsOf(addWorker);
    const all = [...new Set([...serve.keys(), ...worker.keys()])].sort();
    const told = rows.filter(({ name }) => name.startsWith('--'));
    expect(told.map(({ name }) => name).sort()).toEqual(all);
    for (const { name, of, standard } of told) {
      const owners = serve.has(name) && worker.has(name) ? 'both' : serve.has(name) ? 'serve' : 'worker';
      expect({ name, of, standard }).toEqual({
        name,
        of: owners,
        standard: name === '--data' ? '.nonet' : (serve.get(name) ?? worker.get(name)),
      });
    }
  });

  it('has every variable of the environment', () => {
    const told = rows.map(({ name }) => name).filter((name) => !name.startsWith('--'));
    expect(told.sort()).toEqual([...variables()].sort());
  });
});
