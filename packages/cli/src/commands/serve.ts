// `nonet serve`: the page and its service on this machine.
import { once } from 'node:events';
import { NonetError } from '@nonet/tensor';
import { type AddCommand, examples, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';

interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly model: string;
  readonly threads: number;
}

export const addServe: AddCommand = (program, { signal }) => {
  program
    .command('serve')
    .summary('serve the page')
    .description('Serves the page and its service; Ctrl-C ends it.')
    .option('-p, --port <number>', 'port to listen on; 0: any free one', toWhole, 4280)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option('-m, --model <name>', 'a folder, or a name in weights/', DEFAULT_MODEL)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .addHelpText('after', examples('nonet serve', 'nonet serve --port 8080 --host 0.0.0.0'))
    .action((flags: ServeFlags) => serve(flags, signal));
};

async function serve(flags: ServeFlags, signal: AbortSignal): Promise<void> {
  const { startServer } = await import('@nonet/server');
  const model = modelFolder(flags.model);
  const server = await startServer({ ...flags, model, log: true }).catch((error: unknown) => {
    throw describeListenError(error, flags);
  });
  console.log(`Nonet is ready: ${server.url}`);
  if (!signal.aborted) await once(signal, 'abort');
  await server.close();
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
