// `nonet serve`: a web node, and with --all a worker in the same process.
import { once } from 'node:events';
import { NonetError } from '@nonet/core';
import { type AccountFlags, addAccountOptions, toAccountsOptions } from '../account-options.ts';
import { type AddCommand, examples, toWhole } from '../command.ts';
import { useProxies } from '../proxies.ts';
import {
  addNodeOptions,
  addWebOptions,
  addWorkerOptions,
  DATA_HELP,
  GRACE_SECONDS,
  type ServiceFlags,
  toNodeOptions,
  toWorkerSettings,
} from '../service-options.ts';
import { addSignerOptions, type SignerFlags, toSignerFiles } from '../signer-options.ts';
import { started } from '../started.ts';
import { addTrustOptions, type TrustFlags, toTrustOptions } from '../trust-options.ts';

interface ServeFlags extends ServiceFlags, TrustFlags, SignerFlags, AccountFlags {
  readonly all?: boolean;
  readonly port: number;
  readonly host: string;
  readonly trustProxy?: string;
  readonly basePath?: string;
  readonly cors: readonly string[];
  readonly maxWaiting: number;
  readonly maxWaitingPerClient: number;
  readonly maxStreamsPerClient: number;
  readonly maxUploadsPerClient: number;
  readonly requestsPerMinute: number;
  readonly requireKey?: boolean;
  readonly desk?: boolean;
  readonly ads?: string;
}

export const addServe: AddCommand = (program, { signal }) => {
  const command = program
    .command('serve')
    .summary('serve the page')
    .description('Serves the page and the API; Ctrl-C ends it. Workers draw: --all makes this process one.')
    .option('-a, --all', 'draw in this process too')
    .option('--desk', "serve the host's desk at /desk; its token is NONET_DESK_TOKEN, or printed")
    .option('--ads <file>', 'show the ads of this file')
    .option('--max-waiting <number>', 'drawings that may wait', toWhole, 10_000)
    .option('--max-waiting-per-client <number>', 'drawings of one client that may wait', toWhole, 100)
    .option('--max-streams-per-client <number>', 'event streams of one client at a time', toWhole, 200)
    .option('--max-uploads-per-client <number>', 'large uploads of one client at a time', toWhole, 4);
  addAccountOptions(
    addSignerOptions(addTrustOptions(addWorkerOptions(addNodeOptions(addWebOptions(command))))),
  )
    .addHelpText(
      'after',
      DATA_HELP +
        examples(
          'nonet serve --all',
          'DATABASE_URL=postgres://db/nonet nonet serve --port 8080 --host 0.0.0.0 --trust-proxy 1',
        ),
    )
    .action((flags: ServeFlags) => serve(flags, signal));
};

async function serve(flags: ServeFlags, signal: AbortSignal): Promise<void> {
  const { newDeskToken, startServer } = await import('@nonet/server');
  await useProxies();
  const accounts = toAccountsOptions(flags);
  const { port, host, maxWaiting, maxWaitingPerClient, requestsPerMinute, trustProxy } = flags;
  const { maxStreamsPerClient, maxUploadsPerClient } = flags;
  const signer = toSignerFiles(flags);
  const givenToken = process.env['NONET_DESK_TOKEN'];
  const deskToken = givenToken || (flags.desk ? newDeskToken() : undefined);
  const starting = startServer({
    ...toNodeOptions(flags),
    port,
    host,
    maxWaiting,
    maxWaitingPerClient,
    maxStreamsPerClient,
    maxUploadsPerClient,
    requestsPerMinute,
    cors: flags.cors,
    keysRequired: flags.requireKey ?? false,
    trust: toTrustOptions(flags),
    ...(accounts ? { accounts } : {}),
    ...(signer ? { signer } : {}),
    ...(deskToken ? { deskToken } : {}),
    ...(flags.ads === undefined ? {} : { ads: flags.ads }),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: flags.publicUrl }),
    ...(flags.basePath === undefined ? {} : { basePath: flags.basePath }),
    ...(trustProxy ? { trustProxy: /^\d+$/.test(trustProxy) ? Number(trustProxy) : trustProxy } : {}),
    ...(flags.all ? { worker: toWorkerSettings(flags) } : {}),
    onListening(url) {
      console.log(`Nonet is ready: ${url}`);
      if (flags.publicUrl !== undefined) console.log(`Its public address: ${flags.publicUrl}`);
      if (deskToken && !givenToken)
        console.log(`The desk: ${url}/desk/ (token, for as long as this runs: ${deskToken})`);
    },
  });
  const server = await started(starting, signal).catch((error: unknown) => {
    throw describeListenError(error, flags);
  });
  if (!signal.aborted) await once(signal, 'abort');
  await server.close(GRACE_SECONDS);
}

function describeListenError(error: unknown, { host, port }: ServeFlags): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new NonetError('port-taken', `port ${port} on ${host} is taken; choose another with --port`);
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo' || code === 'ERR_SOCKET_BAD_PORT') {
    return new NonetError('listen-failed', `cannot listen on ${host} port ${port} (${code})`);
  }
  return error;
}
