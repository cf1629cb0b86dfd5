// A node with accounts for tests, with its own mail server and stand-in for Stripe, and people who sign in.

import type { AccountsOptions } from '../accounts/options.ts';
import { openStore, type Store } from '../db/index.ts';
import { freePort } from '../free-port.ts';
import type { ServerOptions } from '../main.ts';
import { type CookieClient, cookieClient } from './cookie-client.ts';
import { type FakeStripe, openFakeStripe } from './fake-stripe.ts';
import { type MailBox, openMailBox } from './mail-box.ts';
import { startTestNode, type TestNode } from './node.ts';

export interface AccountSite {
  readonly url: string;
  readonly node: TestNode;
  readonly store: Store;
  readonly mail: MailBox;
  readonly stripe: FakeStripe;
  /** Has a link sent. @returns what it has after `#token=` */
  askToken(client: CookieClient, email: string): Promise<string>;
  /** Somebody who has signed in by a link. */
  signIn(email: string): Promise<CookieClient>;
  close(): Promise<void>;
}

/**
 * @param options without `stripe` there is premium too: `false` leaves it out
 * @param others other options of the node
 */
export async function openAccountSite(
  { premium = true, ...options }: Partial<AccountsOptions> & { readonly premium?: boolean } = {},
  others: Partial<ServerOptions> = {},
): Promise<AccountSite> {
  const [mail, stripe] = [await openMailBox(), await openFakeStripe()];
  const port = await freePort();
  const url = `http://localhost:${port}`;
  stripe.hook = `${url}/api/stripe/webhook`;
  const { webhookSecret } = stripe;
  const node = await startTestNode({
    host: 'localhost',
    port,
    worker: { threads: 1, simulateMs: 10 },
    ...others,
    accounts: {
      url,
      smtpUrl: mail.url,
      secret: 'of the tests, long enough to sign',
      ...(premium
        ? { stripe: { secretKey: 'sk_test_x', webhookSecret, price: 'price_test', apiUrl: stripe.url } }
        : {}),
      ...options,
    },
  });
  const store = await openStore({ ...node, owner: false });
  const site: AccountSite = {
    url,
    node,
    store,
    mail,
    stripe,
    async askToken(client, email) {
      await client.expect(204, 'POST', '/api/account/sign-in/email', { email });
      return new URL(await mail.nextLink(email)).hash.slice('#token='.length);
    },
    async signIn(email) {
      const client = cookieClient(url);
      const token = await site.askToken(client, email);
      await client.expect(204, 'POST', '/api/account/sign-in/link', { token });
      return client;
    },
    async close() {
      await store.close();
      await node.close();
      await mail.close();
      await stripe.close();
    },
  };
  return site;
}
