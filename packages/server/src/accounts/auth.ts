// better-auth on our database: it knows links, passkeys, other services and sessions. Its own routes are not served;
// ours (routes.ts) hand requests to it, so that nothing can be asked of it that is not written there.
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth, magicLink } from 'better-auth/plugins';
import { CamelCasePlugin } from 'kysely';
import { type Database, isUnreachable } from '../db/database.ts';
import { ServiceError } from '../service-error.ts';
import type { Mailer } from './mail.ts';
import type { Provider } from './options.ts';
import { ACCOUNT_PAGE, AUTH_PATH, SESSION_DAYS } from './places.ts';

export type Auth = ReturnType<typeof createAuth>;

interface AuthOptions {
  readonly db: Database;
  /** Origin of the service. */
  readonly origin: string;
  /** Path that the service is below; empty at the root of its host. */
  readonly basePath?: string;
  readonly secret: string;
  readonly mailer: Mailer;
  readonly providers: readonly Provider[];
  /** Takes what goes wrong, without addresses. */
  readonly onProblem: (message: string) => void;
}

/** Code of the answer when the mail server refuses an address for good. */
export const MAIL_REFUSED = 'MAIL_REFUSED';

const LINK_MINUTES = 15;
const DAY_SECONDS = 24 * 60 * 60;
const ADDRESS = /(?<![^\s<>"'@])[^\s<>"'@]+@[^\s<>"'@]+/g;
/** Links, sessions, keys: what is long and random. */
const SECRET = /[\w-]{24,}/g;

/** Its `handler` answers 500 where something went wrong, and tells `onProblem`; its `api` throws. */
export function createAuth({ db, origin, basePath = '', secret, mailer, providers, onProblem }: AuthOptions) {
  const page = origin + basePath + ACCOUNT_PAGE;
  const auth = betterAuth({
    appName: 'Nonet',
    baseURL: origin,
    basePath: basePath + AUTH_PATH,
    secret,
    telemetry: { enabled: false },
    database: { db: db.withPlugin(new CamelCasePlugin()), type: 'postgres' },
    user: { modelName: 'authUsers' },
    session: {
      modelName: 'authSessions',
      expiresIn: SESSION_DAYS * DAY_SECONDS,
      disableSessionRefresh: true,
      freshAge: DAY_SECONDS,
    },
    account: { modelName: 'authIdentities', updateAccountOnSignIn: false },
    verification: { modelName: 'authVerifications' },
    advanced: {
      cookiePrefix: 'nonet',
      database: { validateSchema: false }, // the tables are ours: db/migrations/0008-accounts.ts
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false }, // by address, which it does not get: see routes.ts
    onAPIError: { errorURL: page, throw: true }, // else it writes on the console
    logger: {
      level: 'error',
      log: (_level, ...parts: unknown[]) => onProblem(toWords(parts)),
    },
    databaseHooks: {
      // Of a person the address is kept, and nothing of the rest that other services tell.
      user: {
        create: {
          before: async (user) => (user.emailVerified ? { data: { ...user, name: '', image: null } } : false),
        },
      },
      account: {
        create: {
          before: async (identity) => ({
            data: { ...identity, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    socialProviders: Object.fromEntries(
      providers.flatMap(({ id, clientId, clientSecret }) =>
        id === 'oidc' ? [] : [[id, { clientId, clientSecret }]],
      ),
    ),
    plugins: [
      magicLink({
        storeToken: 'hashed',
        expiresIn: LINK_MINUTES * 60,
        // After the #, it is in no log and no referrer, and programs that look into mail do not use it up.
        async sendMagicLink({ email, token }) {
          try {
            await mailer.sendLink({ to: email, link: `${page}#token=${token}`, minutes: LINK_MINUTES });
          } catch (error) {
            if (!(error instanceof ServiceError) || error.code !== 'mail-refused') throw error;
            onProblem(toWords([error])); // a server that refuses all addresses is set up wrongly
            throw new APIError('BAD_REQUEST', { code: MAIL_REFUSED });
          }
        },
      }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Nonet',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) =>
            requireUser(verification.registrationInfo?.userVerified === true),
        },
        authentication: {
          afterVerification: ({ verification }) => requireUser(verification.authenticationInfo.userVerified),
        },
        schema: { passkey: { modelName: 'authPasskeys', fields: { credentialID: 'credentialId' } } },
      }),
      genericOAuth({
        config: providers.flatMap((provider) =>
          provider.id === 'oidc'
            ? [
                {
                  providerId: provider.id,
                  name: provider.name,
                  discoveryUrl: provider.discoveryUrl,
                  clientId: provider.clientId,
                  clientSecret: provider.clientSecret,
                  scopes: ['openid', 'email'],
                },
              ]
            : [],
        ),
      }),
    ],
  });
  return {
    ...auth,
    async handler(request: Request): Promise<Response> {
      try {
        return await auth.handler(request);
      } catch (error) {
        if (!isUnreachable(error)) onProblem(toWords([error]));
        return new Response(null, { status: 500 });
      }
    },
  };
}

/** A device that anybody may use who finds it signs nobody in. */
function requireUser(verified: boolean): void {
  if (!verified) throw new APIError('BAD_REQUEST', { message: 'expected a screen lock or the like' });
}

/** What better-auth wants to log: of objects only what an error says. */
const toWords = (parts: readonly unknown[]): string =>
  hideAddresses(
    parts
      .map((part) => (part instanceof Error ? part.message : part))
      .filter((part) => typeof part === 'string')
      .join(' '),
  ).slice(0, 300);

/** A message without addresses and secrets. */
export const hideAddresses = (text: string): string =>
  text.replaceAll(ADDRESS, '...').replaceAll(SECRET, '...');
