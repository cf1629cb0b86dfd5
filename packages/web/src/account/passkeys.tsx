// The passkeys of an account.
import type { Account, AccountClient } from '@nonet/api';
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
} from '@simplewebauthn/browser';
import { useState } from 'preact/hooks';
import { Said } from './said.tsx';
import { useAction } from './use-action.ts';

interface PasskeysProps {
  readonly client: AccountClient;
  readonly passkeys: NonNullable<Account['user']>['passkeys'];
  readonly onChange: () => Promise<void>;
}

export function Passkeys({ client, passkeys, onChange }: PasskeysProps) {
  const [name, setName] = useState('');
  const action = useAction();

  const add = async (): Promise<string> => {
    const optionsJSON = (await client.newPasskeyChallenge()) as PublicKeyCredentialCreationOptionsJSON;
    const response = await startRegistration({ optionsJSON });
    await client.addPasskey({ response: { ...response }, name: name.trim() || 'Passkey' });
    setName('');
    await onChange();
    return 'Added. From now on it signs you in.';
  };
  const remove = async (id: string): Promise<string> => {
    await client.removePasskey(id);
    await onChange();
    return 'Removed.';
  };

  return (
    <section aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">Passkeys</h2>
      <p>A passkey signs you in with your fingerprint, face or screen lock, without mail.</p>
      <ul class="rows">
        {passkeys.map((passkey) => (
          <li key={passkey.id} class="row">
            <span class="prompt-text">{passkey.name}</span>
            <button
              type="button"
              class="plain"
              aria-label={`Remove ${passkey.name}`}
              disabled={action.busy}
              onClick={() => action.run(() => remove(passkey.id))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      {browserSupportsWebAuthn() && (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            action.run(add);
          }}
        >
          <label for="passkey-name">Name of this device</label>
          <input
            id="passkey-name"
            maxLength={60}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" class="plain" disabled={action.busy}>
            Add a passkey
          </button>
        </form>
      )}
      <Said action={action} />
    </section>
  );
}
