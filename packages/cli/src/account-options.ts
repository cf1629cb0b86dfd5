// Options of `nonet serve` about accounts and premium. Secrets are in the environment.

import { NonetError } from '@nonet/core';
import type { AccountsOptions, Provider } from '@nonet/server';
import type { Command } from 'commander';
import { toWhole } from './command.ts';
import { mailProxy } from './proxies.ts';

export interface AccountFlags {
  readonly publicUrl?: string;
  readonly mailFrom?: string;
  readonly accountPictures: number;
  readonly premiumPictures: number;
  readonly freeCandidates: number;
}

export const addAccountOptions = (command: Command): Command =>
  command
    .option('--mail-from <address>', "sender of the mail that signs in; nonet@ the address' host when absent")
    .option('--account-pictures <number>', 'pictures a day for all keys of an account', toWhole, 900)
    .option('--premium-pictures <number>', 'the same with premium', toWhole, 9_000)
    .option('--free-candidates <number>', 'most candidates without premium, where it is sold', toWhole, 18);

/** undefined: nobody can sign in. @throws NonetError `setting-missing`, `proxy-invalid` */
export function toAccountsOptions(flags: AccountFlags): AccountsOptions | undefined {
  const smtpUrl = process.env['SMTP_URL'];
  const stripe = stripeOptions();
  if (!smtpUrl) {
    if (stripe) throw missing('SMTP_URL', 'premium needs accounts');
    return undefined;
  }
  const { publicUrl, mailFrom, accountPictures, premiumPictures, freeCandidates } = flags;
  if (publicUrl === undefined) throw missing('--public-url', 'the mail of accounts leads there');
  const smtpProxy = mailProxy(smtpUrl);
  const secret = process.env['NONET_SECRET'];
  return {
    url: publicUrl,
    smtpUrl,
    ...(smtpProxy === undefined ? {} : { smtpProxy }),
    providers: providers(),
    limits: {
      freePicturesPerDay: accountPictures,
      premiumPicturesPerDay: premiumPictures,
      freeCandidates,
    },
    ...(mailFrom === undefined ? {} : { mailFrom }),
    ...(secret ? { secret } : {}),
    ...(stripe ? { stripe } : {}),
  };
}

function providers(): Provider[] {
  const github = client(process.env['GITHUB_CLIENT_ID'], process.env['GITHUB_CLIENT_SECRET'], 'GITHUB');
  const google = client(process.env['GOOGLE_CLIENT_ID'], process.env['GOOGLE_CLIENT_SECRET'], 'GOOGLE');
  const oidc = client(process.env['OIDC_CLIENT_ID'], process.env['OIDC_CLIENT_SECRET'], 'OIDC');
  const issuer = process.env['OIDC_ISSUER'];
  if (oidc && !issuer) throw missing('OIDC_ISSUER', 'OIDC_CLIENT_ID is set');
  return [
    ...(github ? [{ id: 'github' as const, ...github }] : []),
    ...(google ? [{ id: 'google' as const, ...google }] : []),
    ...(oidc && issuer
      ? [
          {
            id: 'oidc' as const,
            name: process.env['OIDC_NAME'] ?? new URL(issuer).host,
            discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
            ...oidc,
          },
        ]
      : []),
  ];
}

function client(clientId: string | undefined, clientSecret: string | undefined, name: string) {
  if (!clientId) return undefined;
  if (!clientSecret) throw missing(`${name}_CLIENT_SECRET`, `${name}_CLIENT_ID is set`);
  return { clientId, clientSecret };
}

function stripeOptions(): AccountsOptions['stripe'] {
  const secretKey = process.env['STRIPE_SECRET_KEY'];
  if (!secretKey) return undefined;
  const webhookSecret = process.env['STRIPE_WEBHOOK_SECRET'];
  const price = process.env['STRIPE_PRICE'];
  const apiUrl = process.env['STRIPE_API_URL'];
  if (!webhookSecret) throw missing('STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY is set');
  if (!price) throw missing('STRIPE_PRICE', 'STRIPE_SECRET_KEY is set');
  return { secretKey, webhookSecret, price, ...(apiUrl ? { apiUrl } : {}) };
}

const missing = (name: string, why: string) =>
  new NonetError('setting-missing', `expected ${name}: ${why}; see docs/hosting.md, Accounts`);
