// `nonet quantize`: a model in int8, smaller and faster.
import { type AddCommand, examples, toWhole } from '../command.ts';

export const addQuantize: AddCommand = (program, { signal }) => {
  program
    .command('quantize')
    .summary('make a model smaller and faster in int8')
    .description(
      'Writes a model again with int8 weights: all matrices, and as many of the picture decoder’s convolutions as its pictures can bear (36 dB or better against float32). Activations are measured on pictures that the model draws.',
    )
    .argument('<model>', 'a name (in weights/ or pulled), or a folder')
    .argument('<out>', 'folder to make')
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--json', 'print one JSON object about the result')
    .addHelpText(
      'after',
      examples('nonet quantize dalle-mini/dalle-mini mini-int8', 'nonet draw "a cat" --model ./mini-int8'),
    )
    .action(async (model: string, out: string, { threads, json }: { threads: number; json?: boolean }) => {
      const [{ quantizeModel }, { modelFolder }] = await Promise.all([
        import('@nonet/models/node'),
        import('../model-folder.ts'),
      ]);
      const onStage = (stage: string) => console.error(`${stage} ...`);
      const result = await quantizeModel(modelFolder(model), out, {
        threads,
        signal,
        ...(!json && { onStage }),
      });
      if (json) {
        console.log(JSON.stringify({ out, ...result }));
        return;
      }
      const { int8Convolutions, float32Convolutions, psnr } = result;
      console.log(`${out}: all matrices and ${int8Convolutions} convolutions are int8.`);
      if (float32Convolutions > 0) {
        console.log(`${float32Convolutions} convolutions stay float32, for the sake of the pictures.`);
      }
      if (int8Convolutions > 0) console.log(`Worst picture against float32: ${psnr.toFixed(1)} dB.`);
    });
};
