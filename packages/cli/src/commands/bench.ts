// `nonet bench draw | start | train | ...`: measures this machine and prints what it found.
import { Option } from 'commander';
import { type AddCommand, examples, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';
import { addCapacityBench } from './bench-capacity.ts';
import { addDalleMiniBench } from './bench-dalle-mini.ts';
import { addPackingBench } from './bench-packing.ts';
import { addServiceBenches } from './bench-service.ts';

interface BenchDrawFlags {
  readonly model: string;
  readonly runs: number;
  readonly threads: number;
  readonly json?: boolean;
}

interface BenchStartFlags {
  readonly model?: string;
  readonly precision: 'float16' | 'float32';
  readonly runs: number;
  readonly count: number;
  readonly threads: number;
  readonly json?: boolean;
}

export const addBench: AddCommand = (program, { signal }) => {
  const bench = program
    .command('bench')
    .summary('measure speed')
    .description('Measures speed on this machine.');
  bench
    .command('draw')
    .summary('how long nine pictures take')
    .description(
      'Times nine pictures, warm, and the whole `nonet draw` command from process start to nine files.',
    )
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .option('--runs <number>', 'drawings measured', toWhole, 5)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet bench draw', 'nonet bench draw --json'))
    .action(async (flags: BenchDrawFlags) => {
      const { benchDraw } = await import('../bench/draw.ts');
      const result = await benchDraw({ ...flags, model: modelFolder(flags.model) });
      if (flags.json) {
        console.log(JSON.stringify(result));
        return;
      }
      console.log(`Nine pictures, warm:                    ${result.warmSeconds.toFixed(2)} s`);
      console.log(`  of that image tokens                  ${result.tokenSeconds.toFixed(2)} s`);
      console.log(`Two things side by side, warm:          ${result.pairSeconds.toFixed(2)} s`);
      console.log(
        `  beside all at once                    ${(result.pairSeconds / result.jointSeconds).toFixed(2)} x`,
      );
      console.log(`Three things in a place, warm:          ${result.threeSeconds.toFixed(2)} s`);
      console.log(
        `  beside two things all at once         ${(result.threeSeconds / result.jointSeconds).toFixed(2)} x`,
      );
      console.log(`From process start to nine files:       ${result.coldSeconds.toFixed(2)} s`);
      console.log(`Understanding 1,000 characters, warm:   ${result.understandMilliseconds.toFixed(1)} ms`);
      console.log(`Peak memory:                            ${Math.round(result.peakMegabytes)} MB`);
    });

  bench
    .command('start')
    .summary('how soon a published model draws')
    .description(
      'Times `nonet pull` of a folder with the published mini size in formula weights, and then, in new processes, the time until the first image token of nine pictures. Needs 6 GB of disk.',
    )
    .option('-m, --model <name>', 'a model that is here already, instead')
    .addOption(
      new Option('--precision <name>', 'of the published checkpoint')
        .choices(['float16', 'float32'])
        .default('float16'),
    )
    .option('--runs <number>', 'starts measured', toWhole, 3)
    .option('--count <number>', 'pictures', toWhole, 9)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet bench start', 'nonet bench start --model nonet-1'))
    .action(async ({ model, json, ...flags }: BenchStartFlags) => {
      const { benchStart } = await import('../bench/start.ts');
      const result = benchStart({ ...flags, ...(model === undefined ? {} : { model: modelFolder(model) }) });
      if (json) {
        console.log(JSON.stringify(result));
        return;
      }
      const { conversion, startSeconds, peakMegabytes } = result;
      if (conversion) {
        const size = Math.round(conversion.checkpointBytes / 1e6);
        console.log(`${`Converting ${size} MB:`.padEnd(39)} ${conversion.seconds.toFixed(1)} s`);
        console.log(`  peak memory                           ${Math.round(conversion.peakMegabytes)} MB`);
      }
      const starts = startSeconds.map((seconds) => seconds.toFixed(1)).join(', ');
      console.log(`From process start to the first token:  ${starts} s`);
      console.log(`  peak memory, mapped weights included  ${Math.round(peakMegabytes)} MB`);
    });

  bench
    .command('train')
    .summary('how long a training step takes, beside PyTorch')
    .description(
      'Times training steps of a transformer and a VQGAN, in turn with PyTorch where python3 has it.',
    )
    .option('--steps <number>', 'steps measured of each', toWhole, 5)
    .option('--threads <number>', 'threads of each side', toWhole, 2)
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet bench train', 'nonet bench train --steps 10 --json'))
    .action(async ({ json, ...options }: { steps: number; threads: number; json?: boolean }) => {
      const { benchTrain, formatBenchTrain } = await import('@nonet/train');
      const results = await benchTrain(options);
      console.log(json ? JSON.stringify(results) : formatBenchTrain(results));
    });

  addPackingBench(bench, signal);
  addDalleMiniBench(bench, signal);
  addServiceBenches(bench, signal);
  addCapacityBench(bench, signal);
};
