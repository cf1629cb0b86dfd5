// MCP on standard input and output, as assistants start it.
import { Console } from 'node:console';
import { finished } from 'node:stream/promises';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { McpBackend } from './backend.ts';
import { createMcpServer } from './tools.ts';

/**
 * Serves one client until it closes standard input or `signal` is aborted. Standard output carries the protocol alone:
 * whatever is logged goes to standard error.
 */
export async function serveMcpOnStdio(backend: McpBackend, signal: AbortSignal): Promise<void> {
  globalThis.console = new Console(process.stderr);
  const connect = () => {
    backend.prepare?.();
    return createMcpServer(backend);
  };
  const handle = serveStdio(connect, {
    onerror: (error) => console.error(`nonet mcp: ${error.message}`),
  });
  await finished(process.stdin, { writable: false, signal }).catch(() => {}); // aborted, or the pipe broke
  await handle.close();
}
