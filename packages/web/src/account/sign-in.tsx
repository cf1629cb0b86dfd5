// Ways to sign in: a link by mail, a passkey, or another service.
import type { Account, AccountClient } from '@nonet/api';
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { useState } from 'preact/hooks';
import { Said } from './said.tsx';
import { useAction } from './use-action.ts';

interface SignInProps {
  readonly client: AccountClient;
  readonly account: Account;
  /** What the link that was followed has; absent when none was. */
  readonly token: string | undefined;
  readonly onSignedIn: () => void;
}

export function SignIn({ client, account, token, onSignedIn }: SignInProps) {
  const [email, setEmail] = useState('');
  const action = useAction();

  const byPasskey = async (): Promise<void> => {
    const optionsJSON = (await client.passkeyChallenge()) as PublicKeyCredentialRequestOptionsJSON;
    await client.signInByPasskey({ ...(await startAuthentication({ optionsJSON })) });
    onSignedIn();
  };
  const byLink = async (): Promise<void> => {
    await client.signInByLink(token!);
    onSignedIn();
  };

  return (
    <section aria-labelledby="sign-in-title">
      <h2 id="sign-in-title">Sign in</h2>
      {token !== undefined && (
        <p class="row">
          <span>You followed the link in our mail.</span>
          <button type="button" class="main" disabled={action.busy} onClick={() => action.run(byLink)}>
            Sign in on this device
          </button>
        </p>
      )}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          action.run(async () => {
            await client.sendLink(email);
            return `A link is on its way to ${email}. It works once, for 15 minutes.`;
          });
        }}
      >
        <label for="email">E-mail address</label>
        <input
          id="email"
          type="email"
          required
          maxLength={254}
          autocomplete="email webauthn"
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <button type="submit" class={token === undefined ? 'main' : 'plain'} disabled={action.busy}>
          Send me a link
        </button>
      </form>
      <p class="row">
        {browserSupportsWebAuthn() && (
          <button type="button" class="plain" disabled={action.busy} onClick={() => action.run(byPasskey)}>
            Use a passkey
          </button>
        )}
        {account.providers.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            class="plain"
            disabled={action.busy}
            onClick={() => action.run(async () => location.assign(await client.signInWith(id)))}
          >
            Go on with {name}
          </button>
        ))}
      </p>
      <Said action={action} />
      <p>
        Nonet draws without an account too. With one, your drawings are yours on every device, and programs of
        yours can draw. What is kept of it, the <a href="privacy">privacy page</a> says.
      </p>
    </section>
  );
}
