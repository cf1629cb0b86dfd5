// Parts for tests and measurements of drawing in the browser: a copy of the built page that may be changed, the real
// service with nonet-1, and a browser.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type RunningServer, startServer } from '@nonet/server';
import { removeFolder } from '@nonet/server/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser } from './browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface DeviceSite {
  readonly url: string;
  readonly browser: Browser;
  /** Folder of its copy of the built page. */
  readonly page: string;
  /** Ends the service; the browser goes on without it. */
  stop(): Promise<void>;
  /** Starts the service again, at the same address; it draws if it did, by default. */
  start(options?: Pick<DeviceSiteOptions, 'worker'>): Promise<void>;
  close(): Promise<void>;
}

interface DeviceSiteOptions {
  /** Whether the service draws too. */
  readonly worker?: boolean;
  readonly browserArgs?: readonly string[];
}

export async function openDeviceSite({
  worker = true,
  browserArgs = [],
}: DeviceSiteOptions = {}): Promise<DeviceSite> {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-device-'));
  chmodSync(folder, 0o755); // root's Postgres is another user
  const page = join(folder, 'page');
  const builder = pathToFileURL(join(root, 'scripts/page.mjs')).href;
  const build = `import { ensurePage } from '${builder}'; ensurePage();`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', build], { stdio: 'inherit' });
  cpSync(join(root, 'packages/web/dist'), page, { recursive: true });
  const serve = (port: number, draws: boolean) =>
    startServer({
      host: '127.0.0.1',
      port,
      data: folder,
      model: join(root, 'weights/nonet-1'),
      page,
      ...(draws ? { worker: { threads: 1 } } : {}),
    });
  let server: RunningServer | undefined = await serve(0, worker);
  const { url } = server;
  const browser = await openBrowser(browserArgs);
  const stop = async () => {
    await server?.close();
    server = undefined;
  };
  return {
    url,
    browser,
    page,
    stop,
    async start({ worker: draws = worker } = {}) {
      server ??= await serve(Number(new URL(url).port), draws);
    },
    async close() {
      await browser.close();
      await stop();
      await removeFolder(folder);
    },
  };
}

/**
 * Counts what comes over the network for the pages of a context, by the length that each answer states; the few small
 * answers without one are left out. Gives what it has been so far.
 */
export function countBytes(context: BrowserContext): () => number {
  let sum = 0;
  context.on('response', (answer) => {
    // What a service worker answers, it has asked for itself: that is another request here.
    if (!answer.fromServiceWorker()) sum += Number(answer.headers()['content-length'] ?? 0);
  });
  return () => sum;
}
