// Whole nodes for tests, in this process: with a tiny real model, or with the stand-in that draws squares.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTinyModel } from '@nonet/models/testing';
import { type RunningServer, type ServerOptions, startServer } from '../main.ts';

export interface TestNode extends RunningServer {
  readonly data: string;
}

/** Starts a node on a free port with a data folder of its own unless `options` names one. */
export async function startTestNode(options: Partial<ServerOptions> = {}): Promise<TestNode> {
  const own = mkdtempSync(join(tmpdir(), 'nonet-node-'));
  chmodSync(own, 0o755); // root's Postgres is another user
  const model = join(own, 'tiny');
  writeTinyModel(model);
  const settings = { host: '127.0.0.1', port: 0, data: own, model, worker: { threads: 1 }, ...options };
  const server = await startServer(settings);
  return {
    url: server.url,
    data: settings.data,
    async close(graceSeconds) {
      await server.close(graceSeconds);
      rmSync(own, { recursive: true, force: true, maxRetries: 10 }); // what ends may still write
    },
  };
}
