// `nonet bench dalle-mini`: the published sizes on this machine.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BenchDalleMiniOptions } from '../bench/dalle-mini.ts';
import { examples, toWhole } from '../command.ts';

/** Of min-dalle's steps. */
function toSteps(text: string): number {
  const steps = toWhole(text);
  if (steps < 1 || steps > 256) throw new InvalidArgumentError('Expected a whole number from 1 to 256.');
  return steps;
}

export function addDalleMiniBench(bench: Command, signal: AbortSignal): void {
  bench
    .command('dalle-mini')
    .summary('how long nine pictures of the published DALL·E Mini take')
    .description(
      'Makes the published size with formula weights, draws nine pictures in a process of its own, and measures how fast this machine multiplies matrices. Needs 2 GB of disk for mini, 4 GB for mega in int8, 11 GB in float32.',
    )
    .addOption(new Option('--size <name>', 'published size').choices(['mini', 'mega']).default('mini'))
    .addOption(new Option('--precision <name>', 'of weights').choices(['int8', 'float32']).default('int8'))
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option(
      '--peer <folder>',
      'also time this checkout of github.com/kuprel/min-dalle (needs Python with torch)',
    )
    .option('--peer-steps <number>', 'of its 256 equal decoding steps, those that are timed', toSteps, 256)
    .option('--python <program>', 'a Python that has PyTorch', 'python3')
    .option('--profile', 'also print the time of every operator; measuring it slows the drawing down')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      examples(
        'nonet bench dalle-mini',
        'nonet bench dalle-mini --precision float32 --peer ../min-dalle --json',
      ),
    )
    .action(async ({ json, ...options }: Omit<BenchDalleMiniOptions, 'signal'> & { json?: boolean }) => {
      const { benchDalleMini, formatBenchDalleMini } = await import('../bench/dalle-mini.ts');
      const result = await benchDalleMini({ ...options, signal });
      console.log(json ? JSON.stringify(result) : formatBenchDalleMini(result));
    });
}
