// A stand-in for a service that says who somebody is, with OpenID Connect.
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { now } from './fake-stripe.ts';

interface Person {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly picture: string;
}

export interface FakeOidc {
  /** The issuer. */
  readonly url: string;
  readonly discoveryUrl: string;
  /** Who is asked for. */
  person: Person;
  /** Whether it answers nothing. */
  away: boolean;
  close(): Promise<void>;
}

const CLIENT = 'nonet';

export async function openFakeOidc(person: Person): Promise<FakeOidc> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const nonces = new Map<string, string>();
  const app = Fastify();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.addHook('onRequest', async (_request, reply) => self.away && reply.status(503).send());

  app.get('/.well-known/openid-configuration', async () => ({
    issuer: self.url,
    authorization_endpoint: `${self.url}/authorize`,
    token_endpoint: `${self.url}/token`,
    jwks_uri: `${self.url}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
  }));
  app.get('/keys', async () => ({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
  }));
  app.get<{ Querystring: Record<string, string> }>('/authorize', async ({ query }, reply) => {
    const code = randomUUID();
    nonces.set(code, query['nonce'] ?? '');
    const back = new URL(query['redirect_uri']!);
    back.searchParams.set('code', code);
    back.searchParams.set('state', query['state']!);
    return reply.redirect(back.href);
  });
  app.post<{ Body: Record<string, string> }>('/token', async ({ body }) => ({
    access_token: 'secret-access-token',
    refresh_token: 'secret-refresh-token',
    token_type: 'Bearer',
    expires_in: 3_600,
    id_token: sign({
      ...self.person,
      iss: self.url,
      aud: CLIENT,
      iat: now(),
      exp: now() + 600,
      nonce: nonces.get(body['code']!),
    }),
  }));

  function sign(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${part(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
  }

  const self: FakeOidc = { url: '', discoveryUrl: '', person, away: false, close: () => app.close() };
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return Object.assign(self, { url, discoveryUrl: `${url}/.well-known/openid-configuration` });
}
