// `nonet reports list | uphold | dismiss`: what people say should not be there, or should have been drawn.
import { join } from 'node:path';
import { type AddCommand, examples, toNumber, toWhole } from '../command.ts';
import { dataOption, type StoreFlags, storeOf } from '../store-options.ts';

interface ListFlags extends StoreFlags {
  readonly status: 'open' | 'upheld' | 'dismissed';
  readonly limit: number;
  readonly json?: boolean;
}

interface CloseFlags extends StoreFlags {
  readonly note?: string;
  readonly hide?: boolean;
  readonly delete?: boolean;
  readonly ban?: 'account' | 'owner';
  readonly reason: string;
  readonly days?: number;
}

export const addReports: AddCommand = (program) => {
  const reports = program
    .command('reports')
    .summary('reports of pictures, and of prompts refused wrongly')
    .description('Lists and closes reports. DATABASE_URL names the service, or --data its folder.');

  reports
    .command('list')
    .summary('reports, the oldest first')
    .addOption(dataOption())
    .option('--status <status>', 'open, upheld or dismissed', 'open')
    .option('--limit <number>', 'at most so many', toWhole, 50)
    .option('--json', 'print one JSON object')
    .action(async ({ status, limit, json, ...flags }: ListFlags) => {
      const { listReports } = await import('@nonet/server/moderation');
      const { withStore } = await import('@nonet/server/keys');
      const found = await withStore(storeOf(flags), (db) => listReports(db, status, limit));
      if (json) console.log(JSON.stringify(found));
      else
        for (const { id, kind, reason, drawing, prompt, message } of found)
          console.log(
            [id, kind, reason, drawing ?? '-', JSON.stringify(prompt ?? ''), JSON.stringify(message)].join(
              '  ',
            ),
          );
    });

  reports
    .command('uphold <id>')
    .summary('the report is right')
    .addOption(dataOption())
    .option(
      '--pictures <place>',
      'where the pictures are, if not in the data folder (environment: NONET_PICTURES)',
    )
    .option('--note <text>', 'why, for the log')
    .option('--hide', 'take the drawing out of the gallery and end its link')
    .option('--delete', 'delete the drawing')
    .option('--ban <whom>', 'ban who drew it: account (key or address) or owner')
    .option('--reason <text>', 'shown to a banned caller', 'this service was misused')
    .option('--days <number>', 'how long a ban holds; for good when absent', toNumber)
    .addHelpText('after', examples('nonet reports uphold 7 --delete --ban owner --days 30'))
    .action((id: string, flags: CloseFlags) => close(id, 'upheld', flags));

  reports
    .command('dismiss <id>')
    .summary('the report is wrong')
    .addOption(dataOption())
    .option('--note <text>', 'why, for the log')
    .action((id: string, flags: CloseFlags) => close(id, 'dismissed', flags));
};

async function close(id: string, status: 'upheld' | 'dismissed', flags: CloseFlags): Promise<void> {
  const { closeReport, openBlobs } = await import('@nonet/server/moderation');
  const { withStore } = await import('@nonet/server/keys');
  const { note, ban: whose, reason, days } = flags;
  const blobs = openBlobs(flags.pictures ?? process.env['NONET_PICTURES'] ?? join(flags.data, 'pictures'));
  await withStore(storeOf(flags), (db) =>
    closeReport({ db, blobs }, 'command line', toWhole(id), {
      status,
      hide: flags.hide ?? false,
      delete: flags.delete ?? false,
      ...(note === undefined ? {} : { note }),
      ...(whose === undefined ? {} : { ban: { whose, reason, ...(days === undefined ? {} : { days }) } }),
    }),
  );
}
