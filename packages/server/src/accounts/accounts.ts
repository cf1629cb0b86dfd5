// All that accounts need, opened together.
import { createHmac } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { Throttle } from '../limits/throttle.ts';
import type { Plan, PlanOf } from '../premium/plans.ts';
import { plansOf } from '../premium/plans.ts';
import { Premium } from '../premium/premium.ts';
import { ServiceError } from '../service-error.ts';
import { type Auth, createAuth } from './auth.ts';
import { openMailer } from './mail.ts';
import type { AccountsOptions } from './options.ts';
import { ReachableAuth } from './reachable-auth.ts';

export interface Accounts {
  /** To be read anew for each request: see `reach`. */
  readonly auth: Auth;
  /** Of the service. */
  readonly origin: string;
  /** Path that the service is below; empty at the root of its host. */
  readonly basePath: string;
  /** Other services to sign in with. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** Sees to it that a service of `providers` can be signed in with. @throws ApiError `unavailable` */
  reach(provider: string): Promise<void>;
  readonly premium: Premium | undefined;
  /** Host of the server that mail is sent through. */
  readonly mailHost: string;
  readonly planOf: PlanOf;
  planOfUser(user: string): Promise<Plan>;
  /** The name of an email address in bans: a digest that nobody can make without the service's secret. */
  readonly nameOfEmail: (email: string) => string;
  /** Counts a mail. @throws ApiError `rate-limited` */
  countMail(email: string, from: string): void;
  close(): void;
}

const NAMES = { github: 'GitHub', google: 'Google' } as const;
const MAILS_TO_ONE = 5;
const MAILS_FROM_ONE = 20;
const MAIL_MINUTES = 60;

/** @throws ServiceError `accounts-url` */
export function openAccounts(
  db: Database,
  { url, smtpUrl, smtpProxy, mailFrom, providers = [], stripe, limits }: AccountsOptions,
  secret: string,
  onProblem: (message: string) => void,
): Accounts {
  const { origin, hostname, pathname } = checkUrl(url);
  const basePath = pathname.replace(/\/$/, '');
  const mailer = openMailer({
    smtpUrl,
    proxy: smtpProxy,
    from: mailFrom ?? `Nonet <nonet@${hostname}>`,
    site: new URL(origin).host,
  });
  const auth = new ReachableAuth(
    (some) => createAuth({ db, origin, basePath, secret, mailer, providers: some, onProblem }),
    providers,
  );
  const planOf = plansOf(stripe !== undefined, limits);
  const [to, by] = [new Throttle(MAILS_TO_ONE, MAIL_MINUTES), new Throttle(MAILS_FROM_ONE, MAIL_MINUTES)];
  return {
    get auth() {
      return auth.current;
    },
    origin,
    basePath,
    providers: providers.map((provider) => ({
      id: provider.id,
      name: provider.id === 'oidc' ? provider.name : NAMES[provider.id],
    })),
    reach: (provider) => auth.reach(provider),
    mailHost: new URL(smtpUrl).hostname,
    premium: stripe ? new Premium(db, stripe, origin + basePath, onProblem) : undefined,
    planOf,
    async planOfUser(user) {
      const row = await db
        .selectFrom('subscriptions')
        .select('paid_until')
        .where('user_id', '=', user)
        .executeTakeFirst();
      return planOf(row?.paid_until ?? null);
    },
    nameOfEmail: (email) =>
      `email ${createHmac('sha256', secret).update(`ban ${email}`).digest('base64url')}`,
    countMail(email, from) {
      by.take(from);
      to.take(email);
    },
    close: () => mailer.close(),
  };
}

function checkUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new ServiceError(
    'accounts-url',
    `expected the address of the service, as in https://nonet.example, got ${JSON.stringify(text)}`,
  );
}
