// `nonet train upscaler`: trains the net that makes pictures four times as large.
import { type AddCommand, examples, toWhole } from '../command.ts';
import { withTrainingProgress } from '../training-progress.ts';

interface UpscalerFlags {
  readonly data: string;
  readonly run: string;
  readonly threads: number;
}

export const addTrainUpscaler: AddCommand = (train, { signal }) => {
  train
    .command('upscaler')
    .summary('train the net that makes pictures four times as large')
    .description(
      'Trains an upscaler on windows of vector drawings, and writes model/ into the run. Ctrl-C stops with a ' +
        'checkpoint; the same command goes on from it.',
    )
    .argument('<recipe>', 'a JSON file with all settings, as in packages/train/src/recipes')
    .requiredOption(
      '--run <folder>',
      'where checkpoints, log, sample sheets and the model go; a run there goes on',
    )
    .option('--data <folder>', 'the data set that `nonet data build` made', '.data')
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .addHelpText(
      'after',
      examples('nonet train upscaler packages/train/src/recipes/upscaler.json --run runs/upscaler'),
    )
    .action(async (recipe: string, { data: dataDir, run: runDir, threads }: UpscalerFlags) => {
      const { trainUpscaler } = await import('@nonet/train');
      await withTrainingProgress('upscaler', (onStep) =>
        trainUpscaler({ recipe, dataDir, runDir, threads, signal, onStep }),
      );
    });
};
