// Premium over HTTP: to Stripe's pages and back, and what Stripe tells.
import { ApiError, Elsewhere } from '@nonet/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Session, sessionOf } from '../accounts/call-auth.ts';
import { describeOwnRoute, describeRoute } from '../accounts/describe-route.ts';
import { requireOwnOrigin } from '../accounts/same-origin.ts';
import { empty, json } from '../openapi/answers.ts';
import type { AppContext } from '../routes/context.ts';
import type { Premium } from './premium.ts';

export function premiumRoutes(root: FastifyInstance, { accounts }: AppContext): void {
  void root.register(async (app) => {
    app.addHook('onRequest', async (request) => {
      if (accounts) requireOwnOrigin(request, accounts.origin);
    });
    app.post('/api/account/premium/checkout', { schema: CHECK_OUT }, async (request): Promise<Elsewhere> => {
      const { premium, session } = await subscriber(request);
      return { url: await premium.checkOut(session) };
    });
    app.post('/api/account/premium/portal', { schema: MANAGE }, async (request): Promise<Elsewhere> => {
      const { premium, session } = await subscriber(request);
      return { url: await premium.manage(session.user) };
    });
    app.post('/api/account/premium/refresh', { schema: REFRESH }, async (request, reply) => {
      const { premium, session } = await subscriber(request);
      await premium.refresh(session.user);
      return reply.status(204).send();
    });
  });

  void root.register(async (app) => {
    // The signature is of the bytes.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      '*',
      { parseAs: 'buffer' },
      async (_request: FastifyRequest, body: Buffer) => body,
    );
    app.post<{ Body: Buffer | undefined }>(
      '/api/stripe/webhook',
      { schema: WEBHOOK },
      async (request, reply) => {
        const signature = request.headers['stripe-signature'];
        await on().receive(request.body ?? Buffer.alloc(0), typeof signature === 'string' ? signature : '');
        return reply.status(204).send();
      },
    );
  });

  /** @throws ApiError `not-found` */
  function on(): Premium {
    if (!accounts?.premium) throw new ApiError('not-found', 'this service has no premium');
    return accounts.premium;
  }

  /** @throws ApiError `sign-in-needed` */
  async function subscriber(request: FastifyRequest): Promise<{ premium: Premium; session: Session }> {
    const premium = on();
    const session = await sessionOf(accounts!.auth, request);
    if (!session) throw new ApiError('sign-in-needed', 'please sign in first');
    return { premium, session };
  }
}

const CHECK_OUT = describeOwnRoute(
  "Begin to pay for premium, at Stripe's page",
  { 200: json(Elsewhere, 'Where to pay.') },
  { failures: ['premium-already'] },
);
const MANAGE = describeOwnRoute("Manage premium, at Stripe's page", { 200: json(Elsewhere, 'Where to go.') });
const REFRESH = describeOwnRoute('Have the service ask Stripe how the account stands', {
  204: empty('It has asked.'),
});
const WEBHOOK = describeRoute(
  'What Stripe tells, signed by it',
  { 204: empty('Handled, now or before.') },
  { failures: ['signature-invalid'] },
);
