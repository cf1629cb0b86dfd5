// Keys for programs: made, shown once, revoked.
import type { Account, AccountClient, AccountKeys, CreatedKey, NewAccountKey } from '@nonet/api';
import { useEffect, useState } from 'preact/hooks';
import { Said } from './said.tsx';
import { useAction } from './use-action.ts';

interface KeysProps {
  readonly client: AccountClient;
  readonly user: NonNullable<Account['user']>;
}

type Scope = NewAccountKey['scopes'][number];

const SCOPES: Readonly<Record<Scope, string>> = {
  read: 'see drawings',
  draw: 'draw',
  delete: 'delete drawings',
};

export function Keys({ client, user }: KeysProps) {
  const [keys, setKeys] = useState<AccountKeys['keys']>([]);
  const [made, setMade] = useState<CreatedKey>();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read', 'draw']);
  const action = useAction();
  const load = async () => setKeys(await client.keys());
  useEffect(() => action.run(load), []);

  const make = async (): Promise<void> => {
    setMade(await client.createKey({ name, scopes: [...scopes] }));
    setName('');
    await load();
  };
  const revoke = async (id: string): Promise<string> => {
    await client.revokeKey(id);
    if (made?.id === id) setMade(undefined);
    await load();
    return 'Revoked: it ends within ten seconds.';
  };
  const choose = (scope: Scope, chosen: boolean) =>
    setScopes(chosen ? [...scopes, scope] : scopes.filter((other) => other !== scope));

  return (
    <section aria-labelledby="keys-title">
      <h2 id="keys-title">Keys for programs</h2>
      <p>
        {user.picturesToday} of {user.picturesPerDay} pictures asked for today.{' '}
        <a href="openapi">What programs can do</a>
      </p>
      <ul class="rows">
        {keys.map((key) => (
          <li key={key.id} class="row">
            <span class="prompt-text">{key.name}</span>
            <span class="said">
              may {key.scopes.map((scope) => SCOPES[scope as Scope]).join(', ')}; {key.picturesToday} pictures
              today
            </span>
            <button
              type="button"
              class="plain"
              aria-label={`Revoke ${key.name}`}
              disabled={action.busy}
              onClick={() => action.run(() => revoke(key.id))}
            >
              Revoke
            </button>
          </li>
        ))}
      </ul>
      {made && (
        <p class="secret">
          <label for="secret">The key. It is shown only now:</label>
          <input id="secret" readOnly value={made.secret} onFocus={(event) => event.currentTarget.select()} />
        </p>
      )}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          action.run(make);
        }}
      >
        <label for="key-name">Name of the program</label>
        <input
          id="key-name"
          required
          maxLength={60}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <fieldset class="row">
          <legend class="hidden">What it may do</legend>
          {Object.entries(SCOPES).map(([scope, words]) => (
            <label key={scope}>
              <input
                type="checkbox"
                checked={scopes.includes(scope as Scope)}
                onChange={(event) => choose(scope as Scope, event.currentTarget.checked)}
              />{' '}
              {words}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="plain" disabled={action.busy || scopes.length === 0}>
          Make a key
        </button>
      </form>
      <Said action={action} />
    </section>
  );
}
