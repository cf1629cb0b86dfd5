// `nonet bench dalle-mini`: the published sizes on this machine.
import { type Command, Option } from 'commander';
import type { BenchDalleMiniOptions } from '../bench/dalle-mini.ts';
import { examples, toWhole } from '../command.ts';

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
      'also time this checkout of github.com/kuprel/min-dalle (needs python3 with torch)',
    )
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
