// `nonet backup` and `nonet restore`: a service's requests, results, keys and pictures as a folder.
import { counted } from '@nonet/api/text';
import { type Command, Option } from 'commander';
import { type AddCommand, examples } from '../command.ts';
import { useProxies } from '../proxies.ts';
import { DATA_HELP } from '../service-options.ts';

interface PlaceFlags {
  readonly data: string;
  readonly pictures?: string;
}

export const addBackup: AddCommand = (program) => {
  addPlace(
    program
      .command('backup <folder>')
      .summary('copy a service into a folder')
      .description(
        'Copies requests, results, keys and pictures of one moment into a new folder, while the service runs or not.',
      ),
  )
    .addHelpText('after', DATA_HELP + examples('nonet backup /backups/monday'))
    .action(async (folder: string, flags: PlaceFlags) => {
      await useProxies();
      const { backUpService } = await import('@nonet/server/backup');
      const { tables, pictures, missing } = await withProgress((onProgress) =>
        backUpService(placeOf(flags), folder, onProgress),
      );
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const gone = missing > 0 ? ` (${missing} more were deleted meanwhile)` : '';
      console.log(
        `${folder}: ${counted(rows, 'row')} of ${counted(tables.length, 'table')}, ${counted(pictures, 'picture')}${gone}`,
      );
    });

  addPlace(
    program
      .command('restore <folder>')
      .summary('make a service of a backup')
      .description(
        'Puts a backup into an empty database and its pictures beside it. What had not been drawn goes on when workers start.',
      ),
  )
    .addHelpText('after', DATA_HELP + examples('nonet restore /backups/monday --data ./new'))
    .action(async (folder: string, flags: PlaceFlags) => {
      await useProxies();
      const { restoreService } = await import('@nonet/server/backup');
      const { createdAt, pictures } = await withProgress((onProgress) =>
        restoreService(placeOf(flags), folder, onProgress),
      );
      console.log(`Restored as of ${createdAt}, with ${counted(pictures, 'picture')}.`);
    });
};

const addPlace = (command: Command): Command =>
  command
    .addOption(
      new Option('-d, --data <folder>', 'data folder of the service (environment: NONET_DATA)').default(
        process.env['NONET_DATA'] ?? '.nonet',
      ),
    )
    .option(
      '--pictures <place>',
      'where its pictures are, if elsewhere: a folder, or s3://bucket/prefix (environment: NONET_PICTURES, AWS_*)',
    );

function placeOf({ data, pictures = process.env['NONET_PICTURES'] }: PlaceFlags) {
  const databaseUrl = process.env['DATABASE_URL'];
  return { data, ...(databaseUrl ? { databaseUrl } : {}), ...(pictures ? { pictures } : {}) };
}

async function withProgress<T>(
  action: (onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const { startProgress } = await import('../progress.ts');
  const progress = startProgress('pictures');
  try {
    return await action((done, total) => progress.update(done, total));
  } finally {
    progress.stop();
  }
}
