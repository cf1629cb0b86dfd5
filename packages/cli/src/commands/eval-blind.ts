// `nonet eval blind`: viewers say what unnamed pictures of several versions show, and how good they are.
import { counted } from '@nonet/api/text';
import { type Command, InvalidArgumentError } from 'commander';
import { examples, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';
import { startProgress } from '../progress.ts';

interface DrawFlags {
  readonly model: string;
  readonly joint?: boolean;
  readonly prompts?: readonly string[];
  readonly pictures: number;
  readonly seed: number;
  readonly out: string;
  readonly threads: number;
}

interface MakeFlags {
  readonly version: ReadonlyMap<string, string>;
  readonly prompts?: readonly string[];
  readonly only?: readonly number[];
  readonly pictures: number;
  readonly viewers: number;
  readonly seed: number;
  readonly out: string;
}

interface ScoreFlags {
  readonly key: readonly string[];
  readonly misses?: boolean;
  readonly json?: boolean;
}

const collect = (value: string, values: readonly string[] = []): string[] => [...values, value];

function collectVersion(text: string, versions?: ReadonlyMap<string, string>): Map<string, string> {
  const [, name, folder] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || folder === undefined) {
    throw new InvalidArgumentError('Expected a name and a folder, as in joint=drawn/joint.');
  }
  return new Map([...(versions ?? []), [name, folder]]);
}

function toNumbers(text: string): number[] {
  const numbers = text.split(',').map(toWhole);
  if (numbers.includes(0)) throw new InvalidArgumentError('Expected numbers from 1, as in 3,17.');
  return numbers;
}

/** Adds the command to `nonet eval`. */
export function addEvalBlind(command: Command, signal: AbortSignal): void {
  const blind = command
    .command('blind')
    .summary('have viewers say what pictures show')
    .description(
      'Shows viewers unnamed pictures of several versions in random order, and scores what they say: whether ' +
        'the asked things are named, and how they rate the pictures.',
    )
    .addHelpText(
      'after',
      examples(
        'nonet eval blind draw --out drawn/composed',
        'nonet eval blind draw --joint --out drawn/joint',
        'nonet eval blind make --version composed=drawn/composed --version joint=drawn/joint --out blind',
        'nonet eval blind score --key blind/key.json answers-ann.json blind/viewer-2/answers.tsv',
      ),
    );
  addDraw(blind, signal);
  addMake(blind);
  addScore(blind);
}

function addDraw(blind: Command, signal: AbortSignal): void {
  blind
    .command('draw')
    .summary('draw the prompts with one version')
    .description(
      'Draws every prompt into a folder, as <prompt number>/<picture number>.png. Other programs, such as an ' +
        'older checkout, may draw into a folder of that form too; other files in it are ignored.',
    )
    .requiredOption('-o, --out <folder>', 'where the pictures go')
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .option('--joint', 'have the model draw scenes all at once, not thing by thing')
    .option('--prompts <file>', 'prompts in place of the hundred of Nonet; may be given again', collect)
    .option('--pictures <number>', 'pictures of each prompt', toWhole, 1)
    .option('-s, --seed <number>', 'seed of every drawing', toWhole, 1)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .action(async ({ model, prompts, ...flags }: DrawFlags) => {
      const { drawBlind } = await import('@nonet/train');
      const progress = startProgress('drawing');
      const onPrompt = (done: number, total: number, prompt: string) => progress.update(done, total, prompt);
      const sets = await readSets(prompts);
      await drawBlind({ ...flags, model: modelFolder(model), sets, signal, onPrompt }).finally(() =>
        progress.stop(),
      );
      console.log(`${flags.out}: drawn`);
    });
}

function addMake(blind: Command): void {
  blind
    .command('make')
    .summary('make the pages and sheets for viewers')
    .description(
      'Writes a folder for each viewer, with one page that holds all pictures (index.html) and the same pictures ' +
        'on numbered sheets with a table for the answers. key.json says which is which: keep it from viewers.',
    )
    .requiredOption(
      '--version <name=folder>',
      'a version and the pictures that it drew; may be given again',
      collectVersion,
    )
    .option('-o, --out <folder>', 'where the test goes', 'blind')
    .option('--prompts <file>', 'the prompts that were drawn, if not those of Nonet', collect)
    .option('--only <numbers>', 'show these prompts only, as in 3,17', toNumbers)
    .option('--pictures <number>', 'pictures of each prompt and version', toWhole, 1)
    .option('--viewers <number>', 'viewers; each gets another order', toWhole, 2)
    .option('-s, --seed <number>', 'seed of the order', toWhole, 1)
    .action(async ({ version, prompts, ...flags }: MakeFlags) => {
      const { makeBlind } = await import('@nonet/train');
      const made = await makeBlind({ ...flags, versions: version, sets: await readSets(prompts) });
      console.log(`${counted(made.pictures, 'picture')} for each viewer: ${made.folders.join(', ')}`);
    });
}

function addScore(blind: Command): void {
  blind
    .command('score')
    .summary('score the answers')
    .argument('<answers...>', 'JSON files that the page saved, or tables that came with the sheets')
    .requiredOption('--key <file>', 'key.json of a test; may be given again', collect)
    .option('--misses', 'list the answers that lack a thing or place')
    .option('--json', 'print one JSON object')
    .action(async (files: readonly string[], { key, misses = false, json }: ScoreFlags) => {
      const { formatBlind, readAnswers, readKey, scoreBlind } = await import('@nonet/train');
      const score = scoreBlind(key.map(readKey), files.map(readAnswers));
      console.log(json ? JSON.stringify(score) : formatBlind(score, misses));
    });
}

async function readSets(files: readonly string[] | undefined) {
  const { blindSets, readPromptSet } = await import('@nonet/train');
  return files ? files.map(readPromptSet) : blindSets();
}
