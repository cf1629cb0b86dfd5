// A browser, and the real service as `npm start` starts it, at the end of a cable that can be cut.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { layCable, removeFolder } from '@nonet/server/testing';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Site {
  readonly url: string;
  readonly browser: Browser;
  /** Folder of the built page. */
  readonly page: string;
  /** What the service has written on standard output. */
  log(): string;
  /** Ends every connection; nobody reaches the service until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** @param options more of those of `npm start` */
export async function openSite(...options: readonly string[]): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'nonet-page-'));
  const service = spawn(
    process.execPath,
    [join(root, 'scripts/start.mjs'), '--port', '0', '--data', data, '--threads', '1', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  const output = createInterface(service.stdout!);
  output.on('line', (line) => lines.push(line));
  const address = await new Promise<string>((resolve) => {
    output.on('line', (line) => {
      const [found] = /^(?!\{).*?(http:\S+)/.exec(line)?.slice(1) ?? [];
      if (found) resolve(found);
    });
  });
  const cable = await layCable(address);
  const browser = await openBrowser();
  return {
    url: new URL(cable.url).origin,
    browser,
    page: join(root, 'packages/web/dist'),
    log: () => lines.join('\n'),
    cut: () => cable.cut(),
    mend: () => cable.mend(),
    async close() {
      await browser.close();
      cable.close();
      await endService(service);
      await removeFolder(data);
    },
  };
}

async function endService(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null) return;
  service.kill('SIGINT');
  const [code] = (await once(service, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the service ended with status ${code}`);
}
