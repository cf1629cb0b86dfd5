// `nonet fuzz checkpoints`: the readers against damaged files, for as long as one likes.
import { setImmediate as afterOthers } from 'node:timers/promises';
import { NonetError } from '@nonet/core';
import { type AddCommand, examples, toWhole } from '../command.ts';

interface FuzzFlags {
  readonly runs: number;
  readonly seed: number;
  readonly json?: boolean;
}

export const addFuzz: AddCommand = (program, { signal }) => {
  const fuzz = program
    .command('fuzz')
    .summary('try to break the readers')
    .description('Throws damaged files at the readers.');
  fuzz
    .command('checkpoints')
    .summary('damaged safetensors and Flax checkpoints')
    .description(
      'Makes damaged safetensors and Flax MessagePack files: each must be read or refused with a proper error. Exits 1 with the file in hex if one is not.',
    )
    .option('--runs <number>', 'files', toWhole, 100_000)
    .option('--seed <number>', 'makes the same files again', toWhole, 1)
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet fuzz checkpoints --runs 1000000'))
    .action(async ({ runs, seed, json }: FuzzFlags) => {
      const [{ fuzzCheckpoints }, { startProgress }] = await Promise.all([
        import('@nonet/models/fuzz'),
        import('../progress.ts'),
      ]);
      const progress = startProgress('fuzzing');
      const result = await fuzzCheckpoints({
        runs,
        seed,
        async onProgress(done) {
          await afterOthers();
          if (signal.aborted) throw new NonetError('cancelled', `stopped after ${done} files`);
          progress.update(done, runs, `${done} files`);
        },
      }).finally(() => progress.stop());
      if (json) {
        console.log(JSON.stringify(result));
        return;
      }
      const refused = Object.entries(result.refused).map(([code, count]) => `${code} ${count}`);
      console.log(`${result.runs} files: ${result.read} read, refused: ${refused.join(', ')}`);
      console.log(`Slowest file: ${result.slowestMs.toFixed(1)} ms`);
    });
};
