// The real command: options of `nonet eval` and of its subcommands with the same names.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const nonet = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));

it.each(['reference', 'sweep'])("an option behind eval's %s is its own", (subcommand) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [nonet, 'eval', subcommand, '--judge', './nowhere'],
    {
      encoding: 'utf8',
    },
  );
  expect(status).toBe(1);
  expect(stderr).toContain('./nowhere');
});
