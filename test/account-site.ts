// Set-up of the tests of accounts: a browser, and the real service as `npm start` starts it, with a mail server and a
// stand-in for Stripe.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  type FakeStripe,
  freePort,
  type MailBox,
  openFakeStripe,
  openMailBox,
  removeFolder,
} from '@nonet/server/testing';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';

export const DESK_TOKEN = 'a-token-for-the-desk';
const start = fileURLToPath(new URL('../scripts/start.mjs', import.meta.url));

export interface AccountSite {
  readonly url: string;
  readonly browser: Browser;
  readonly mail: MailBox;
  readonly stripe: FakeStripe;
  /** What the service has written. */
  log(): string;
  /** Files of the data folder that hold a text, logs too: all but Postgres's tables. */
  filesWith(text: string): string[];
  close(): Promise<void>;
}

export async function openAccountSite(): Promise<AccountSite> {
  const data = mkdtempSync(join(tmpdir(), 'nonet-account-'));
  const [mail, stripe, port] = [await openMailBox(), await openFakeStripe(), await freePort()];
  const url = `http://localhost:${port}`;
  stripe.hook = `${url}/api/stripe/webhook`;
  const settings = ['--port', String(port), '--host', 'localhost', '--public-url', url, '--log', 'debug'];
  const service = spawn(process.execPath, [start, '--data', data, '--simulate', '50', ...settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NONET_DESK_TOKEN: DESK_TOKEN,
      SMTP_URL: mail.url,
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
      STRIPE_PRICE: 'price_test',
      STRIPE_API_URL: stripe.url,
    },
  });
  const lines: string[] = [];
  const output = createInterface(service.stdout);
  output.on('line', (line) => lines.push(line));
  await new Promise<void>((resolve, reject) => {
    output.on('line', (line) => {
      if (line.startsWith('Nonet is ready')) resolve();
    });
    service.once('exit', (code) => reject(new Error(`the service ended with status ${code}`)));
  });
  const browser = await openBrowser();
  return {
    url,
    browser,
    mail,
    stripe,
    log: () => lines.join('\n'),
    filesWith: (text) =>
      readdirSync(data, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(data, 'postgres', 'data')))
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((path) => readFileSync(path).includes(text)),
    async close() {
      await browser.close();
      if (service.exitCode === null) {
        service.kill('SIGINT');
        await once(service, 'exit');
      }
      await mail.close();
      await stripe.close();
      await removeFolder(data);
    },
  };
}
