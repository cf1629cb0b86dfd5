// `nonet bans list | add | lift`: who may not draw.
import { NonetError } from '@nonet/core';
import { type AddCommand, examples, toNumber, toWhole } from '../command.ts';
import { dataOption, type StoreFlags, storeOf } from '../store-options.ts';

interface AddFlags extends StoreFlags {
  readonly subject?: string;
  readonly drawing?: string;
  readonly owner?: boolean;
  readonly reason: string;
  readonly days?: number;
}

export const addBans: AddCommand = (program) => {
  const bans = program
    .command('bans')
    .summary('who may not draw')
    .description('Lists, makes and lifts bans. Nodes notice within five seconds.');

  bans
    .command('list')
    .summary('bans that hold')
    .addOption(dataOption())
    .action(async (flags: StoreFlags) => {
      const { listBans } = await import('@nonet/server/moderation');
      const { withStore } = await import('@nonet/server/keys');
      for (const { id, subject, reason, until } of await withStore(storeOf(flags), listBans))
        console.log(`${id}  ${subject}  ${until ? `until ${until.toISOString()}` : 'for good'}  ${reason}`);
    });

  bans
    .command('add')
    .summary('ban a key, an owner or an address')
    .addOption(dataOption())
    .option('--subject <subject>', '"key <id>", or a subject as nonet bans list names it')
    .option('--drawing <id>', 'who asked for this drawing: its key or address')
    .option('--owner', 'with --drawing: the holder of its secret instead')
    .option('--reason <text>', 'shown to the banned caller', 'this service was misused')
    .option(
      '--days <number>',
      'how long; for good when absent (addresses: while their salt is kept)',
      toNumber,
    )
    .addHelpText(
      'after',
      examples('nonet bans add --subject "key 3fa9c1"', 'nonet bans add --drawing <id> --days 7'),
    )
    .action(async ({ subject, drawing, owner, reason, days, ...flags }: AddFlags) => {
      const { addBan } = await import('@nonet/server/moderation');
      const { withStore } = await import('@nonet/server/keys');
      if ((subject === undefined) === (drawing === undefined))
        throw new NonetError('ban-subject', 'expected one of --subject and --drawing');
      const whose = owner ? ('owner' as const) : ('account' as const);
      const of = drawing === undefined ? { subject: subject! } : { drawing, whose };
      const ban = await withStore(storeOf(flags), (db) =>
        addBan(db, 'command line', { of, reason, ...(days === undefined ? {} : { days }) }),
      );
      console.log(`${ban.id}  ${ban.subject}`);
    });

  bans
    .command('lift <id>')
    .summary('end a ban')
    .addOption(dataOption())
    .action(async (id: string, flags: StoreFlags) => {
      const { liftBan } = await import('@nonet/server/moderation');
      const { withStore } = await import('@nonet/server/keys');
      await withStore(storeOf(flags), (db) => liftBan(db, 'command line', toWhole(id)));
    });
};
