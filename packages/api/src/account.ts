// Accounts: who is signed in, their keys, and premium.
import { z } from 'zod';

const time = z.iso.datetime();

/** What keys that people make for themselves may do. */
const accountScopes = ['read', 'draw', 'delete'] as const;

const Passkey = z.strictObject({ id: z.string(), name: z.string(), createdAt: time.optional() });

const Premium = z.strictObject({
  active: z.boolean(),
  until: time.optional().describe('When it ends, or ended, unless it is renewed.'),
  renews: z.boolean(),
  status: z.string().optional().describe("Stripe's word for the subscription."),
});

/** How the caller stands with the service. Every page may ask, signed in or not. */
export const Account = z
  .strictObject({
    accounts: z.boolean().describe('Whether this service has accounts.'),
    ads: z.boolean().describe("Whether the host's ads may be shown to this caller."),
    providers: z
      .array(z.strictObject({ id: z.string(), name: z.string() }))
      .describe('Other services to sign in with.'),
    premium: z.boolean().describe('Whether this service has premium.'),
    user: z
      .strictObject({
        email: z.string(),
        createdAt: time,
        passkeys: z.array(Passkey),
        premium: Premium,
        maxCandidates: z.int().optional().describe('Most `candidates`; no other limit when absent.'),
        picturesPerDay: z.int().describe('Pictures a day (UTC) for all keys of the account.'),
        picturesToday: z.int(),
        claimable: z.int().describe('Drawings of this browser that are not of the account yet.'),
      })
      .optional()
      .describe('Who is signed in.'),
  })
  .meta({ id: 'Account', description: 'How the caller stands with the service.' });
export type Account = z.infer<typeof Account>;

export const EmailSignIn = z
  .strictObject({ email: z.email().max(254).describe('A link that signs in is sent there.') })
  .meta({ id: 'EmailSignIn' });
export type EmailSignIn = z.infer<typeof EmailSignIn>;

export const LinkSignIn = z
  .strictObject({
    token: z
      .string()
      .regex(/^[A-Za-z]{32}$/)
      .describe('What the link has after `#token=`.'),
  })
  .meta({ id: 'LinkSignIn' });
export type LinkSignIn = z.infer<typeof LinkSignIn>;

export const ProviderSignIn = z
  .strictObject({ provider: z.string().max(50).describe('Id of one of `providers`.') })
  .meta({ id: 'ProviderSignIn' });
export type ProviderSignIn = z.infer<typeof ProviderSignIn>;

/** A page of somebody else to go on at. */
export const Elsewhere = z.strictObject({ url: z.string() }).meta({ id: 'Elsewhere' });
export type Elsewhere = z.infer<typeof Elsewhere>;

const credential = z
  .looseObject({ id: z.string().max(2_000), type: z.literal('public-key') })
  .describe("WebAuthn's answer as JSON.");

export const PasskeySignIn = z.strictObject({ response: credential }).meta({ id: 'PasskeySignIn' });
export type PasskeySignIn = z.infer<typeof PasskeySignIn>;

export const NewPasskey = z
  .strictObject({ response: credential, name: z.string().trim().min(1).max(60) })
  .meta({ id: 'NewPasskey' });
export type NewPasskey = z.infer<typeof NewPasskey>;

export const NewAccountKey = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    scopes: z
      .array(z.enum(accountScopes))
      .min(1)
      .max(accountScopes.length)
      .default(['read', 'draw'])
      .describe('`read`: see drawings; `draw`: make and cancel them; `delete`: delete them.'),
    picturesPerDay: z.int().min(1).max(1_000_000).optional().describe("Beside the account's own quota."),
  })
  .meta({ id: 'NewAccountKey' });
export type NewAccountKey = z.infer<typeof NewAccountKey>;

export const CreatedKey = z
  .strictObject({ id: z.string(), secret: z.string().describe('Returned once and never again.') })
  .meta({ id: 'CreatedKey' });
export type CreatedKey = z.infer<typeof CreatedKey>;

export const AccountKeys = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        scopes: z.array(z.string()),
        picturesPerDay: z.int().optional(),
        picturesToday: z.int(),
        createdAt: time,
      }),
    ),
  })
  .meta({ id: 'AccountKeys', description: 'Keys of the account, without their secrets.' });
export type AccountKeys = z.infer<typeof AccountKeys>;

export const Claimed = z.strictObject({ drawings: z.int() }).meta({ id: 'Claimed' });
export type Claimed = z.infer<typeof Claimed>;
