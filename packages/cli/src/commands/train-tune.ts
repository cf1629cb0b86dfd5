// `nonet train tune`: teaches a model the user's own pictures.
import { counted } from '@nonet/api/text';
import type { TuneReport } from '@nonet/train';
import { type AddCommand, examples, toNumber, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';
import { withTrainingProgress } from '../training-progress.ts';

interface TuneFlags {
  readonly out: string;
  readonly model: string;
  readonly steps: number;
  readonly batch: number;
  readonly rehearse: number;
  readonly seed: number;
  readonly threads: number;
}

const NEEDS = `
What it needs:
  A folder of pictures (png, jpg, webp, gif, avif, tiff, svg); a dozen of one thing in one style is a good start.
  A caption for each: every line of the text file of the same name (fox.txt beside fox.png), else the file's name
  ("red_fox-3.png" is "red fox"). A new word ("zorbo") ties to your pictures best.
  About 1.4 GB of memory and, on two cores, five minutes. Ctrl-C stops with a checkpoint; the same command goes on.
  Every fourth of the way a sheet of samples is written to run/ in the new folder.`;

export const addTune: AddCommand = (train, { signal }) => {
  train
    .command('tune')
    .summary('teach a model your own pictures')
    .description(
      'Fine-tunes a model on a folder of captioned pictures; other things keep their look, in less detail.',
    )
    .argument('<pictures>', 'folder of pictures with captions')
    .requiredOption('--out <folder>', 'the model folder to write')
    .option(
      '-m, --model <name>',
      'the model to start from: a name (in weights/ or pulled), or a folder',
      DEFAULT_MODEL,
    )
    .option('--steps <number>', 'training steps', toWhole, 200)
    .option('--batch <number>', 'examples of a step', toWhole, 8)
    .option(
      '--rehearse <share>',
      "share of examples that are the model's own drawings of other things, 0 to 0.9",
      toNumber,
      0.4,
    )
    .option('-s, --seed <number>', 'seed of the training', toWhole, 1)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .addHelpText(
      'after',
      `${NEEDS}\n${examples('nonet train tune photos/ --out my-model', 'nonet draw "zorbo in a crown" --model my-model')}`,
    )
    .action(async (pictures: string, flags: TuneFlags) => {
      const [{ tuneModel }, { startProgress }] = await Promise.all([
        import('@nonet/train'),
        import('../progress.ts'),
      ]);
      const { out, steps, seed, threads } = flags;
      const model = modelFolder(flags.model);
      const preparing = startProgress('prepare');
      await withTrainingProgress('tune', (onStep, onSample) =>
        tuneModel(
          {
            pictures,
            model,
            out,
            steps,
            seed,
            threads,
            batchSize: flags.batch,
            rehearsalShare: flags.rehearse,
            signal,
            onSample,
            onStep: (entry, total) => {
              preparing.stop();
              onStep(entry, total);
            },
            onPrepare: (done, total) => preparing.update(done, total, `rehearsing ${done}/${total}`),
          },
          report,
        ),
      );
      if (!signal.aborted) console.log(`${out} is ready: nonet draw "a cat" --model ${out}`);
    });
};

/** Mean difference above which the model's palette of shapes does not reach the pictures. */
const VISIBLE_ERROR = 0.12;

function report({ pictures, unreadable, meanError }: TuneReport): void {
  console.error(
    `${counted(pictures, 'picture')}; the model can show them to within ${(100 * meanError).toFixed(1)} %`,
  );
  for (const line of unreadable) console.error(`left out ${line}`);
  if (meanError > VISIBLE_ERROR) {
    console.error(
      'These pictures are unlike what the model was made for: expect their colours, not their detail.',
    );
  }
}
