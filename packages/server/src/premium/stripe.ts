// Stripe's library, set up for this service.
import Stripe from 'stripe';

export interface StripeOptions {
  /** `sk_...` or a restricted key. */
  readonly secretKey: string;
  /** `whsec_...`: signs what Stripe sends. */
  readonly webhookSecret: string;
  /** `price_...`: what a period of premium costs. */
  readonly price: string;
  /** Address of the API in place of Stripe's, as of stripe-mock. */
  readonly apiUrl?: string;
}

const TIMEOUT_MS = 10_000;

export function openStripe({ secretKey, apiUrl }: Pick<StripeOptions, 'secretKey' | 'apiUrl'>): Stripe {
  const url = apiUrl === undefined ? undefined : new URL(apiUrl);
  return new Stripe(secretKey, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
    httpClient: Stripe.createFetchHttpClient(), // goes through the proxies of the environment
    ...(url
      ? {
          host: url.hostname,
          port: url.port,
          protocol: url.protocol === 'http:' ? ('http' as const) : ('https' as const),
        }
      : {}),
  });
}
