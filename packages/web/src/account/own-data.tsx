// An account's data: claimed from this browser, exported, signed out of, deleted.
import type { Account, AccountClient } from '@nonet/api';
import { useState } from 'preact/hooks';
import { Said } from './said.tsx';
import { useAction } from './use-action.ts';

interface OwnDataProps {
  readonly client: AccountClient;
  readonly user: NonNullable<Account['user']>;
  readonly onChange: () => Promise<void>;
}

export function OwnData({ client, user, onChange }: OwnDataProps) {
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const claim = async (): Promise<string> => {
    const drawings = await client.claim();
    await onChange();
    return `${drawings === 1 ? 'One drawing is' : `${drawings} drawings are`} your account’s now.`;
  };
  const end = async (): Promise<void> => {
    await client.deleteAccount();
    await onChange();
  };
  const signOut = async (): Promise<void> => {
    await client.signOut();
    await onChange();
  };

  return (
    <section aria-labelledby="data-title">
      <h2 id="data-title">Your data</h2>
      {user.claimable > 0 && (
        <p class="row">
          <span>
            {user.claimable === 1 ? 'One drawing was' : `${user.claimable} drawings were`} made in this
            browser without the account.
          </span>
          <button type="button" class="plain" disabled={action.busy} onClick={() => action.run(claim)}>
            Take over
          </button>
        </p>
      )}
      <p class="row">
        <button type="button" class="plain" disabled={action.busy} onClick={() => action.run(signOut)}>
          Sign out
        </button>
        <a class="plain" href="api/me" download="nonet-data.json">
          What we store about you
        </a>
        {!asking && (
          <button type="button" class="plain" onClick={() => setAsking(true)}>
            Delete the account
          </button>
        )}
      </p>
      {asking && (
        <p class="row">
          <span>
            The account, its drawings, links and keys go for good{user.premium.active && ', and premium ends'}
            .
          </span>
          <button type="button" class="plain alarm" disabled={action.busy} onClick={() => action.run(end)}>
            Delete all of it
          </button>
          <button type="button" class="plain" onClick={() => setAsking(false)}>
            Keep it
          </button>
        </p>
      )}
      <Said action={action} />
    </section>
  );
}
