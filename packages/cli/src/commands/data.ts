// `nonet data build` and `nonet data lexicon`: make the training data, and the words that go with it.
import { counted } from '@nonet/api/text';
import { type AddCommand, examples } from '../command.ts';
import { useProxies } from '../proxies.ts';

export const addData: AddCommand = (program, { signal }) => {
  const data = program.command('data').summary('make training data').description('Makes the training data.');
  data
    .command('build')
    .summary('build the data set from npm packages')
    .description(
      'Downloads openly licensed drawings as npm packages and cuts them out. Goes on where it stopped.',
    )
    .option('--data <folder>', 'where the data set goes', '.data')
    .addHelpText('after', examples('nonet data build', 'nonet data build --data /big/disk/nonet-data'))
    .action(async (flags: { data: string }) => {
      await useProxies();
      const [{ buildData }, { startProgress }] = await Promise.all([
        import('@nonet/train'),
        import('../progress.ts'),
      ]);
      const progress = startProgress('data');
      const result = await buildData({
        dataDir: flags.data,
        signal,
        onProgress: ({ stage, source, done, total }) => progress.update(done, total, `${stage} ${source}`),
      }).finally(() => progress.stop());
      console.log(
        `${flags.data}: ${counted(result.sprites, 'picture')}, ${Math.round(result.bytes / 2 ** 20)} MiB`,
      );
    });
  data
    .command('lexicon')
    .summary('build the words of a model from the data set')
    .description(
      'Writes what stands in for words that no picture of the data set is named after, from WordNet, word ' +
        'vectors and tables written by hand. It belongs into the folder of a model that was trained on the set.',
    )
    .option('--data <folder>', 'where the data set is', '.data')
    .option('-o, --out <file>', 'where the lexicon goes', 'weights/nonet-1/lexicon.json')
    .addHelpText('after', examples('nonet data lexicon', 'nonet data lexicon --out my-model/lexicon.json'))
    .action(async (flags: { data: string; out: string }) => {
      const [{ buildLexicon }, { startProgress }] = await Promise.all([
        import('@nonet/train'),
        import('../progress.ts'),
      ]);
      const progress = startProgress('lexicon');
      const { bytes, names, standIns } = await buildLexicon({
        dataDir: flags.data,
        out: flags.out,
        signal,
        onProgress: (stage, done, total) => progress.update(done, total, stage),
      }).finally(() => progress.stop());
      const words = Object.values(standIns).reduce((sum, count) => sum + count, 0);
      console.log(`${flags.out}: ${names} names, ${words} other words, ${Math.round(bytes / 1024)} KiB`);
    });
};
