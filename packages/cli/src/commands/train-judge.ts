// `nonet train judge`: trains the small CLIP that evaluation judges with, or one that ranks.
import { type AddCommand, examples, toWhole } from '../command.ts';
import { withTrainingProgress } from '../training-progress.ts';

interface JudgeFlags {
  readonly data: string;
  readonly run: string;
  readonly threads: number;
}

export const addJudge: AddCommand = (train, { signal }) => {
  train
    .command('judge')
    .summary('train the small CLIP that judges or ranks pictures')
    .description(
      'Trains a CLIP and tests it on styles that it never saw. Ctrl-C stops with a checkpoint; the same command goes on from it.',
    )
    .argument('<recipe>', 'a JSON file with all settings, as in packages/train/src/recipes')
    .requiredOption('--run <folder>', 'where checkpoints, log, tests and the model go; a run there goes on')
    .option('--data <folder>', 'the data set that `nonet data build` made', '.data')
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .addHelpText(
      'after',
      examples(
        'nonet train judge packages/train/src/recipes/judge.json --run runs/judge',
        'nonet train judge packages/train/src/recipes/ranker.json --run runs/ranker',
      ),
    )
    .action(async (recipe: string, flags: JudgeFlags) => {
      const { trainJudge } = await import('@nonet/train');
      const { data: dataDir, run: runDir, threads } = flags;
      await withTrainingProgress('judge', async (onStep) => {
        const score = await trainJudge({ recipe, dataDir, runDir, threads, signal, onStep });
        if (!score) return;
        console.log(
          `${runDir}/model: ${percent(score.top1)} top-1, ${percent(score.top5)} top-5 of ${score.nouns} nouns on ${score.pictures} drawings in styles that it never saw`,
        );
      });
    });
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
