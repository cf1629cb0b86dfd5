// The host's settings for accounts.
import type { PlanLimits } from '../premium/plans.ts';
import type { StripeOptions } from '../premium/stripe.ts';

export interface AccountsOptions {
  /** The service's address as its users type it, as in `https://nonet.example`. */
  readonly url: string;
  /** The server that mail is sent through, as in `smtps://user:password@mail.example`. */
  readonly smtpUrl: string;
  /** HTTP proxy on the way to that server, as in `http://proxy.example:3128`. */
  readonly smtpProxy?: string;
  /** Sender of the mail; `nonet@` the service's host when absent. */
  readonly mailFrom?: string;
  /** Signs cookies, the same on all nodes; without it the data folder has one of its own. */
  readonly secret?: string;
  /** Other services that say who somebody is. */
  readonly providers?: readonly Provider[];
  /** Without it there is no premium. */
  readonly stripe?: StripeOptions;
  readonly limits?: Partial<PlanLimits>;
}

interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A service to sign in with: a known one, or any that speaks OpenID Connect, by its discovery document. */
export type Provider = Client &
  (
    | { readonly id: 'github' | 'google' }
    | { readonly id: 'oidc'; readonly name: string; readonly discoveryUrl: string }
  );
