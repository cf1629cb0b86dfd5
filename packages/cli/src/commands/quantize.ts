// `nonet quantize`: a model in int8, smaller and faster.
import type { ModelDifference } from '@nonet/models/node';
import { type AddCommand, examples, toWhole } from '../command.ts';

interface QuantizeFlags {
  readonly threads: number;
  readonly check?: boolean;
  readonly json?: boolean;
}

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
    .option(
      '--check',
      'make nothing: lead both models along the same tokens and say how far <out> is from <model>',
    )
    .option('--json', 'print one JSON object about the result')
    .addHelpText(
      'after',
      examples(
        'nonet quantize dalle-mini/dalle-mini mini-int8',
        'nonet quantize dalle-mini/dalle-mini mini-int8 --check',
        'nonet draw "a cat" --model ./mini-int8',
      ),
    )
    .action((model: string, out: string, flags: QuantizeFlags) =>
      flags.check ? check(model, out, flags, signal) : quantize(model, out, flags, signal),
    );
};

async function quantize(
  model: string,
  out: string,
  { threads, json }: QuantizeFlags,
  signal: AbortSignal,
): Promise<void> {
  const [{ quantizeModel }, { modelFolder }] = await Promise.all([
    import('@nonet/models/node'),
    import('../model-folder.ts'),
  ]);
  const onStage = (stage: string) => console.error(`${stage} ...`);
  const result = await quantizeModel(modelFolder(model), out, { threads, signal, ...(!json && { onStage }) });
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
}

async function check(
  model: string,
  out: string,
  { threads, json }: QuantizeFlags,
  signal: AbortSignal,
): Promise<void> {
  const [{ compareModels }, { modelFolder }, { startProgress }] = await Promise.all([
    import('@nonet/models/node'),
    import('../model-folder.ts'),
    import('../progress.ts'),
  ]);
  const progress = startProgress('Comparing');
  let difference: ModelDifference;
  try {
    difference = await compareModels(modelFolder(model), modelFolder(out), {
      threads,
      signal,
      onProgress: (done, total) => progress.update(done, total),
    });
  } finally {
    progress.stop();
  }
  if (json) {
    console.log(JSON.stringify(difference));
    return;
  }
  const { clear, same, clearGuided, sameGuided, psnr, psnrSevenBits } = difference;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  console.log(`Same most probable token where float32 is clear: ${share(same, clear)} of ${clear}.`);
  console.log(`The same after guidance: ${share(sameGuided, clearGuided)} of ${clearGuided}.`);
  const psnrs = `${psnr.toFixed(1)} dB, ${psnrSevenBits.toFixed(1)} dB without dot products of bytes`;
  console.log(`Worst picture against float32: ${psnrs}.`);
}
