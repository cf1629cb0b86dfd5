// `nonet train vqgan | decoder | dalle | publish | sheet`: trains from a recipe, goes on where it stopped, makes a model folder.
import type { StyleGuidance } from '@nonet/models';
import { type AddCommand, examples, toNumber, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';
import { withTrainingProgress } from '../training-progress.ts';
import { addJudge } from './train-judge.ts';
import { addTune } from './train-tune.ts';
import { addTrainUpscaler } from './train-upscaler.ts';

interface RunFlags {
  readonly data: string;
  readonly run: string;
  readonly threads: number;
}

interface VqganFlags extends RunFlags {
  readonly vqgan: string;
}

interface ExportFlags {
  readonly export?: string;
}

interface DalleFlags extends VqganFlags, ExportFlags {
  readonly teacher?: string;
}

interface NewVqganFlags extends RunFlags, ExportFlags {
  readonly exportPictures: number;
}

interface SheetFlags {
  readonly out: string;
  readonly model: string;
  readonly seed: number;
  readonly guidance?: number;
  readonly candidates?: number;
}

interface PublishFlags {
  readonly vqgan: string;
  readonly dalle: string;
  readonly guidance: number;
  readonly styleGuidance: StyleGuidance;
  readonly sceneGuidance?: number;
  readonly sceneTemperature?: number;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
}

const EXPORT_HELP = 'write the step as ONNX with its samples for packages/train/jax, do not train';

export const addTrain: AddCommand = (program, context) => {
  const { signal } = context;
  const train = program.command('train').summary('train a model').description('Trains the parts of a model.');
  const runCommand = (name: string, summary: string) =>
    train
      .command(name)
      .summary(summary)
      .argument('<recipe>', 'a JSON file with all settings, as in packages/train/src/recipes')
      .requiredOption('--run <folder>', 'where checkpoints, log and sample sheets go; a run there goes on')
      .option('--data <folder>', 'the data set that `nonet data build` made', '.data')
      .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0);

  runCommand('vqgan', 'train the VQGAN that turns pictures into tokens')
    .description('Trains the VQGAN. Ctrl-C stops with a checkpoint; the same command goes on from it.')
    .addHelpText(
      'after',
      examples('nonet train vqgan packages/train/src/recipes/nonet-1-vqgan.json --run runs/vqgan'),
    )
    .option('--export <folder>', EXPORT_HELP)
    .option('--export-pictures <number>', 'pictures to write with it', toWhole, 8192)
    .action(async (recipe: string, flags: NewVqganFlags) => {
      const { exportVqgan, trainVqgan } = await import('@nonet/train');
      const { data: dataDir, run: runDir, threads, export: out, exportPictures: pictures } = flags;
      const options = { recipe, dataDir, runDir, threads, signal };
      if (out === undefined)
        return withTrainingProgress('vqgan', (onStep) => trainVqgan({ ...options, onStep }));
      return withExportProgress((onBatch) => exportVqgan({ ...options, out, pictures, onBatch }));
    });

  runCommand('decoder', 'train the decoder of a VQGAN further')
    .description(
      'Trains the decoder of a VQGAN against a discriminator, for crisper pictures. The tokens stay the same, so ' +
        'that a DalleBart trained on them draws with the new decoder at once.',
    )
    .requiredOption('--vqgan <folder>', 'the run of the VQGAN to go on from')
    .addHelpText(
      'after',
      examples(
        'nonet train decoder packages/train/src/recipes/nonet-1-decoder.json --vqgan runs/vqgan --run runs/decoder',
      ),
    )
    .action(async (recipe: string, flags: VqganFlags) => {
      const { trainDecoder } = await import('@nonet/train');
      const { data: dataDir, run: runDir, threads } = flags;
      await withTrainingProgress('decoder', (onStep) =>
        trainDecoder({ recipe, dataDir, runDir, threads, vqgan: `${flags.vqgan}/vqgan`, signal, onStep }),
      );
    });

  runCommand('dalle', 'train the DalleBart that turns text into image tokens')
    .description('Trains the DalleBart. Ctrl-C stops with a checkpoint; the same command goes on from it.')
    .requiredOption('--vqgan <folder>', 'the run of the VQGAN whose tokens are learnt')
    .option(
      '--teacher <folder>',
      'a finished run: start as its model and learn to draw without guidance as it draws with it',
    )
    .option('--export <folder>', EXPORT_HELP)
    .addHelpText(
      'after',
      examples(
        'nonet train dalle packages/train/src/recipes/nonet-1-dalle.json --vqgan runs/vqgan --run runs/dalle',
      ),
    )
    .action(async (recipe: string, flags: DalleFlags) => {
      const { exportDalle, trainDalle } = await import('@nonet/train');
      const { data: dataDir, run: runDir, threads } = flags;
      const teacher = flags.teacher === undefined ? {} : { teacher: `${flags.teacher}/dalle-bart` };
      const vqgan = `${flags.vqgan}/vqgan`;
      const options = { recipe, dataDir, runDir, threads, signal, vqgan, ...teacher };
      const { export: out } = flags;
      if (out === undefined)
        return withTrainingProgress('dalle', (onStep) => trainDalle({ ...options, onStep }));
      return withExportProgress((onBatch) => exportDalle({ ...options, out, onBatch }));
    });

  train
    .command('publish')
    .summary('make a model folder from two runs')
    .description('Writes a model folder that `nonet draw --model` opens, with float16 weights.')
    .argument('<out>', 'the folder to write')
    .requiredOption('--vqgan <folder>', 'run of the VQGAN')
    .requiredOption('--dalle <folder>', 'run of the DalleBart')
    .option('--guidance <number>', 'guidance that it draws with', toNumber, 3)
    .option(
      '--style-guidance <style=number...>',
      'where guidance is 1: from the prompt without its style towards the style; a number alone is for the others',
      toStyleGuidance,
      {},
    )
    .option('--scene-guidance <number>', 'where guidance is 1: of several things side by side', toNumber)
    .option('--scene-temperature <number>', 'the temperature that goes with it', toNumber)
    .option('--temperature <number>', 'temperature that it draws with', toNumber, 1)
    .option('--top-k <number>', 'top-k that it draws with', toWhole, 0)
    .option('--top-p <number>', 'top-p that it draws with', toNumber, 1)
    .addHelpText('after', examples('nonet train publish weights/mine --vqgan runs/vqgan --dalle runs/dalle'))
    .action(async (out: string, flags: PublishFlags) => {
      const { publishModel } = await import('@nonet/train');
      const { vqgan: vqganRun, dalle: dalleRun, guidance: guidanceScale, ...sampling } = flags;
      const scene = {
        guidanceScale: flags.sceneGuidance ?? guidanceScale,
        temperature: flags.sceneTemperature ?? flags.temperature,
      };
      publishModel({ vqganRun, dalleRun, out, guidanceScale, scene, ...sampling });
      console.log(`${out} is ready: nonet draw "a cat" --model ${out}`);
    });

  train
    .command('sheet')
    .summary('draw a list of prompts into one picture')
    .description('Draws nine pictures of each prompt of a list into one sheet, to be looked at.')
    .argument('<prompts>', 'a text file, one prompt a line')
    .requiredOption('--out <file>', 'PNG file to write')
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .option('-s, --seed <number>', 'seed of every drawing', toWhole, 1)
    .option('--guidance <number>', 'how closely to follow the prompt (the model decides)', toNumber)
    .option('--candidates <number>', 'draw this many and keep the best nine', toWhole)
    .addHelpText('after', examples('nonet train sheet packages/train/src/prompts/forty.txt --out sheet.png'))
    .action(async (prompts: string, flags: SheetFlags) => {
      const [{ writePromptSheet }, { startProgress }] = await Promise.all([
        import('@nonet/train'),
        import('../progress.ts'),
      ]);
      const progress = startProgress('sheet');
      await writePromptSheet({
        model: modelFolder(flags.model),
        prompts,
        out: flags.out,
        seed: flags.seed,
        ...(flags.guidance === undefined ? {} : { guidanceScale: flags.guidance }),
        ...(flags.candidates === undefined ? {} : { candidates: flags.candidates }),
        signal,
        onPrompt: (done, total, prompt) => progress.update(done, total, prompt),
      }).finally(() => progress.stop());
    });

  addJudge(train, context);
  addTune(train, context);
  addTrainUpscaler(train, context);
};

/** Adds "a sticker=2", or "2" for the styles that are not named. */
function toStyleGuidance(text: string, known: StyleGuidance): StyleGuidance {
  const [number = '', style = 'others'] = text.split('=').reverse();
  return { ...known, [style]: toNumber(number) };
}

async function withExportProgress(
  work: (onBatch: (done: number, total: number) => void) => Promise<void>,
): Promise<void> {
  const { startProgress } = await import('../progress.ts');
  const progress = startProgress('export');
  await work((done, total) => progress.update(done, total, `batch ${done}/${total}`)).finally(() =>
    progress.stop(),
  );
}
