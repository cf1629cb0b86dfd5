// Links to finished drawings, which of them are published, and who likes them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence shares_published`.execute(db);
  await sql`
    create table shares (
      id text primary key,            -- 96 random bits: its holder may look
      drawing uuid not null unique references drawings (id) on delete cascade,
      words tsvector not null,        -- of the prompt; see sharing/words.ts
      published bigint unique,        -- its turn in the gallery, from the sequence; null: unlisted
      published_at timestamptz,
      likes int not null default 0,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index shares_words on shares using gin (words) where published is not null`.execute(db);
  await sql`create index shares_liked on shares (likes, published) where published is not null`.execute(db);

  await sql`
    create table likes (
      share text not null references shares (id) on delete cascade,
      caller text not null,           -- owner digest of who likes it
      primary key (share, caller)
    )`.execute(db);
}
