// `nonet keys create | list | revoke`: keys of programs that use the service.
import { counted } from '@nonet/api/text';
import { NonetError } from '@nonet/core';
import type { Scope } from '@nonet/server/keys';
import { Option } from 'commander';
import { type AddCommand, examples, toWhole } from '../command.ts';
import { dataOption, type StoreFlags, storeOf } from '../store-options.ts';

const SCOPES: readonly Scope[] = ['read', 'draw', 'delete', 'metrics', 'admin'];

interface CreateFlags extends StoreFlags {
  readonly scopes: readonly Scope[];
  readonly picturesPerDay?: number;
  readonly priority: (typeof PRIORITIES)[number];
}

const PRIORITIES = ['urgent', 'normal', 'background'] as const;

export const addKeys: AddCommand = (program) => {
  const keys = program
    .command('keys')
    .summary('keys of programs that use the service')
    .description('Makes, lists and revokes keys. DATABASE_URL names the service, or --data its folder.');
  keys
    .command('create <name>')
    .summary('make a key; it is shown once')
    .addOption(dataOption())
    .option('--scopes <list>', `of ${SCOPES.join(', ')}; with commas`, toScopes, ['read', 'draw', 'delete'])
    .option('--pictures-per-day <number>', 'quota; no limit when absent', toWhole)
    .addOption(
      new Option('--priority <band>', 'whose turn comes first').choices(PRIORITIES).default('normal'),
    )
    .addHelpText(
      'after',
      examples('nonet keys create my-bot --pictures-per-day 900', 'nonet keys create desk --scopes admin'),
    )
    .action(async (name: string, { scopes, picturesPerDay, priority, ...flags }: CreateFlags) => {
      const { BANDS, createKey, withStore } = await import('@nonet/server/keys');
      const key = { name, scopes, band: BANDS[priority], picturesPerDay: picturesPerDay ?? null };
      const { id, secret } = await withStore(storeOf(flags), (db) => createKey(db, key));
      console.error(`Key ${id}, shown only now:`);
      console.log(secret);
    });

  keys
    .command('list')
    .summary('all keys and what they used today')
    .addOption(dataOption())
    .action(async (flags: StoreFlags) => {
      const { listKeys, withStore } = await import('@nonet/server/keys');
      for (const key of await withStore(storeOf(flags), listKeys)) {
        const state = key.revokedAt ? 'revoked' : key.scopes.join(',');
        const quota = key.picturesPerDay === null ? '' : ` of ${key.picturesPerDay}`;
        const today = quota ? `${key.picturesToday}${quota} pictures` : counted(key.picturesToday, 'picture');
        const whose = key.user === null ? '' : `  (of account ${key.user})`;
        console.log(`${key.id}  ${state}  ${today} today  ${key.name}${whose}`);
      }
    });

  keys
    .command('revoke <id>')
    .summary('end a key; nodes notice within ten seconds')
    .addOption(dataOption())
    .action(async (id: string, flags: StoreFlags) => {
      const { revokeKey, withStore } = await import('@nonet/server/keys');
      await withStore(storeOf(flags), (db) => revokeKey(db, id));
    });
};

function toScopes(text: string): string[] {
  const given = text.split(',').map((scope) => scope.trim());
  const unknown = given.find((scope) => !(SCOPES as readonly string[]).includes(scope));
  if (unknown !== undefined)
    throw new NonetError(
      'scope-unknown',
      `--scopes: expected some of ${SCOPES.join(', ')}, got ${JSON.stringify(unknown)}`,
    );
  return given;
}
