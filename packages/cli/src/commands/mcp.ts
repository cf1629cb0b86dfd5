// `nonet mcp`: lets assistants draw, over the Model Context Protocol on standard input and output.
import { NonetError, trimLastSlashes } from '@nonet/core';
import { type AddCommand, examples, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';
import { useProxies } from '../proxies.ts';

interface McpFlags {
  readonly model: string;
  readonly threads: number;
  readonly server?: string;
  readonly key?: string;
}

export const addMcp: AddCommand = (program, { signal }) => {
  program
    .command('mcp')
    .summary('let assistants draw, over MCP on standard input and output')
    .description(
      'Serves the Model Context Protocol on standard input and output: assistants start this command. Draws with a model of this machine, or through a service.',
    )
    .option('-m, --model <name>', 'a name (in weights/ or pulled), or a folder', DEFAULT_MODEL)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--server <address>', 'draw through the service at this address')
    .option('--key <key>', 'a key of that service (environment: NONET_KEY)')
    .addHelpText(
      'after',
      examples('nonet mcp', 'NONET_KEY=nonet_... nonet mcp --server https://nonet.example'),
    )
    .action((flags: McpFlags) => serve(flags, signal));
};

async function serve({ model, threads, server, key }: McpFlags, signal: AbortSignal): Promise<void> {
  const { openLocalBackend, openRemoteBackend, serveMcpOnStdio } = await import('@nonet/server/mcp');
  if (server !== undefined) {
    await useProxies();
    const secret = key ?? process.env['NONET_KEY'];
    const backend = openRemoteBackend({ baseUrl: toOrigin(server), ...(secret ? { key: secret } : {}) });
    return serveMcpOnStdio(backend, signal);
  }
  const backend = openLocalBackend({ model: modelFolder(model), threads });
  await serveMcpOnStdio(backend, signal);
  await backend.close();
}

/** An address without a slash at its end. @throws NonetError `server-address` */
function toOrigin(address: string): string {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return trimLastSlashes(address);
  throw new NonetError(
    'server-address',
    `--server: expected an address, as in https://nonet.example, got ${address}`,
  );
}
