// The caller's plan and limits, as the page shows them.
import type { Account } from '@nonet/api';
import { sql } from 'kysely';
import type { AppContext } from '../routes/context.ts';
import type { Session } from './call-auth.ts';

/** @param device owner digest of the browser, if it has one */
export async function describeAccount(
  { db, accounts }: Pick<AppContext, 'db' | 'accounts'>,
  session: Session | undefined,
  device: string | undefined,
): Promise<Account> {
  const service = {
    accounts: accounts !== undefined,
    providers: [...(accounts?.providers ?? [])],
    premium: accounts?.premium !== undefined,
  };
  if (!accounts || !session) return { ...service, ads: true };
  const [row, passkeys] = await Promise.all([
    sql<Row>`
      select u.created_at as "createdAt", s.status, s.paid_until as "paidUntil", s.renews,
        coalesce((select pictures from account_usage
          where user_id = u.id and day = (now() at time zone 'utc')::date), 0) as "picturesToday",
        (select count(*) from drawings where owner = ${device ?? ''}) as claimable
      from auth_users u left join subscriptions s on s.user_id = u.id where u.id = ${session.user}`.execute(
      db,
    ),
    db
      .selectFrom('auth_passkeys')
      .select(['id', 'name', 'created_at as createdAt'])
      .where('user_id', '=', session.user)
      .orderBy('created_at')
      .execute(),
  ]);
  const [found] = row.rows;
  if (!found) return { ...service, ads: true }; // deleted just now
  const plan = accounts.planOf(found.paidUntil);
  return {
    ...service,
    ads: plan.ads,
    user: {
      email: session.email,
      createdAt: found.createdAt.toISOString(),
      passkeys: passkeys.map(({ id, name, createdAt }) => ({
        id,
        name: name ?? '',
        ...(createdAt ? { createdAt: createdAt.toISOString() } : {}),
      })),
      premium: {
        active: plan.name === 'premium',
        renews: found.renews ?? false,
        ...(found.paidUntil ? { until: found.paidUntil.toISOString() } : {}),
        ...(found.status ? { status: found.status } : {}),
      },
      ...(plan.maxCandidates === undefined ? {} : { maxCandidates: plan.maxCandidates }),
      picturesPerDay: plan.picturesPerDay,
      picturesToday: found.picturesToday,
      claimable: found.claimable,
    },
  };
}

interface Row {
  readonly createdAt: Date;
  readonly status: string | null;
  readonly paidUntil: Date | null;
  readonly renews: boolean | null;
  readonly picturesToday: number;
  readonly claimable: number;
}
