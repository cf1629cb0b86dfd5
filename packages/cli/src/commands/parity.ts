// `nonet parity`: compares the models with reference outputs in a folder.
import type { ParityResult } from '@nonet/models/node';
import { type AddCommand, examples } from '../command.ts';

interface ParityFlags {
  readonly details?: boolean;
  readonly json?: boolean;
}

export const addParity: AddCommand = (program, { signal }) => {
  program
    .command('parity')
    .summary('compare with reference outputs')
    .description(
      'Compares DalleBart, VQGAN and text normaliser with reference outputs in a folder: one line per file with the largest difference. Exits 1 if one does not agree.',
    )
    .argument('<folder>', 'a folder of reference files (*.json and the numbers beside them)')
    .option('--details', 'say what was compared in each file')
    .option('--json', 'print one JSON list')
    .addHelpText('after', examples('nonet parity reference', 'nonet parity reference --details'))
    .action(async (folder: string, flags: ParityFlags) => {
      const { checkParity } = await import('@nonet/models/node');
      const results = await checkParity(folder, {
        signal,
        onFile: (result) => {
          if (!flags.json) console.log(describe(result, flags.details ?? false));
        },
        onPassedOver: (file) => console.error(`${file}: passed over, not a reference file`),
      });
      if (flags.json) console.log(JSON.stringify(results, null, 2));
      if (results.some(({ agrees }) => !agrees)) process.exitCode = 1;
    });
};

/** One line; what was compared follows where it is asked for or did not agree. */
function describe({ file, kind, largestDifference, agrees, details }: ParityResult, all: boolean): string {
  const unit = kind === 'text-normalizer' ? 'texts differ' : 'largest difference';
  const figure = kind === 'text-normalizer' ? largestDifference : largestDifference.toExponential(2);
  const line = `${file}: ${kind}, ${agrees ? 'agrees' : 'DOES NOT AGREE'}, ${unit} ${figure}`;
  return [line, ...(all || !agrees ? details.map((detail) => `  ${detail}`) : [])].join('\n');
}
