// The published sets: searched, ordered, a page at a time.
import type { GalleryQuery } from '@nonet/api';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { type ShareRow, selectShares } from './shares.ts';
import { toQuery } from './words.ts';

export interface GalleryRows {
  readonly rows: readonly ShareRow[];
  /** Where the next page begins; absent at the end. */
  readonly next?: string;
}

/** A page of the gallery. A search without a word finds nothing. @param viewer owner digest of who looks */
export async function findPublished(
  db: Database,
  { search = '', sort, limit, after }: GalleryQuery,
  viewer?: string,
): Promise<GalleryRows> {
  const query = toQuery(search);
  if (search.trim() !== '' && query === undefined) return { rows: [] };
  let select = selectShares(db, viewer).where('shares.published', 'is not', null);
  if (query !== undefined) select = select.where(sql<boolean>`shares.words @@ ${query}::tsquery`);
  if (sort === 'liked') {
    const [likes, published] = (after ?? '').split('-').map(Number);
    if (published !== undefined)
      select = select.where(sql<boolean>`(shares.likes, shares.published) < (${likes}, ${published})`);
    select = select.orderBy('shares.likes', 'desc');
  } else if (after !== undefined) {
    select = select.where('shares.published', '<', Number(after.split('-').at(-1)));
  }
  const found = await select
    .orderBy('shares.published', 'desc')
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  if (!last) return { rows };
  return { rows, next: sort === 'liked' ? `${last.likes}-${last.published}` : String(last.published) };
}
