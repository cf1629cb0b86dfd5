// `nonet bench draw | train`: measures this machine and prints what it found.
import { type AddCommand, examples, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';

interface BenchDrawFlags {
  readonly model: string;
  readonly runs: number;
  readonly threads: number;
  readonly json?: boolean;
}

export const addBench: AddCommand = (program) => {
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
      console.log(`From process start to nine files:       ${result.coldSeconds.toFixed(2)} s`);
      console.log(`Peak memory:                            ${Math.round(result.peakMegabytes)} MB`);
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
};
