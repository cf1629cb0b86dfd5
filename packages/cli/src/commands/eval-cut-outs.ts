// `nonet eval cutouts`: how well drawn things are cut out of their backgrounds.
import type { Command } from 'commander';
import { examples, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';
import { startProgress } from '../progress.ts';

interface CutOutsFlags {
  readonly model: string;
  readonly data: string;
  readonly pictures: number;
  readonly seed: number;
  readonly threads: number;
  readonly sheet?: string;
  readonly json?: boolean;
}

/** Cuts on a sheet. */
const WORST = 48;

export function addEvalCutOuts(command: Command, signal: AbortSignal): void {
  command
    .command('cutouts')
    .summary('measure how well things are cut out')
    .description(
      'Pastes drawings of the data set on white and on colours, draws them with the codec of a model, cuts them out as ' +
        'scenes do, and compares with their true shape. Only held-out drawings: none that cutting was fitted on.',
    )
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .option('--data <folder>', 'the data set that `nonet data build` made', '.data')
    .option('--pictures <number>', 'drawings, each once on white and once on a colour', toWhole, 300)
    .option('-s, --seed <number>', 'seed of the drawings and their places', toWhole, 1)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--sheet <file>', `write the ${WORST} worst cuts to a PNG file`)
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet eval cutouts', 'nonet eval cutouts --sheet worst.png'))
    .action(async ({ model, data: dataDir, pictures: count, seed, threads, sheet, json }: CutOutsFlags) => {
      const { formatCutOuts, measureCutOuts, summariseCutOuts, writeWorstCuts } = await import(
        '@nonet/train'
      );
      const progress = startProgress('cut-outs');
      const onSample = (done: number, total: number) => progress.update(done, total);
      const options = { model: modelFolder(model), dataDir, count, seed, threads, signal, onSample };
      const cuts = await measureCutOuts(options).finally(() => progress.stop());
      const rows = summariseCutOuts(cuts);
      console.log(json ? JSON.stringify(rows) : formatCutOuts(rows));
      if (sheet !== undefined) await writeWorstCuts(cuts, WORST, sheet);
    });
}
