// `nonet eval upscaler`: how near it comes to drawings that it never saw, beside interpolation.
import type { Command } from 'commander';
import { examples, toWhole } from '../command.ts';
import { modelFolder } from '../model-folder.ts';
import { startProgress } from '../progress.ts';

interface UpscalerFlags {
  readonly upscaler: string;
  readonly data: string;
  readonly drawings: number;
  readonly threads: number;
  readonly json?: boolean;
}

export function addEvalUpscaler(command: Command, signal: AbortSignal): void {
  command
    .command('upscaler')
    .summary('measure the upscaler beside interpolation')
    .description(
      'Shrinks vector drawings that were kept out of its training, enlarges them again, and compares (PSNR).',
    )
    .option('--upscaler <name>', 'a name in weights/, or a folder', 'upscaler')
    .option('--data <folder>', 'the data set that `nonet data build` made', '.data')
    .option('--drawings <number>', 'drawings of each source', toWhole, 20)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      examples('nonet eval upscaler', 'nonet eval upscaler --upscaler runs/upscaler/model'),
    )
    .action(async ({ upscaler: name, data: dataDir, drawings, threads, json }: UpscalerFlags) => {
      const [{ formatUpscalerScores, testUpscaler }, { openUpscaler }] = await Promise.all([
        import('@nonet/train'),
        import('@nonet/models/node'),
      ]);
      const upscaler = openUpscaler(modelFolder(name), { threads });
      const progress = startProgress('upscaler');
      const onDrawing = (done: number, total: number) => progress.update(done, total);
      const scores = await testUpscaler({ upscaler, dataDir, drawings, signal, onDrawing }).finally(() =>
        progress.stop(),
      );
      await upscaler.release();
      console.log(json ? JSON.stringify(scores) : formatUpscalerScores(scores));
    });
}
