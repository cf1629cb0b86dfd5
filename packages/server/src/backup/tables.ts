// The tables that a backup holds.
import type { ClientBase } from 'pg';

/** Living workers of the old place are none of the new one. */
const LEFT_OUT = ['workers'];

/**
 * Tables of this service that a crash keeps (so no unlogged ones), those before that others refer to. Migrations'
 * own are no data.
 */
export async function tablesOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; refers: string[] }>(`
    select c.relname as name, array(
      select r.confrelid::regclass::text from pg_constraint r where r.conrelid = c.oid and r.contype = 'f'
        and r.confrelid <> c.oid) as refers
    from pg_class c
    where c.relkind = 'r' and c.relpersistence = 'p' and c.relnamespace = current_schema()::regnamespace
      and c.relname not like 'kysely\\_%' order by c.relname`);
  const waiting = new Map(
    rows.filter(({ name }) => !LEFT_OUT.includes(name)).map((row) => [row.name, row.refers]),
  );
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(([, refers]) => !refers.some((name) => waiting.has(name)));
    if (free.length === 0) throw new Error(`tables refer to each other: ${[...waiting.keys()].join(', ')}`);
    for (const [name] of free) {
      waiting.delete(name);
      ordered.push(name);
    }
  }
  return ordered;
}

/** The last migration that has run. */
export async function lastMigration(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    'select name from kysely_migration order by name desc limit 1',
  );
  return rows[0]!.name;
}
