// `nonet data build`: makes the training data from npm packages.
import { type AddCommand, examples } from '../command.ts';

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
      console.log(`${flags.data}: ${result.sprites} pictures, ${Math.round(result.bytes / 2 ** 20)} MiB`);
    });
};
