// `nonet bench chaos`: a service that is attacked while its parts are broken one after the other.

import { NonetError } from '@nonet/core';
import type { ChaosResult, FrontKind } from '@nonet/server/bench';
import { type Command, Option } from 'commander';
import { examples, toWhole } from '../command.ts';
import { addLoadOptions, faultsOf, type LoadFlags, report, withDatabase } from './bench-load.ts';

interface ChaosFlags extends LoadFlags {
  readonly seed?: number;
  readonly minutes: number;
  readonly clients: number;
  readonly attackers: number;
  readonly proxy?: FrontKind | 'none';
}

/** Room for Postgres, its log and the pictures of an hour. */
const DISK_BYTES = 768 * 2 ** 20;

/** Adds `nonet bench chaos`. */
export function addChaosBench(bench: Command, signal: AbortSignal): void {
  addLoadOptions(
    bench
      .command('chaos')
      .summary('the service under attack while its parts break')
      .description(
        'Honest clients draw while attackers attack and a plan kills and freezes processes, fills the disk, takes the picture ' +
          'store away and changes clocks. Ends with an error if anything accepted was lost, drawn twice or shown to others.',
      )
      .option('--minutes <number>', 'how long', toWhole, 20)
      .option('--seed <number>', 'of the plan; the same seed gives the same plan', toWhole)
      .option('--clients <number>', 'honest clients that draw all the time', toWhole, 10)
      .option('--attackers <number>', 'attackers at a time', toWhole, 8)
      .addOption(
        new Option(
          '--proxy <which>',
          'the proxy before the web nodes; the one that is installed when absent',
        ).choices(['nginx', 'caddy', 'none']),
      ),
    { webs: 2, workers: 2, slots: 2, drawMs: 400 },
  )
    .addHelpText(
      'after',
      examples('nonet bench chaos', 'nonet bench chaos --minutes 5 --seed 7 --proxy caddy'),
    )
    .action(async ({ minutes, proxy, seed = Math.floor(Math.random() * 2 ** 31), ...flags }: ChaosFlags) => {
      const { benchChaos, fronts } = await import('@nonet/server/bench');
      const installed = fronts();
      const front = proxy ?? installed[0] ?? 'none';
      if (front !== 'none' && !installed.includes(front))
        throw new NonetError('proxy-missing', `${front} is not installed; choose another with --proxy`);
      console.error(`seed ${seed}, proxy ${front}`);
      const result = await benchChaos({
        ...withDatabase(flags),
        s3: flags.s3 ?? true,
        diskBytes: DISK_BYTES,
        seed,
        seconds: 60 * minutes,
        ...(front === 'none' ? {} : { front }),
        web: { trustProxy: front === 'none' ? 0 : 1 },
        signal,
        onPhase: (phase) => console.error(`${phase} ...`),
        onFault: ({ kind, atMs, forMs }) =>
          console.error(
            `  ${(atMs / 1_000).toFixed(0)} s: ${kind}${forMs ? ` for ${(forMs / 1_000).toFixed(0)} s` : ''}`,
          ),
      });
      report(result, chaosFaults(result));
    });
}

const chaosFaults = (result: ChaosResult): string[] =>
  faultsOf({
    'an accepted request was lost': result.lost === 0,
    'a drawing was drawn twice': result.drawnTwice === 0,
    'a picture is missing': result.missingPictures === 0,
    'a client saw something of another': result.seenOfOthers === 0,
    'an honest request got an answer that it should not': result.unexpected.length === 0,
    'an attack provoked an internal error': result.internalErrors === 0,
    'a process ended by itself': result.crashes.web === 0 && result.crashes.worker === 0,
  });
