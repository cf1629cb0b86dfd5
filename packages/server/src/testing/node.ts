// Whole nodes for tests, in this process: with a tiny real model, or with the stand-in that draws squares.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTinyModel } from '@nonet/models/testing';
import { whenReachable } from '../db/database.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { type RunningServer, type ServerOptions, startServer } from '../main.ts';
import { removeFolder } from '../remove-folder.ts';
import { clusterOf, usualServer } from './postgres.ts';

export interface TestNode extends RunningServer {
  readonly data: string;
}

/** Starts a node on a free port with a data folder of its own unless `options` names one. */
export async function startTestNode(options: Partial<ServerOptions> = {}): Promise<TestNode> {
  const own = mkdtempSync(join(tmpdir(), 'nonet-node-'));
  chmodSync(own, 0o755); // root's Postgres is another user
  const model = join(own, 'tiny');
  writeTinyModel(model);
  // A server named to the node, as by DATABASE_URL. Its files are where tests look for those of the node's own.
  const given =
    usualServer === 'embedded' || options.databaseUrl !== undefined
      ? undefined
      : await startEmbeddedPostgres(own, clusterOf(own, usualServer));
  const settings = {
    host: '127.0.0.1',
    port: 0,
    data: own,
    model,
    worker: { threads: 1 },
    ...(given ? { databaseUrl: given.url } : {}),
    ...options,
  };
  // On a machine that stands still for seconds, connections that are being made fail.
  const server = await whenReachable(() => startServer(settings));
  return {
    url: server.url,
    data: settings.data,
    async close(graceSeconds) {
      await server.close(graceSeconds);
      await given?.close();
      await removeFolder(own);
    },
  };
}
