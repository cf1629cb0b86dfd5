// Accounts over HTTP: signing in and out, and what belongs to an account. Without accounts only GET /api/account tells.
import {
  Account,
  AccountKeys,
  ApiError,
  Claimed,
  CreatedKey,
  Elsewhere,
  EmailSignIn,
  LinkSignIn,
  NewAccountKey,
  NewPasskey,
  PasskeySignIn,
  ProviderSignIn,
} from '@nonet/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { empty, errors, json, READ_ERRORS } from '../openapi/answers.ts';
import { network, ownerOfDevice } from '../routes/caller.ts';
import type { AppContext } from '../routes/context.ts';
import { createAccountKey, listAccountKeys, revokeAccountKey } from './account-keys.ts';
import type { Accounts } from './accounts.ts';
import { callAuth, passOn, type Session, sessionOf } from './call-auth.ts';
import { claimDrawings } from './claim.ts';
import { deleteAccount } from './delete-account.ts';
import { describeOwnRoute, describeRoute } from './describe-route.ts';
import { ACCOUNT_PAGE, AUTH_PATH } from './places.ts';
import { changesNothing, requireOwnOrigin } from './same-origin.ts';
import { describeAccount } from './standing.ts';

type WithId = { Params: { id: string } };

export function accountRoutes(root: FastifyInstance, context: AppContext): void {
  const { db, accounts } = context;

  root.get('/api/account', { schema: STANDING }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const session = accounts && (await sessionOf(accounts.auth, request));
    return describeAccount(context, session, ownerOfDevice(request));
  });

  void root.register(async (app) => {
    app.addHook('onRequest', async (request) => {
      if (!changesNothing(request.method)) requireOwnOrigin(request, on().origin);
    });

    app.post<{ Body: EmailSignIn }>(
      '/api/account/sign-in/email',
      { schema: BY_EMAIL },
      async (request, reply) => {
        const email = request.body.email.toLowerCase();
        on().countMail(email, network(request.ip));
        await callAuth(on().auth, { request, reply }, '/sign-in/magic-link', { body: { email } });
        return reply.status(204).send();
      },
    );

    app.post<{ Body: LinkSignIn }>('/api/account/sign-in/link', { schema: BY_LINK }, (request, reply) =>
      signIn(request, reply, `/magic-link/verify?token=${request.body.token}`),
    );

    app.post('/api/account/sign-in/passkey-challenge', { schema: CHALLENGE }, (request, reply) =>
      callAuth(on().auth, { request, reply }, '/passkey/generate-authenticate-options', { method: 'GET' }),
    );

    app.post<{ Body: PasskeySignIn }>(
      '/api/account/sign-in/passkey',
      { schema: BY_PASSKEY },
      (request, reply) => signIn(request, reply, '/passkey/verify-authentication', request.body),
    );

    app.post<{ Body: ProviderSignIn }>(
      '/api/account/sign-in/provider',
      { schema: BY_PROVIDER },
      async (request, reply) => {
        const { provider } = request.body;
        if (!on().providers.some(({ id }) => id === provider))
          throw new ApiError('not-found', `there is no provider ${JSON.stringify(provider)}`);
        await on().reach(provider);
        const answer = await callAuth(on().auth, { request, reply }, '/sign-in/social', {
          body: {
            provider,
            callbackURL: on().basePath + ACCOUNT_PAGE,
            errorCallbackURL: on().basePath + ACCOUNT_PAGE,
            disableRedirect: true,
          },
        });
        return { url: (answer as Elsewhere).url };
      },
    );

    // Other services send people back here; better-auth checks that this browser was sent there.
    const returned = { schema: { hide: true }, config: { isReturn: true } } as const;
    app.get<WithId>(`${AUTH_PATH}/callback/:id`, returned, async (request, reply) => {
      const { origin, basePath } = on();
      const page = basePath + ACCOUNT_PAGE;
      const before = await sessionOf(on().auth, request);
      const [, query = ''] = request.url.split('?');
      const path = `/callback/${encodeURIComponent(request.params.id)}?${query}`;
      const answer = await on()
        .reach(request.params.id)
        .then(
          () => passOn(on().auth, request, path, { method: 'GET' }),
          () => new Response(null, { status: 503 }),
        );
      const cookies = answer.headers.getSetCookie();
      for (const cookie of cookies) reply.header('set-cookie', cookie);
      const failed = answer.status >= 500 ? `${page}?error=unavailable` : page;
      const to = new URL(answer.headers.get('location') ?? failed, origin);
      if (before && !to.searchParams.has('error')) await endSession(before);
      const safe = to.origin === origin ? to.href : `${origin}${page}?error=redirect`;
      return reply.header('cache-control', 'no-store').redirect(safe);
    });

    app.post('/api/account/sign-out', { schema: SIGN_OUT }, async (request, reply) => {
      await callAuth(on().auth, { request, reply }, '/sign-out');
      return reply.status(204).send();
    });

    app.post('/api/account/passkeys/challenge', { schema: NEW_CHALLENGE }, (request, reply) =>
      callAuth(on().auth, { request, reply }, '/passkey/generate-register-options', { method: 'GET' }),
    );

    app.post<{ Body: NewPasskey }>(
      '/api/account/passkeys',
      { schema: ADD_PASSKEY },
      async (request, reply) => {
        await callAuth(on().auth, { request, reply }, '/passkey/verify-registration', { body: request.body });
        return reply.status(204).send();
      },
    );

    app.delete<WithId>('/api/account/passkeys/:id', { schema: REMOVE_PASSKEY }, async (request, reply) => {
      const { user } = await signedIn(request);
      const { numDeletedRows } = await db
        .deleteFrom('auth_passkeys')
        .where('id', '=', request.params.id)
        .where('user_id', '=', user)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new ApiError('not-found', 'there is no such passkey (of yours)');
      return reply.status(204).send();
    });

    app.post('/api/account/claim', { schema: CLAIM }, async (request): Promise<Claimed> => {
      const { user } = await signedIn(request);
      const device = ownerOfDevice(request);
      return { drawings: device === undefined ? 0 : await claimDrawings(db, device, user) };
    });

    app.get('/api/account/keys', { schema: KEYS }, async (request): Promise<AccountKeys> => {
      const { user } = await signedIn(request);
      return { keys: await listAccountKeys(db, user) };
    });

    app.post<{ Body: NewAccountKey }>('/api/account/keys', { schema: CREATE_KEY }, async (request, reply) => {
      const { user } = await signedIn(request);
      const created = await createAccountKey(db, user, request.body);
      return reply.status(201).header('cache-control', 'no-store').send(created);
    });

    app.delete<WithId>('/api/account/keys/:id', { schema: REVOKE_KEY }, async (request, reply) => {
      const { user } = await signedIn(request);
      if (!(await revokeAccountKey(db, user, request.params.id)))
        throw new ApiError('not-found', 'there is no such key (of yours)');
      return reply.status(204).send();
    });

    app.delete('/api/account', { schema: DELETE }, async (request, reply) => {
      await deleteAccount(context, on(), (await signedIn(request)).user);
      return reply.status(204).send();
    });
  });

  /** @throws ApiError `not-found` */
  function on(): Accounts {
    if (!accounts) throw new ApiError('not-found', 'this service has no accounts');
    return accounts;
  }

  /** @throws ApiError `sign-in-needed` */
  async function signedIn(request: FastifyRequest): Promise<Session> {
    const session = await sessionOf(on().auth, request);
    if (!session) throw new ApiError('sign-in-needed', 'please sign in first');
    return session;
  }

  /** Signs in with a new session; the one that the browser had ends. */
  async function signIn(request: FastifyRequest, reply: FastifyReply, path: string, body?: object) {
    const before = await sessionOf(on().auth, request);
    await callAuth(on().auth, { request, reply }, path, body ? { body } : { method: 'GET' });
    if (before) await endSession(before);
    return reply.status(204).send();
  }

  async function endSession({ token }: Session): Promise<void> {
    await db.deleteFrom('auth_sessions').where('token', '=', token).execute();
  }
}

const ceremony = z.looseObject({ challenge: z.string() });
const byCookie = { 204: empty('Signed in, by cookie.') };

const STANDING = {
  tags: ['accounts'],
  summary: 'How the caller stands with the service',
  response: { 200: json(Account, 'Also without accounts.'), ...errors(READ_ERRORS) },
};
const BY_EMAIL = describeRoute(
  'Have a link sent that signs in',
  { 204: empty('It is sent, whether or not the address has an account.') },
  { body: EmailSignIn },
);
const BY_LINK = describeRoute('Sign in with a link', byCookie, {
  body: LinkSignIn,
  failures: ['sign-in-failed'],
});
const CHALLENGE = describeRoute('Begin to sign in with a passkey', {
  200: json(ceremony, 'Options for WebAuthn.'),
});
const BY_PASSKEY = describeRoute('Sign in with a passkey', byCookie, {
  body: PasskeySignIn,
  failures: ['sign-in-failed'],
});
const BY_PROVIDER = describeRoute(
  'Sign in at another service',
  { 200: json(Elsewhere, 'Where to go on.') },
  { body: ProviderSignIn },
);
const SIGN_OUT = describeRoute('Sign out', { 204: empty('Nobody is signed in.') });
const NEW_CHALLENGE = describeOwnRoute('Begin to add a passkey', {
  200: json(ceremony, 'Options for WebAuthn.'),
});
const ADD_PASSKEY = describeOwnRoute(
  'Add a passkey',
  { 204: empty('Added.') },
  { body: NewPasskey, failures: ['sign-in-failed'] },
);
const REMOVE_PASSKEY = describeOwnRoute('Remove a passkey', { 204: empty('Removed.') });
const CLAIM = describeOwnRoute("Make the drawings of this browser the account's", {
  200: json(Claimed, 'How many.'),
});
const KEYS = describeOwnRoute("The account's keys", { 200: json(AccountKeys, 'Without their secrets.') });
const CREATE_KEY = describeOwnRoute(
  'Make a key',
  { 201: json(CreatedKey, 'Shown once.') },
  { body: NewAccountKey, failures: ['too-many-keys'] },
);
const REVOKE_KEY = describeOwnRoute('Revoke a key', { 204: empty('Nodes notice within ten seconds.') });
const DELETE = describeOwnRoute('Delete the account and all that belongs to it', {
  204: empty('It is gone.'),
});
