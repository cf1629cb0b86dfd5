// Premium: what it is, how it stands, and the way to Stripe's pages.
import type { Account, AccountClient } from '@nonet/api';
import { Said } from './said.tsx';
import { useAction } from './use-action.ts';

interface PremiumProps {
  readonly client: AccountClient;
  readonly user: NonNullable<Account['user']>;
}

export function Premium({ client, user: { premium } }: PremiumProps) {
  const action = useAction();
  const go = (to: () => Promise<string>) => action.run(async () => location.assign(await to()));
  const until = premium.until && new Date(premium.until).toLocaleDateString();

  return (
    <section aria-labelledby="premium-title">
      <h2 id="premium-title">Premium</h2>
      <p>
        {premium.active
          ? `You have premium${premium.renews ? '' : ` until ${until}`}: your drawings go first, with more candidates, more pictures for programs, and no ads.`
          : 'Your drawings go first, with more candidates, more pictures for programs, and no ads.'}
        {premium.status === 'past_due' && ' The last payment failed: please look at your card.'}
        {!premium.active && until && ` Yours ended on ${until}; nothing of yours is lost.`}
      </p>
      <p class="row">
        {!(premium.active && premium.renews) && (
          <button
            type="button"
            class="main"
            disabled={action.busy}
            onClick={() => go(() => client.checkOut())}
          >
            Get premium
          </button>
        )}
        {premium.status !== undefined && (
          <button
            type="button"
            class="plain"
            disabled={action.busy}
            onClick={() => go(() => client.managePremium())}
          >
            Manage premium
          </button>
        )}
      </p>
      <Said action={action} />
    </section>
  );
}
