// `nonet draw`: nine pictures and a grid of them from a prompt.
import { basename, join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { counted } from '@nonet/api/text';
import type { Drawing } from '@nonet/models';
import type { SignPicture } from '@nonet/server/provenance';
import { Option } from 'commander';
import type { AddCommand } from '../command.ts';
import { examples, toSeed, toWhole } from '../command.ts';
import { enlargeDrawing } from '../enlarge.ts';
import { DEFAULT_MODEL } from '../model-folder.ts';
import { addSignerOptions, openSignerOf, type SignerFlags } from '../signer-options.ts';
import { addDrawingFlags, type DrawingFlags, toDrawOptions } from './draw-flags.ts';

/** How often unfinished pictures are shown. */
const PREVIEWS = 5;

interface DrawFlags extends DrawingFlags, SignerFlags {
  readonly seed?: number;
  readonly model: string;
  readonly out?: string;
  readonly threads: number;
  readonly device: 'cpu' | 'cuda' | 'webgpu';
  readonly upscale?: boolean;
  readonly preview?: boolean;
  readonly json?: boolean;
  readonly plan?: boolean;
}

export const addDraw: AddCommand = (program, { signal }) => {
  const command = program
    .command('draw')
    .summary('draw pictures of a prompt')
    .description('Draws pictures of a prompt into a folder, with a grid of them.')
    .argument('<prompt>', 'what to draw, in any words; - reads it from standard input')
    .option('-s, --seed <number>', 'draws the same again (random, as -1)', toSeed)
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .option('-o, --out <folder>', 'where the pictures go (out/<prompt>-<seed>)')
    .option('--upscale', 'make the pictures four times as wide and high')
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .addOption(
      new Option('--device <name>', 'where to compute').choices(['cpu', 'cuda', 'webgpu']).default('cpu'),
    )
    .option('--preview', 'show pictures in the terminal even if it does not say that it can')
    .option('--no-preview', 'do not show pictures in the terminal')
    .option('--json', 'print one JSON object about the drawing')
    .addOption(
      new Option(
        '--plan',
        'print the scene that the prompt describes as JSON for --scene; draw nothing',
      ).conflicts(['scene', 'joint', 'json']),
    );
  addDrawingFlags(addSignerOptions(command))
    .addHelpText(
      'after',
      examples(
        'nonet draw "a cat in a sombrero"',
        'nonet draw "a red castle at night" --seed 7 --count 4 --out castle',
        'nonet draw "a cat" --also "a dog:0.5" --negative "a hat"',
        'nonet draw "a cat on a beach" --image photo.jpg --keep-rows 4',
        'nonet draw "a cat" --image cat.png --keep 0.7',
        'nonet draw "leaves" --seamless tile',
        'nonet draw "a cat next to a dog" --joint',
        'nonet draw "a cat riding a horse" --plan > scene.json',
        'nonet draw "a cat riding a horse" --scene scene.json --seed 7',
        'echo "two penguins" | nonet draw - --candidates 32 --json',
      ),
    )
    .action((prompt: string, flags: DrawFlags) => draw(prompt, flags, signal));
};

async function draw(argument: string, flags: DrawFlags, signal: AbortSignal): Promise<void> {
  const [
    { describeNote },
    { openModel },
    { layOutGrid },
    { LivePicture },
    { modelFolder },
    { OutFolder, slugOf },
    { startProgress },
  ] = await Promise.all([
    import('@nonet/models'),
    import('@nonet/models/node'),
    import('@nonet/server/images'),
    import('../terminal/live-picture.ts'),
    import('../model-folder.ts'),
    import('../out-folder.ts'),
    import('../progress.ts'),
  ]);
  const prompt = argument === '-' ? (await readAll(process.stdin)).trim() : argument;
  const model = modelFolder(flags.model);
  if (flags.plan) {
    const { planOf } = await import('./draw-plan.ts');
    console.log(await planOf(prompt, { model, threads: flags.threads }));
    return;
  }
  const start = performance.now();
  const sign = await openSignerOf(flags);
  const gap = gapOf(flags);
  const options = await toDrawOptions(flags);
  const seed = flags.seed ?? Math.floor(Math.random() * 2 ** 32);
  const out = flags.out
    ? OutFolder.use(flags.out)
    : OutFolder.makeNew(join('out', `${slugOf(prompt)}-${seed}`));
  try {
    const pipeline = openModel(model, { threads: flags.threads, device: flags.device });
    const screen = LivePicture.open(flags.preview);
    const progress = startProgress('drawing');
    let drawing: Drawing;
    try {
      drawing = await pipeline.draw(prompt, {
        ...options,
        seed,
        previews: screen?.live ? PREVIEWS : 0,
        signal,
        async onProgress({ done, total, preview }) {
          if (preview) await screen?.show(layOutGrid(preview, gap));
          progress.update(done, total, `seed ${seed}`);
        },
      });
      await screen?.show(layOutGrid(drawing.pictures, gap));
    } finally {
      progress.stop();
    }
    if (flags.upscale) drawing = await enlargeDrawing(drawing, { threads: flags.threads, signal });
    const files = out.write(await encodeFiles(drawing, basename(model), sign));
    const seconds = Math.round(performance.now() - start) / 1000;
    if (flags.json) {
      const { options, scene, notes } = drawing;
      const about = { files, prompt, seed, model: basename(model), options, seconds };
      const scores = options.ranker && drawing.pictures.map(({ score }) => score);
      console.log(JSON.stringify({ ...about, ...(scores && { scores }), ...(scene && { scene }), notes }));
    } else {
      console.log(
        `${counted(drawing.pictures.length, 'picture')} and grid.png in ${out.path} (seed ${seed}, ${seconds.toFixed(1)} s)`,
      );
      for (const note of drawing.notes) console.log(`  ${describeNote(note)}`);
    }
  } catch (error) {
    out.discard();
    throw error;
  }
}

/** Files by name: `01.png`, ... and `grid.png`. */
async function encodeFiles(
  drawing: Drawing,
  model: string,
  sign: SignPicture,
): Promise<Map<string, Uint8Array>> {
  const [{ pngText }, { encodePng, layOutGrid }] = await Promise.all([
    import('@nonet/models'),
    import('@nonet/server/images'),
  ]);
  const named = drawing.pictures.map(async (picture, index): Promise<[string, Uint8Array]> => {
    const name = `${String(index + 1).padStart(2, '0')}.png`;
    return [name, await sign(await encodePng(picture, pngText(drawing, model, picture)), 'png')];
  });
  const grid = await encodePng(layOutGrid(drawing.pictures, gapOf(drawing.options)), pngText(drawing, model));
  return new Map([...(await Promise.all(named)), ['grid.png', await sign(grid, 'png')]]);
}

/** Pixels between the pictures of a grid: none where they run into each other. */
const gapOf = ({ seamless }: Pick<DrawingFlags, 'seamless'>): number | undefined =>
  seamless === 'grid' ? 0 : undefined;
