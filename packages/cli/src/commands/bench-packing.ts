// `nonet bench packing`: what 8 bits cost a model, in browsers or anywhere.
import type { Command } from 'commander';
import { examples, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';

/** Things, scenes, colours, counts, styles and words that need understanding. */
const PROMPTS = [
  'a cat in a sombrero',
  'an armchair in the shape of an avocado',
  'three red apples',
  'a fox reading a book under a tree',
  'a blue bicycle, pixel art style',
  'a castle by the sea at night',
  'a drunk pirate looking for his parrot',
  'two penguins dancing in the snow',
  'a hamster eating a pizza',
  'a red house on a hill',
  'puma on a porch',
  'a robot with a guitar',
] as const;

interface BenchPackingFlags {
  readonly model: string;
  readonly threads: number;
  readonly json?: boolean;
}

export function addPackingBench(bench: Command, signal: AbortSignal): void {
  bench
    .command('packing')
    .summary('what a model loses by being packed in 8 bits for browsers')
    .description(
      'Draws with the model and with its packed form, on the same runtime: how often they agree on the next token after the same tokens, how alike pictures of equal tokens are, and how many pictures of equal seeds are the same.',
    )
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet bench packing', 'nonet bench packing --json'))
    .action(async ({ model, threads, json }: BenchPackingFlags) => {
      const { measurePacking } = await import('@nonet/models/node');
      const cost = await measurePacking(modelFolder(model), PROMPTS, { threads, signal });
      if (json) {
        console.log(JSON.stringify(cost));
        return;
      }
      const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
      console.log(`Packed, before compression:             ${(cost.bytes / 1e6).toFixed(1)} MB`);
      console.log(`Same argmax token (of ${cost.tokens}):`.padEnd(40) + percent(cost.sameArgmax));
      console.log(`  after guidance                        ${percent(cost.sameGuidedArgmax)}`);
      console.log(`Likelihood lost:                        ${cost.likelihoodLoss.toFixed(4)} nats a token`);
      console.log(`Worst picture of equal tokens:          ${cost.worstPsnr.toFixed(1)} dB`);
      console.log(`Same pictures from the same seeds:      ${percent(cost.samePictures)}`);
    });
}
