// `nonet worker`: draws what waits in the queue.
import { once } from 'node:events';
import { type AddCommand, examples, toWhole } from '../command.ts';
import { useProxies } from '../proxies.ts';
import {
  addNodeOptions,
  addWorkerOptions,
  DATA_HELP,
  GRACE_SECONDS,
  type ServiceFlags,
  toNodeOptions,
  toWorkerSettings,
} from '../service-options.ts';
import { started } from '../started.ts';

interface WorkerCommandFlags extends ServiceFlags {
  readonly metricsPort?: number;
  readonly metricsHost: string;
}

export const addWorker: AddCommand = (program, { signal }) => {
  const command = program
    .command('worker')
    .summary('draw for web nodes')
    .description('Draws what web nodes accept, on this machine or others; Ctrl-C ends it.')
    .option('--metrics-port <number>', 'answer /metrics and /healthz here', toWhole)
    .option('--metrics-host <address>', 'address for --metrics-port', '127.0.0.1');
  addWorkerOptions(addNodeOptions(command))
    .addHelpText(
      'after',
      DATA_HELP +
        examples(
          'nonet worker',
          'DATABASE_URL=postgres://db/nonet nonet worker --pictures s3://nonet/pictures',
        ),
    )
    .action((flags: WorkerCommandFlags) => work(flags, signal));
};

async function work(flags: WorkerCommandFlags, signal: AbortSignal): Promise<void> {
  const { startWorker } = await import('@nonet/server');
  await useProxies();
  const starting = startWorker({
    ...toNodeOptions(flags),
    ...toWorkerSettings(flags),
    ...(flags.metricsPort === undefined
      ? {}
      : { metrics: { host: flags.metricsHost, port: flags.metricsPort } }),
  });
  const worker = await started(starting, signal);
  console.log('Nonet is ready to draw.');
  if (!signal.aborted) await once(signal, 'abort');
  await worker.close(GRACE_SECONDS);
}
