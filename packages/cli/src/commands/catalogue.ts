// `nonet catalogue`: sheets of everything that scenes know.
import type { SheetName } from '@nonet/train';
import { Option } from 'commander';
import { type AddCommand, examples, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';
import { startProgress } from '../progress.ts';

interface CatalogueFlags {
  readonly out: string;
  readonly model: string;
  readonly only?: readonly SheetName[];
  readonly entries?: readonly string[];
  readonly seed: number;
  readonly threads: number;
}

export const addCatalogue: AddCommand = (program, { signal }) => {
  const sheets: readonly SheetName[] = [
    'places',
    'states',
    'actions',
    'relations',
    'garments',
    'materials',
    'frames',
  ];
  program
    .command('catalogue')
    .summary('draw everything that scenes know')
    .description(
      'Draws sheets with a picture of every place, state, action, relation, garment, material and frame that scenes ' +
        'know, and writes a page (README.md) with a prompt for each.',
    )
    .option('-o, --out <folder>', 'where the sheets go', 'docs/catalogue')
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .addOption(new Option('--only <sheets...>', 'draw these sheets; the others stay').choices(sheets))
    .option('--entries <names...>', 'draw and list these entries, by their names on the sheets')
    .option('-s, --seed <number>', 'seed of every picture', toWhole, 1)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .addHelpText(
      'after',
      examples(
        'nonet catalogue',
        'nonet catalogue --only places states',
        'nonet catalogue --entries beach "top hat" --out sheets --seed 7',
      ),
    )
    .action(async ({ model, ...flags }: CatalogueFlags) => {
      const { writeCatalogue } = await import('@nonet/train');
      const progress = startProgress('catalogue');
      const files = await writeCatalogue({
        ...flags,
        model: modelFolder(model),
        signal,
        onEntry: (done, total, name) => progress.update(done, total, name),
      }).finally(() => progress.stop());
      console.log(`${files.length} sheets and README.md in ${flags.out}`);
    });
};
