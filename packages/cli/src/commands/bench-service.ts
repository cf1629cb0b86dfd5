// `nonet bench overload | kills | streams | serve`: the service on real processes, sockets and Postgres.
import type { KillsResult, OverloadResult, StreamsResult } from '@nonet/server/bench';
import type { Command } from 'commander';
import { examples, toWhole } from '../command.ts';
import { addChaosBench } from './bench-chaos.ts';
import { addLoadOptions, faultsOf, type LoadFlags, report, withDatabase } from './bench-load.ts';

/** Adds the commands to `nonet bench`. */
export function addServiceBenches(bench: Command, signal: AbortSignal): void {
  addLoadOptions(
    bench
      .command('overload')
      .summary('the service under far too many requests')
      .description(
        'Acceptance, then overload, then fairness. Ends with an error if anything accepted was lost.',
      )
      .option('--seconds <number>', 'how long', toWhole, 300)
      .option('--factor <number>', 'requests for every drawing that can be made', toWhole, 100),
    { webs: 2, workers: 3, slots: 2, drawMs: 400 },
  )
    .addHelpText('after', examples('nonet bench overload --seconds 60', 'nonet bench overload --s3'))
    .action(async (flags: LoadFlags & { seconds: number; factor: number }) => {
      const { benchOverload } = await import('@nonet/server/bench');
      const result = await benchOverload({
        ...withDatabase(flags),
        signal,
        onPhase: (phase) => console.error(`measuring ${phase} ...`),
      });
      report(result, overloadFaults(result));
    });

  addLoadOptions(
    bench
      .command('kills')
      .summary('the service while its processes are killed')
      .description(
        'Kills web nodes, workers and Postgres at random. Ends with an error if anything accepted was lost.',
      )
      .option('--kills <number>', 'how many', toWhole, 200)
      .option('--clients <number>', 'clients that draw all the time', toWhole, 20),
    { webs: 2, workers: 3, slots: 2, drawMs: 300 },
  )
    .addHelpText(
      'after',
      examples('nonet bench kills --kills 50', 'nonet bench kills --s3 --postgres system'),
    )
    .action(async (flags: LoadFlags & { kills: number; clients: number }) => {
      const { benchKills } = await import('@nonet/server/bench');
      const onKill = (done: number) => done % 10 === 0 && console.error(`${done} of ${flags.kills} killed`);
      const result = await benchKills({ ...withDatabase(flags), signal, onKill });
      report(result, killsFaults(result));
    });

  bench
    .command('streams')
    .summary('thousands of open event streams on one node')
    .option('--streams <number>', 'how many', toWhole, 5_000)
    .option('--slow <number>', 'more whose readers take nothing', toWhole, 100)
    .option('--slots <number>', 'simulated drawings at a time', toWhole, 4)
    .option('--draw-ms <number>', 'time of a simulated drawing', toWhole, 100)
    .action(async (flags: { streams: number; slow: number; slots: number; drawMs: number }) => {
      const { benchStreams } = await import('@nonet/server/bench');
      const result = await benchStreams({ ...flags, signal });
      report(result, streamsFaults(result));
    });

  addChaosBench(bench, signal);
  addServeBench(bench, signal);
}

/** Adds `nonet bench serve`. */
function addServeBench(bench: Command, signal: AbortSignal): void {
  bench
    .command('serve')
    .summary('how soon `npm start` shows its page, and what it holds')
    .description(
      'Starts the service as `npm start` does, again and again on one data folder, draws, and weighs it when it idles.',
    )
    .option('--starts <number>', 'how often', toWhole, 3)
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet bench serve', 'nonet bench serve --starts 5 --json'))
    .action(async ({ starts, json }: { starts: number; json?: boolean }) => {
      const { benchServe } = await import('../bench/serve.ts');
      const result = await benchServe(starts, signal);
      if (json) {
        console.log(JSON.stringify(result));
        return;
      }
      const list = (times: readonly number[]) => times.map((time) => time.toFixed(1)).join(', ');
      console.log(`From the command to the page:           ${list(result.starts.map(({ page }) => page))} s`);
      console.log(
        `  to nine pictures                      ${list(result.starts.map(({ pictures }) => pictures))} s`,
      );
      console.log(`Memory when it idles:                   ${result.idleMegabytes} MB`);
      for (const { command, megabytes } of result.processes)
        console.log(`  ${String(megabytes).padStart(4)} MB  ${command}`);
    });
}

const overloadFaults = (result: OverloadResult): string[] =>
  faultsOf({
    'an acknowledged request was not stored': result.acceptedWithoutRow === 0,
    'an accepted request was lost': result.lost === 0,
    'an accepted request was drawn twice': result.drawnTwice === 0,
    'a refusal did not say when to try again': result.refusedWithoutRetryAfter === 0,
    'a status read failed': result.statusReadsFailed === 0,
    'a newcomer waited for more than one drawing': result.newcomerMostBefore <= 1,
  });

const killsFaults = (result: KillsResult): string[] =>
  faultsOf({
    'an accepted request was lost': result.lost === 0,
    'a drawing has not nine pictures': result.incomplete === 0 && result.missingPictures === 0,
    'a stream did not come to its end': result.streamsBroken === 0,
  });

const streamsFaults = (result: StreamsResult): string[] =>
  faultsOf({ 'a stream did not come to its end': result.ended === result.streams });
