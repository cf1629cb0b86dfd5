// Accounts with their keys and subscriptions. The columns of auth_* are what better-auth expects.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth_users (
      id text primary key,
      name text not null check (name = ''),                  -- of the address alone: no more is asked for
      email text not null unique,
      email_verified boolean not null,
      image text check (image is null),
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table auth_sessions (
      id text primary key,
      token text not null unique,                            -- worth nothing without the signature in the cookie
      user_id text not null references auth_users (id) on delete cascade,
      ip_address text check (ip_address = ''),               -- never stored
      user_agent text check (user_agent = ''),
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index auth_sessions_user on auth_sessions (user_id)`.execute(db);
  // Who another service says that somebody is. Its tokens are not kept: nothing is asked of it later.
  await sql`
    create table auth_identities (
      id text primary key,
      account_id text not null,
      provider_id text not null,
      user_id text not null references auth_users (id) on delete cascade,
      access_token text check (access_token is null),
      refresh_token text check (refresh_token is null),
      id_token text check (id_token is null),
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text check (password is null),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (provider_id, account_id)
    )`.execute(db);
  await sql`create index auth_identities_user on auth_identities (user_id)`.execute(db);
  // Sign-ins that have begun: digests of links, challenges of passkeys, states of other services.
  await sql`
    create table auth_verifications (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index auth_verifications_identifier on auth_verifications (identifier)`.execute(db);
  await sql`
    create table auth_passkeys (
      id text primary key,
      name text,
      public_key text not null,
      user_id text not null references auth_users (id) on delete cascade,
      credential_id text not null unique,
      counter bigint not null,
      device_type text not null,
      backed_up boolean not null,
      transports text,
      created_at timestamptz,
      aaguid text
    )`.execute(db);
  await sql`create index auth_passkeys_user on auth_passkeys (user_id)`.execute(db);

  // Keys that people made for their accounts; the host's own have no account.
  await sql`alter table api_keys add column user_id text references auth_users (id) on delete cascade`.execute(
    db,
  );
  await sql`create index api_keys_user on api_keys (user_id) where user_id is not null`.execute(db);
  // Keys that could draw could delete before there was a scope for it.
  await sql`update api_keys set scopes = array_append(scopes, 'delete') where 'draw' = any(scopes)`.execute(
    db,
  );
  // Pictures that all keys of an account asked for.
  await sql`
    create table account_usage (
      user_id text not null references auth_users (id) on delete cascade,
      day date not null,
      pictures bigint not null,
      primary key (user_id, day)
    ) with (fillfactor = 50)`.execute(db);

  await sql`
    create table subscriptions (
      user_id text primary key references auth_users (id) on delete cascade,
      customer text unique,           -- Stripe's name of the account; null until it has given one
      status text,                    -- Stripe's word; null before the first subscription
      paid_until timestamptz,         -- premium before this
      renews boolean not null default false,
      updated_at timestamptz not null default now()
    )`.execute(db);
  // Events that were handled: Stripe may send one twice.
  await sql`
    create table stripe_events (
      id text primary key,
      at timestamptz not null default now()
    )`.execute(db);
}
