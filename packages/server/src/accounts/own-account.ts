// All that is stored about an account beside its drawings, for an export of personal data.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

export async function exportAccount(db: Database, user: string): Promise<object> {
  const { rows } = await sql<{ account: object }>`
    select json_build_object(
      'email', u.email, 'createdAt', u.created_at,
      'sessions', (select json_agg(json_build_object('createdAt', created_at, 'expiresAt', expires_at))
        from auth_sessions where user_id = u.id),
      'identities', (select json_agg(json_build_object('provider', provider_id, 'account', account_id,
        'createdAt', created_at)) from auth_identities where user_id = u.id),
      'passkeys', (select json_agg(json_build_object('name', name, 'createdAt', created_at, 'device', device_type,
        'model', aaguid, 'backedUp', backed_up, 'transports', transports, 'uses', counter, 'publicKey', public_key,
        'credential', credential_id)) from auth_passkeys where user_id = u.id),
      'keys', (select json_agg(json_build_object('id', id, 'name', name, 'scopes', scopes,
        'picturesPerDay', pictures_per_day, 'createdAt', created_at, 'revokedAt', revoked_at))
        from api_keys where user_id = u.id),
      'usage', (select json_agg(json_build_object('day', day, 'pictures', pictures))
        from account_usage where user_id = u.id),
      'premium', (select json_build_object('customer', customer, 'status', status, 'paidUntil', paid_until,
        'renews', renews) from subscriptions where user_id = u.id)
    ) as account from auth_users u where u.id = ${user}`.execute(db);
  return rows[0]?.account ?? {};
}
