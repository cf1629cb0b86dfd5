// `nonet eval`: draws prompts, has a judge look at the pictures, and says how much of what was asked for is there.
import type { EvaluateOptions, PromptSet } from '@nonet/train';
import { InvalidArgumentError } from 'commander';
import { type AddCommand, examples, toNumber, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';
import { startProgress } from '../progress.ts';
import { addEvalBlind } from './eval-blind.ts';
import { addEvalCutOuts } from './eval-cut-outs.ts';
import { addEvalPolicy } from './eval-policy.ts';
import { addEvalUpscaler } from './eval-upscaler.ts';

const JUDGE = 'judge';

interface CommonFlags {
  readonly model: string;
  readonly judge: string;
  readonly seed: number;
  readonly threads: number;
  readonly json?: boolean;
}

interface EvalFlags extends CommonFlags {
  readonly prompts?: readonly string[];
  readonly quick?: boolean;
  readonly pictures?: number;
  readonly candidates?: number;
  readonly joint?: boolean;
  readonly guidance?: number;
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly html?: string;
}

interface ReferenceFlags {
  readonly judge: string;
  readonly data: string;
  readonly add?: readonly string[];
  readonly seed: number;
  readonly threads: number;
}

/** Pictures of a prompt: as `nonet draw` makes them, and with `--quick`. */
const PICTURES = 9;
const QUICK_PICTURES = 4;
/** Prompts of each set that a sweep and a look at ranking draw. */
const PART = { things: 60, pairs: 20, colours: 20 };

const collect = (file: string, files: readonly string[] = []): string[] => [...files, file];

function toCounts(text: string): number[] {
  const counts = text.split(',').map(Number);
  if (counts.some((count) => !Number.isInteger(count) || count < PICTURES)) {
    throw new InvalidArgumentError(`Expected whole numbers of at least ${PICTURES}, as in 9,18,36.`);
  }
  return counts;
}

export const addEval: AddCommand = (program, { signal }) => {
  const command = program
    .command('eval')
    .enablePositionalOptions()
    .summary('measure what a model draws')
    .description(
      'Draws prompts and has a judge, a CLIP trained apart from the model, look at the pictures: is the thing ' +
        'there, the colour, the number, the style? The same numbers for real pictures of the same prompts (the ' +
        'ceiling) and for the training pictures with the nearest captions (the lazy peer) stand beside them.',
    );
  const common = (added: typeof command) =>
    added
      .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
      .option('--judge <name>', 'folder of a judge, or a name in weights/', JUDGE)
      .option('-s, --seed <number>', 'seed of every drawing', toWhole, 1)
      .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
      .option('--json', 'print one JSON object');

  common(command)
    .option('--prompts <file>', 'prompts to draw instead of those of Nonet; may be given again', collect)
    .option('--quick', '60 single things, 4 pictures each: for a checkpoint in training')
    .option('--pictures <number>', 'pictures of each prompt (9; 4 with --quick)', toWhole)
    .option('--candidates <number>', 'draw this many and keep the best', toWhole)
    .option('--joint', 'have the model draw scenes all at once, not thing by thing')
    .option('--guidance <number>', 'how closely to follow the prompt (the model decides)', toNumber)
    .option('--temperature <number>', 'how freely to draw (the model decides)', toNumber)
    .option('--top-k <number>', 'draw from the k most probable tokens (the model decides)', toWhole)
    .option(
      '--top-p <number>',
      'draw from the most probable tokens that add up to this share (the model decides)',
      toNumber,
    )
    .option('--html <folder>', 'write a page with all pictures there')
    .addHelpText(
      'after',
      `
Prompt files have one prompt a line, with what its pictures must show behind it:
  a purple cat | things: cat | colour: purple
  two apples | things: apple | count: 2
  a fox next to a chair | things: fox, chair
${examples('nonet eval --quick', 'nonet eval --html report', 'nonet eval --prompts mine.txt --model my-model --json')}`,
    )
    .action(async (flags: EvalFlags) => {
      const { evaluate, formatEvaluation, HtmlReport, quickSets, readPromptSet, standardSets } = await import(
        '@nonet/train'
      );
      const sets: readonly PromptSet[] = flags.prompts
        ? flags.prompts.map(readPromptSet)
        : flags.quick
          ? quickSets()
          : standardSets();
      const report = flags.html === undefined ? undefined : new HtmlReport(flags.html);
      const evaluation = await withBar('eval', (onPrompt) =>
        evaluate({
          ...drawing(flags),
          sets,
          pictures: flags.pictures ?? (flags.quick ? QUICK_PICTURES : PICTURES),
          candidates: flags.candidates,
          joint: flags.joint,
          sampling: sampling(flags),
          signal,
          onPrompt,
          ...(report ? { onDrawn: (set, drawn, pictures) => report.add(set, drawn, pictures) } : {}),
        }),
      );
      console.log(flags.json ? JSON.stringify(evaluation) : formatEvaluation(evaluation));
      const page = report?.finish(evaluation);
      if (page !== undefined && !flags.json) console.log(`\n${page}`);
    });

  common(command.command('sweep').summary('find what a model draws best with'))
    .description('Tries guidance, temperature and top-k in turn, each at the best of those before.')
    .addHelpText('after', examples('nonet eval sweep --model my-model'))
    .action(async (flags: CommonFlags) => {
      const { firstOf, formatSweep, standardSets, sweep } = await import('@nonet/train');
      const points = await withBar('sweep', (onPrompt) =>
        sweep({
          ...drawing(flags),
          sets: firstOf(standardSets(), PART),
          pictures: QUICK_PICTURES,
          signal,
          onPrompt,
        }),
      );
      console.log(flags.json ? JSON.stringify(points) : formatSweep(points));
    });

  common(command.command('ranking').summary('what drawing more and keeping the best buys'))
    .description(
      'Draws many candidates, keeps the best nine by a CLIP that is not the judge, and judges those.',
    )
    .requiredOption('--ranker <name>', 'folder of the CLIP that ranks, or a name in weights/')
    .option('--candidates <numbers>', 'numbers of candidates', toCounts, [9, 18, 36])
    .addHelpText('after', examples('nonet eval ranking --ranker runs/ranker/model'))
    .action(async (flags: CommonFlags & { ranker: string; candidates: number[] }) => {
      const { firstOf, formatRanking, measureRanking, standardSets } = await import('@nonet/train');
      const report = await withBar('ranking', (onPrompt) =>
        measureRanking({
          ...drawing(flags),
          ranker: modelFolder(flags.ranker),
          candidates: flags.candidates,
          sets: firstOf(standardSets(), PART),
          pictures: PICTURES,
          signal,
          onPrompt,
        }),
      );
      console.log(flags.json ? JSON.stringify(report) : formatRanking(report));
    });

  command
    .command('text')
    .summary('measure how prompts are understood')
    .description(
      'Reads 300 words that no picture is named after, half of them unseen when the rules were made, and 2,000 odd ' +
        'prompts, and says how many came to something sensible. Draws nothing.',
    )
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .option('--misses', 'list the words that were not understood')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet eval text', 'nonet eval text --misses'))
    .action(async (flags: { model: string; misses?: boolean; json?: boolean }) => {
      const { evaluateText, formatTextEvaluation } = await import('@nonet/train');
      const { parseLexicon } = await import('@nonet/models');
      const { modelFiles } = await import('@nonet/models/node');
      const files = modelFiles(modelFolder(flags.model));
      const evaluation = evaluateText(parseLexicon(files.readJson('lexicon.json')));
      console.log(
        flags.json ? JSON.stringify(evaluation) : formatTextEvaluation(evaluation, flags.misses === true),
      );
    });

  addEvalBlind(command, signal);
  addEvalCutOuts(command, signal);
  addEvalPolicy(command);
  addEvalUpscaler(command, signal);

  command
    .command('reference')
    .summary("make a judge's reference: real pictures and the lazy peer")
    .description("Judges real pictures and the lazy peer's, and writes the scores into the judge's folder.")
    .option('--judge <name>', 'folder of a judge, or a name in weights/', JUDGE)
    .option('--data <folder>', 'the data set that `nonet data build` made', '.data')
    .option('--add <set>', 'add this set to the reference that is there; may be given again', collect)
    .option('-s, --seed <number>', 'seed of the pictures', toWhole, 1)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .addHelpText('after', examples('nonet eval reference --judge runs/judge/model'))
    .action(async (flags: ReferenceFlags) => {
      const { makeReference, standardSets } = await import('@nonet/train');
      const folder = modelFolder(flags.judge);
      await withBar('reference', (onProgress) =>
        makeReference({
          folder,
          dataDir: flags.data,
          sets: standardSets().filter(({ name }) => flags.add?.includes(name) ?? true),
          add: flags.add !== undefined,
          pictures: PICTURES,
          seed: flags.seed,
          threads: flags.threads,
          signal,
          onProgress,
        }),
      );
      console.log(`${folder}: reference.json and reference.safetensors are written`);
    });
};

const drawing = ({ model, judge, seed, threads }: CommonFlags) => ({
  model: modelFolder(model),
  judge: modelFolder(judge),
  seed,
  threads,
});

function sampling({
  guidance,
  temperature,
  topK,
  topP,
}: EvalFlags): NonNullable<EvaluateOptions['sampling']> {
  return {
    ...(guidance === undefined ? {} : { guidanceScale: guidance }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topK === undefined ? {} : { topK }),
    ...(topP === undefined ? {} : { topP }),
  };
}

async function withBar<T>(
  label: string,
  work: (update: (done: number, total: number, note: string) => void) => Promise<T>,
): Promise<T> {
  const progress = startProgress(label);
  try {
    return await work((done, total, note) => progress.update(done, total, note));
  } finally {
    progress.stop();
  }
}
