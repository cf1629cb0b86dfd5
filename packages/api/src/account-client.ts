// A client of accounts for pages: the browser's cookie identifies the user.
import type {
  Account,
  AccountKeys,
  Claimed,
  CreatedKey,
  Elsewhere,
  NewAccountKey,
  NewPasskey,
  PasskeySignIn,
} from './account.ts';
import { errorOf } from './errors.ts';

/** Options of a WebAuthn ceremony as JSON, for `@simplewebauthn/browser`. */
type CeremonyOptions = object;

/** Every method throws ApiError: `sign-in-needed` where somebody must be signed in and nobody is. */
export interface AccountClient {
  /** How the caller stands with the service, signed in or not. */
  account(): Promise<Account>;
  /** Has a link sent that signs in. @throws ApiError `rate-limited` */
  sendLink(email: string): Promise<void>;
  /** Signs in with what a link has after `#token=`. @throws ApiError `sign-in-failed` */
  signInByLink(token: string): Promise<void>;
  /** What `navigator.credentials.get` is to be asked with. */
  passkeyChallenge(): Promise<CeremonyOptions>;
  /** @throws ApiError `sign-in-failed` */
  signInByPasskey(response: PasskeySignIn['response']): Promise<void>;
  /** The address of another service to sign in at. */
  signInWith(provider: string): Promise<string>;
  signOut(): Promise<void>;
  /** What `navigator.credentials.create` is to be asked with. */
  newPasskeyChallenge(): Promise<CeremonyOptions>;
  addPasskey(passkey: NewPasskey): Promise<void>;
  removePasskey(id: string): Promise<void>;
  /** Makes the drawings of this browser the account's. @returns how many */
  claim(): Promise<number>;
  keys(): Promise<AccountKeys['keys']>;
  /** @throws ApiError `too-many-keys` */
  createKey(key: NewAccountKey): Promise<CreatedKey>;
  revokeKey(id: string): Promise<void>;
  /** Stripe's page to pay at. @throws ApiError `premium-already` */
  checkOut(): Promise<string>;
  /** Stripe's page for invoices, cards and the end of premium. */
  managePremium(): Promise<string>;
  /** Has the service ask Stripe how the account stands. */
  refreshPremium(): Promise<void>;
  /** Deletes the account, its drawings and keys, and ends premium. */
  deleteAccount(): Promise<void>;
}

/** @param baseUrl where the service is; the page's own origin when absent */
export function createAccountClient(baseUrl = ''): AccountClient {
  async function send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${baseUrl}/api/account${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw await errorOf(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
  const elsewhere = async (path: string, body?: object) => (await send<Elsewhere>('POST', path, body)).url;
  const named = (path: string, id: string) => `${path}/${encodeURIComponent(id)}`;

  return {
    account: () => send('GET', ''),
    sendLink: (email) => send('POST', '/sign-in/email', { email }),
    signInByLink: (token) => send('POST', '/sign-in/link', { token }),
    passkeyChallenge: () => send('POST', '/sign-in/passkey-challenge'),
    signInByPasskey: (response) => send('POST', '/sign-in/passkey', { response }),
    signInWith: (provider) => elsewhere('/sign-in/provider', { provider }),
    signOut: () => send('POST', '/sign-out'),
    newPasskeyChallenge: () => send('POST', '/passkeys/challenge'),
    addPasskey: (passkey) => send('POST', '/passkeys', passkey),
    removePasskey: (id) => send('DELETE', named('/passkeys', id)),
    claim: async () => (await send<Claimed>('POST', '/claim')).drawings,
    keys: async () => (await send<AccountKeys>('GET', '/keys')).keys,
    createKey: (key) => send('POST', '/keys', key),
    revokeKey: (id) => send('DELETE', named('/keys', id)),
    checkOut: () => elsewhere('/premium/checkout'),
    managePremium: () => elsewhere('/premium/portal'),
    refreshPremium: () => send('POST', '/premium/refresh'),
    deleteAccount: () => send('DELETE', ''),
  };
}
