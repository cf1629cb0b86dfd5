// Whole nodes for tests, in this process: with a tiny real model, or with the stand-in that draws squares.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTinyModel } from '@nonet/models/testing';
import { whenReachable } from '../db/database.ts';
import { type RunningServer, type ServerOptions, startServer } from '../main.ts';
import { removeFolder } from '../remove-folder.ts';
import { takeTestDatabase } from './postgres.ts';

export interface TestNode extends RunningServer {
  readonly data: string;
  readonly databaseUrl: string;
}

/** Starts a node on a free port, with a data folder and a database of its own unless `options` names them. */
export async function startTestNode(options: Partial<ServerOptions> = {}): Promise<TestNode> {
  const own = mkdtempSync(join(tmpdir(), 'nonet-node-'));
  chmodSync(own, 0o755); // root's Postgres is another user
  const model = join(own, 'tiny');
  writeTinyModel(model);
  const taken = options.databaseUrl === undefined ? await takeTestDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? taken!.url;
  const settings = {
    host: '127.0.0.1',
    port: 0,
    data: own,
    model,
    worker: { threads: 1 },
    ...options,
    databaseUrl,
  };
  // On a machine that stands still for seconds, connections that are being made fail.
  const server = await whenReachable(() => startServer(settings));
  return {
    url: server.url,
    data: settings.data,
    databaseUrl,
    async close(graceSeconds) {
      await server.close(graceSeconds);
      await taken?.close();
      await removeFolder(own);
    },
  };
}
