// The account page: signing in, and all that belongs to the account of a signed-in user. Loaded at its address alone.
import { type Account, createAccountClient } from '@nonet/api';
import { useEffect, useState } from 'preact/hooks';
import { Keys } from './keys.tsx';
import { OwnData } from './own-data.tsx';
import { Passkeys } from './passkeys.tsx';
import { Premium } from './premium.tsx';
import { SignIn } from './sign-in.tsx';
import './account.css';
import { servicePath } from '../service.ts';
import { SiteHeader } from '../site-header.tsx';

const client = createAccountClient(servicePath());

/** What the link in a mail has after the #; taken out of the address, so that nobody reads it over a shoulder. */
function takeToken(): string | undefined {
  const [, token] = /^#token=([A-Za-z]{32})$/.exec(location.hash) ?? [];
  if (token) history.replaceState(null, '', location.pathname);
  return token;
}

export function AccountPage() {
  const [account, setAccount] = useState<Account>();
  const [away, setAway] = useState(false);
  const [token, setToken] = useState(takeToken);
  const query = new URLSearchParams(location.search);
  const load = async (): Promise<void> => setAccount(await client.account());

  useEffect(() => {
    document.title = 'Account – Nonet';
    const begin = async () => {
      await load();
      if (query.get('premium') !== 'bought') return;
      history.replaceState(null, '', location.pathname);
      await client.refreshPremium();
      await load();
    };
    begin().catch(() => setAway(true));
    // A link that is opened where this page is shown already does not load it anew.
    const follow = () => setToken((before) => takeToken() ?? before);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const user = account?.user;
  return (
    <>
      <SiteHeader />
      <main class="account" lang="en" dir="ltr">
        <div>
          <h1>Account</h1>
          {user && <p class="said">{user.email}</p>}
        </div>
        {away && <p role="alert">Nonet could not be reached.</p>}
        {query.has('error') && !user && <p role="alert">Signing in there did not work; please try again.</p>}
        {account && !account.accounts && <p>This service has no accounts.</p>}
        {account?.accounts && !user && (
          <SignIn
            client={client}
            account={account}
            token={token}
            onSignedIn={() => {
              setToken(undefined);
              load().catch(() => setAway(true));
            }}
          />
        )}
        {account && user && (
          <>
            {account.premium && <Premium client={client} user={user} />}
            <Keys client={client} user={user} />
            <Passkeys client={client} passkeys={user.passkeys} onChange={load} />
            <OwnData client={client} user={user} onChange={load} />
          </>
        )}
      </main>
    </>
  );
}
