// Links to finished drawings: made, published and withdrawn by who drew, liked by others.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { wordsOf } from './words.ts';

/** 96 bits: at a million guesses a second, one of a million links is found once in 2,500 years. */
const ID_BYTES = 12;
const ID = /^[\w-]{16}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text has the form of a drawing's id: the database refuses others. */
export const isDrawingId = (text: string): boolean => UUID.test(text);

/** A link with the drawing that it leads to. */
export type ShareRow = Awaited<ReturnType<typeof findShare>> & object;

/** Shares with their drawings. `liked`: by the caller `viewer`. */
export const selectShares = (db: Database, viewer = '') =>
  db
    .selectFrom('shares')
    .innerJoin('drawings', 'drawings.id', 'shares.drawing')
    .innerJoin('results', 'results.content_key', 'drawings.content_key')
    .where('drawings.status', '=', 'done')
    .select([
      'shares.id',
      'shares.drawing',
      'shares.published',
      'shares.published_at as publishedAt',
      'shares.likes',
      'drawings.owner',
      'drawings.model',
      'drawings.request',
      'drawings.created_at as createdAt',
      'results.result',
    ])
    .select((build) =>
      build
        .exists(
          build
            .selectFrom('likes')
            .whereRef('likes.share', '=', 'shares.id')
            .where('likes.caller', '=', viewer)
            .select(sql.lit(1).as('one')),
        )
        .as('liked'),
    );

/** @param viewer owner digest of who looks */
export async function findShare(db: Database, id: string, viewer?: string) {
  if (!ID.test(id)) return undefined;
  return selectShares(db, viewer).where('shares.id', '=', id).executeTakeFirst();
}

/** The link to a finished drawing of an owner, made if there is none; undefined if there is no such drawing. */
export async function shareDrawing(
  db: Database,
  owner: string,
  drawing: string,
): Promise<ShareRow | undefined> {
  if (!isDrawingId(drawing)) return undefined;
  const mine = await db
    .selectFrom('drawings')
    .select('request')
    .where('id', '=', drawing)
    .where('owner', '=', owner)
    .where('status', '=', 'done')
    .executeTakeFirst();
  if (!mine) return undefined;
  const words = sql<string>`array_to_tsvector(${wordsOf(mine.request.prompt)}::text[])`;
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('shares')
      .values({ id: randomBytes(ID_BYTES).toString('base64url'), drawing, words })
      .onConflict((conflict) => conflict.column('drawing').doNothing())
      .execute();
    // Links must not die of age.
    await transaction.updateTable('drawings').set({ kept: true }).where('id', '=', drawing).execute();
  });
  return selectShares(db, owner).where('shares.drawing', '=', drawing).executeTakeFirst();
}

/** Puts a set into the gallery, where it is the newest, or takes it out. @returns whether the owner has such a set */
export async function setPublished(
  db: Database,
  owner: string,
  id: string,
  published: boolean,
): Promise<boolean> {
  const turn = published
    ? sql`coalesce(published, nextval('shares_published')), published_at = coalesce(published_at, now())`
    : sql`null, published_at = null`;
  const { rows } = await sql`
    update shares set published = ${turn} from drawings
    where shares.id = ${id} and drawings.id = shares.drawing and drawings.owner = ${owner}
    returning shares.id`.execute(db);
  return rows.length > 0;
}

/** Likes a set or takes that back; once per caller. @returns whether there is such a set */
export async function setLiked(db: Database, caller: string, id: string, liked: boolean): Promise<boolean> {
  const changed = liked
    ? sql`insert into likes (share, caller) select id, ${caller} from shares where id = ${id}
        on conflict do nothing returning 1`
    : sql`delete from likes where share = ${id} and caller = ${caller} returning 1`;
  const step = liked ? 1 : -1;
  const { rows } = await sql`
    with changed as (${changed})
    update shares set likes = likes + ${step} * (select count(*) from changed)
    where id = ${id} returning id`.execute(db);
  return rows.length > 0;
}
