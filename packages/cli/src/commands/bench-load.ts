// Options and reports that the load benches of the service share.

import { NonetError } from '@nonet/core';
import type { PostgresChoice } from '@nonet/server/bench';
import { type Command, Option } from 'commander';
import { toWhole } from '../command.ts';

export interface LoadFlags {
  readonly webs: number;
  readonly workers: number;
  readonly slots: number;
  readonly drawMs: number;
  readonly s3?: boolean;
  readonly postgres?: PostgresChoice;
}

export const addLoadOptions = (command: Command, { webs, workers, slots, drawMs }: LoadFlags): Command =>
  command
    .option('--webs <number>', 'web nodes', toWhole, webs)
    .option('--workers <number>', 'workers', toWhole, workers)
    .option('--slots <number>', 'simulated drawings at a time of each worker', toWhole, slots)
    .option('--draw-ms <number>', 'time of a simulated drawing', toWhole, drawMs)
    .option('--s3', 'keep pictures in an S3 server process (needs the development packages)')
    .addOption(
      new Option(
        '--postgres <which>',
        "the one of npm, or the system's (which is killed too; one that DATABASE_URL names is not)",
      ).choices(['embedded', 'system']),
    );

export const withDatabase = <T>(flags: T): T & { databaseUrl?: string } => {
  const databaseUrl = process.env['DATABASE_URL'];
  return { ...flags, ...(databaseUrl ? { databaseUrl } : {}) };
};

/** Prints the figures; what must not be is an error. */
export function report(result: object, faults: readonly string[]): void {
  console.log(JSON.stringify(result, null, 2));
  if (faults.length > 0) throw new NonetError('bench-failed', faults.join('; '));
}

export const faultsOf = (checks: Readonly<Record<string, boolean>>): string[] =>
  Object.keys(checks).filter((name) => !checks[name]);
