// The way to the account page, where the service has accounts.
import { createAccountClient } from '@nonet/api';
import { useEffect, useState } from 'preact/hooks';
import { servicePath } from '../service.ts';
import { t } from '../text.ts';

export function AccountLink() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    createAccountClient(servicePath())
      .account()
      .then(
        ({ accounts }) => setShown(accounts),
        () => {}, // without it the page draws all the same
      );
  }, []);
  return shown ? <a href="account">{t('site.account')}</a> : null;
}
