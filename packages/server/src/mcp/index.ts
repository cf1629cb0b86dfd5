// MCP for the command line: what draws, and how it is served.
export type { McpBackend } from './backend.ts';
export { openLocalBackend } from './local-backend.ts';
export { openRemoteBackend } from './remote-backend.ts';
export { serveMcpOnStdio } from './stdio.ts';
