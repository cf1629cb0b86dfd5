// A stand-in for Stripe: the part of its API and of its pages that the service and people use, and its signed events.
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import Stripe from 'stripe';

export interface FakeSubscription {
  readonly id: string;
  readonly customer: string;
  status: Stripe.Subscription.Status;
  cancel_at_period_end: boolean;
  cancel_at: number | null;
  canceled_at: number | null;
  ended_at: number | null;
  cancellation_details: { reason: string | null };
  /** Seconds since 1970. */
  start: number;
  end: number;
}

export interface FakeStripe {
  readonly url: string;
  readonly webhookSecret: string;
  readonly customers: ReadonlyMap<string, { readonly email: string }>;
  readonly subscriptions: readonly FakeSubscription[];
  /** Methods and paths that were asked for. */
  readonly calls: readonly string[];
  /** A new subscription of a customer, for a month from now. */
  subscribe(customer: string): FakeSubscription;
  /** An event as its body. */
  event(type: string, about: { readonly customer: string }, id?: string): string;
  /** The header that signs a body; `at` in seconds since 1970. */
  sign(body: string, options?: { readonly secret?: string; readonly at?: number }): string;
  /** Where events go when somebody acts on the stand-in's pages. */
  hook: string | undefined;
  /** Answers nothing but errors while true. */
  away: boolean;
  close(): Promise<void>;
}

export const now = (): number => Math.floor(Date.now() / 1_000);
export const DAY = 24 * 60 * 60;
const MONTH = 30 * DAY;

export async function openFakeStripe(): Promise<FakeStripe> {
  const webhookSecret = 'whsec_test';
  const stripe = new Stripe('sk_test_x');
  const customers = new Map<string, { email: string }>();
  const subscriptions: FakeSubscription[] = [];
  const checkouts = new Map<string, { customer: string; status: string; success: string }>();
  const portals = new Map<string, { customer: string; back: string }>();
  const calls: string[] = [];
  const answered = new Map<string, object>();
  const app = Fastify();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/v1/')) return;
    calls.push(`${request.method} ${request.url.split('?')[0]}`);
    if (self.away) return reply.status(500).send({ error: { type: 'api_error', message: 'away' } });
    if (request.headers.authorization !== 'Bearer sk_test_x')
      return reply.status(401).send({ error: { type: 'invalid_request_error', message: 'no key' } });
  });
  const list = (data: readonly object[]) => ({ object: 'list', data, has_more: false });
  type Form = { Body: Record<string, string>; Params: { id: string }; Querystring: Record<string, string> };

  app.post<Form>('/v1/customers', async ({ body, headers }) => {
    const key = String(headers['idempotency-key'] ?? randomUUID());
    const known = answered.get(key);
    if (known) return known;
    const id = `cus_${randomUUID()}`;
    customers.set(id, { email: body['email']! });
    answered.set(key, { id, object: 'customer' });
    return answered.get(key);
  });
  app.delete<Form>('/v1/customers/:id', async ({ params: { id } }, reply) => {
    if (!customers.delete(id))
      return reply
        .status(404)
        .send({ error: { type: 'invalid_request_error', code: 'resource_missing', message: 'no customer' } });
    for (const one of subscriptions.filter(({ customer }) => customer === id)) one.status = 'canceled';
    return { id, object: 'customer', deleted: true };
  });
  app.get<Form>('/v1/subscriptions', async ({ query }) =>
    list(subscriptions.filter(({ customer }) => customer === query['customer']).map(toSubscription)),
  );
  app.get<Form>('/v1/checkout/sessions', async ({ query }) =>
    list(
      [...checkouts]
        .filter(([, { customer, status }]) => customer === query['customer'] && status === query['status'])
        .map(([id]) => ({ id, object: 'checkout.session' })),
    ),
  );
  app.post<Form>('/v1/checkout/sessions', async ({ body }) => {
    const id = `cs_${randomUUID()}`;
    if (body['line_items[0][price]'] !== 'price_test' || body['mode'] !== 'subscription')
      throw new Error('expected the price of the host');
    checkouts.set(id, { customer: body['customer']!, status: 'open', success: body['success_url']! });
    return { id, object: 'checkout.session', url: `${self.url}/pay/${id}` };
  });
  app.post<Form>('/v1/checkout/sessions/:id/expire', async ({ params: { id } }) => {
    checkouts.get(id)!.status = 'expired';
    return { id, object: 'checkout.session' };
  });
  app.post<Form>('/v1/billing_portal/sessions', async ({ body }) => {
    const id = randomUUID();
    portals.set(id, { customer: body['customer']!, back: body['return_url']! });
    return { id, object: 'billing_portal.session', url: `${self.url}/portal/${id}` };
  });

  const page = (button: string) =>
    `<!doctype html><link rel="icon" href="data:,"><form method="post"><button>${button}</button></form>`;
  app.get('/pay/:id', (_request, reply) => reply.type('text/html').send(page('Pay')));
  app.post<Form>('/pay/:id', async ({ params: { id } }, reply) => {
    const { customer, status, success } = checkouts.get(id)!;
    if (status !== 'open') return reply.status(410).send('expired');
    checkouts.get(id)!.status = 'complete';
    self.subscribe(customer);
    await tell('checkout.session.completed', customer);
    return reply.redirect(success, 303);
  });
  app.get('/portal/:id', (_request, reply) => reply.type('text/html').send(page('Cancel plan')));
  app.post<Form>('/portal/:id', async ({ params: { id } }, reply) => {
    const { customer, back } = portals.get(id)!;
    for (const one of subscriptions) if (one.customer === customer) one.cancel_at_period_end = true;
    await tell('customer.subscription.updated', customer);
    return reply.redirect(back, 303);
  });

  async function tell(type: string, customer: string): Promise<void> {
    if (!self.hook) return;
    const body = self.event(type, { customer });
    const headers = { 'content-type': 'application/json', 'stripe-signature': self.sign(body) };
    await fetch(self.hook, { method: 'POST', headers, body });
  }

  const self: FakeStripe = {
    url: '',
    webhookSecret,
    customers,
    subscriptions,
    calls,
    hook: undefined,
    away: false,
    subscribe(customer) {
      const subscription: FakeSubscription = {
        id: `sub_${randomUUID()}`,
        customer,
        status: 'active',
        cancel_at_period_end: false,
        cancel_at: null,
        canceled_at: null,
        ended_at: null,
        cancellation_details: { reason: null },
        start: now(),
        end: now() + MONTH,
      };
      subscriptions.push(subscription);
      return subscription;
    },
    event: (type, about, id = `evt_${randomUUID()}`) =>
      JSON.stringify({ id, object: 'event', type, created: now(), data: { object: about } }),
    sign: (payload, { secret = webhookSecret, at = now() } = {}) =>
      stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: at }),
    close: () => app.close(),
  };
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return Object.assign(self, { url });
}

/** As Stripe's API tells it; what the service does not read is left out. */
const toSubscription = ({ start, end, ...rest }: FakeSubscription) => ({
  ...rest,
  object: 'subscription',
  items: {
    object: 'list',
    data: [{ object: 'subscription_item', current_period_start: start, current_period_end: end }],
  },
});
