// A browser, and the real service as `npm start` starts it, behind a small proxy whose connections can be cut.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { removeFolder } from '@nonet/server/testing';
import { type Browser, chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));

export const browserPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
].find((path) => path && existsSync(path));

if (!browserPath) {
  console.warn('The page was not tested: no Chromium found; set CHROMIUM to the path of one.');
}

export interface Site {
  readonly url: string;
  readonly browser: Browser;
  /** Folder of the built page. */
  readonly page: string;
  /** What the service has written on standard output. */
  log(): string;
  /** Cuts every connection that is open; new ones are let through. */
  cutConnections(): void;
  /** Ends the service as Ctrl-C does. */
  stop(): Promise<void>;
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
  const proxy = await openProxy(Number(new URL(address).port));
  const browser = await chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox'] });
  const stop = () => endService(service);
  return {
    url: proxy.url,
    browser,
    page: join(root, 'packages/web/dist'),
    log: () => lines.join('\n'),
    cutConnections: proxy.cut,
    stop,
    async close() {
      await browser.close();
      proxy.close();
      await stop();
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

async function openProxy(port: number) {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    close() {
      server.close();
      cut();
    },
  };
}
