// After the end of an account nothing names it: no row of any table, no file; and Stripe has forgotten it too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreatedKey } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBlobs } from '../blobs/index.ts';
import { listAudit } from '../moderation/audit.ts';
import { addBan } from '../moderation/bans.ts';
import { closeReport, listReports } from '../moderation/reports.ts';
import { DEFAULT_PERIODS, retain } from '../retention/retain.ts';
import { type AccountSite, openAccountSite } from '../testing/account-site.ts';
import { type CookieClient, cookieClient } from '../testing/cookie-client.ts';
import { until } from '../testing/until.ts';
import { ownerOfAccount } from './identify.ts';

let site: AccountSite;

beforeAll(async () => {
  site = await openAccountSite({}, { worker: { threads: 1 } }); // a model: squares would have no prompt in their files
});
afterAll(() => site?.close());

const EMAIL = 'leaver@example.org';
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code?: string }).code,
];

/** Tables that hold a text anywhere, and files of the data folder that do, logs too: all but the tables' own. */
async function placesWith(text: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(site.store.db);
  const found = [];
  for (const { name } of tables.rows) {
    const { rows } =
      await sql`select 1 from ${sql.table(name)} t where strpos(t::text, ${text}) > 0 limit 1`.execute(
        site.store.db,
      );
    if (rows.length > 0) found.push(name);
  }
  const { data } = site.node;
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.startsWith(join(data, 'postgres', 'data')),
  );
  for (const { parentPath, name } of files)
    if (readFileSync(join(parentPath, name)).includes(text)) found.push(name);
  return found;
}

async function draw(client: CookieClient, prompt: string): Promise<string> {
  const { id } = await client.expect<{ id: string }>(202, 'POST', '/api/drawings', { prompt, count: 1 });
  await untilDone(client, id);
  return id;
}

const untilDone = (client: CookieClient, id: string) =>
  until(
    async () =>
      (await client.expect<{ status: string }>(200, 'GET', `/api/drawings/${id}`)).status === 'done',
  );

/** Everything that an account can leave behind. */
async function live(client: CookieClient, stranger: CookieClient) {
  const theirs = await draw(stranger, 'a thing that stays');
  const { id: shared } = await stranger.expect<{ id: string }>(200, 'PUT', `/api/drawings/${theirs}/share`);
  await stranger.expect(200, 'PUT', `/api/shares/${shared}/published`);
  const drawing = await draw(client, 'a thing that goes');
  const share = await client.expect<{ id: string }>(200, 'PUT', `/api/drawings/${drawing}/share`);
  await client.expect(200, 'PUT', `/api/shares/${share.id}/published`);
  await client.expect(200, 'PUT', `/api/shares/${shared}/like`);
  await client.expect(204, 'POST', '/api/reports', { drawing: theirs, reason: 'other', message: 'hm' });
  const key = await client.expect<CreatedKey>(201, 'POST', '/api/account/keys', { name: 'my bot' });
  const byKey = await fetch(`${site.url}/api/drawings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key.secret}` },
    body: '{"prompt":"a thing that goes too","count":1}',
  });
  expect(byKey.status).toBe(202);
  await untilDone(client, ((await byKey.json()) as { id: string }).id); // files that are being written come and go
  await client.expect(200, 'POST', '/api/account/premium/checkout');
  const [customer] = [...site.stripe.customers.keys()].slice(-1);
  site.stripe.subscribe(customer!);
  await client.expect(204, 'POST', '/api/account/premium/refresh');
  await site.askToken(cookieClient(site.url), EMAIL); // a sign-in that has begun
  const { id: user } = await site.store.db
    .selectFrom('auth_users')
    .select('id')
    .where('email', '=', EMAIL)
    .executeTakeFirstOrThrow();
  await sql`
    insert into auth_passkeys values ('p', 'my phone', 'public', ${user}, 'cred', 0, 'singleDevice', false)`.execute(
    site.store.db,
  );
  await moderate(user, drawing, key.id);
  return { drawing, share, key, customer: customer!, user, shared };
}

/** What moderators did to an account, naming it wherever they can. */
async function moderate(user: string, drawing: string, key: string): Promise<void> {
  const { db } = site.store;
  const note = `${EMAIL.toUpperCase()} (user ${user}) again, key ${key}`;
  await sql`insert into reports (kind, drawing, reason, message, reporter) values
    ('picture', ${drawing}, 'other', ${`by ${EMAIL}?`}, 'somebody')`.execute(db);
  const report = (await listReports(db, 'open', 9)).find((one) => one.drawing === drawing);
  await closeReport({ db, blobs: openBlobs(join(site.node.data, 'pictures')) }, 'desk', report!.id, {
    status: 'upheld',
    note,
    ban: { whose: 'account', reason: `a note of ${EMAIL}`, days: 3 },
  });
  for (const subject of [`user ${user}`, `key ${key}`, `owner ${ownerOfAccount(user)}`])
    await addBan(db, 'desk', { of: { subject }, reason: `spam of ${EMAIL}` });
}

it('deleting an account leaves no row and no file that names it, and ends premium at Stripe', async () => {
  const [client, stranger] = [await site.signIn(EMAIL), cookieClient(site.url)];
  const left = await live(client, stranger);
  const given = JSON.stringify(await client.expect(200, 'GET', '/api/me'));
  for (const text of [EMAIL, 'my phone', 'my bot', left.customer, 'a thing that goes', left.key.id])
    expect(given).toContain(text);
  expect(given).not.toContain(left.key.secret);
  const token = client.cookies.get('nonet.session_token')!.split('.')[0]!;
  const names = [
    EMAIL,
    left.user,
    ownerOfAccount(left.user),
    left.key.id,
    left.customer,
    token,
    left.drawing,
  ];
  names.push('a thing that goes', 'my phone', 'my bot', left.share.id);
  for (const text of names) expect([text, await placesWith(text)]).not.toEqual([text, []]);
  expect(await placesWith('a thing that goes')).toContainEqual(expect.stringMatching(/\.png$/));

  site.stripe.away = true;
  expect((await client.send('DELETE', '/api/account')).status).toBe(503);
  site.stripe.away = false;
  expect(await placesWith(EMAIL)).not.toEqual([]); // all or nothing
  expect((await client.send('DELETE', '/api/account')).status).toBe(204);

  for (const text of names) expect([text, await placesWith(text)]).toEqual([text, []]);
  expect(await placesWith('a thing that stays')).not.toEqual([]);
  expect(site.stripe.customers.has(left.customer)).toBe(false);
  expect(await client.expect(200, 'GET', '/api/account')).not.toHaveProperty('user');
  const { likes } = await stranger.expect<{ likes: number }>(200, 'GET', `/api/shares/${left.shared}`);
  expect(likes).toBe(0);
  // Events that come late make nothing of it again.
  const body = site.stripe.event('customer.subscription.deleted', { customer: left.customer });
  const headers = { 'content-type': 'application/json', 'stripe-signature': site.stripe.sign(body) };
  expect((await fetch(site.stripe.hook!, { method: 'POST', headers, body })).status).toBe(204);
  expect(await placesWith(left.customer)).toEqual([]);
  // The log tells what was done, and of whom it no longer knows.
  const log = await listAudit(site.store.db, 10);
  expect(log.map(({ action, subject }) => [action, subject])).toEqual([
    ['ban', 'owner (deleted)'],
    ['ban', 'key (deleted)'],
    ['ban', 'user (deleted)'],
    ['report upheld', expect.stringMatching(/^report \d+$/)],
    ['ban', 'user (deleted)'],
  ]);
  expect(log[0]!.detail).toEqual({ reason: 'spam of (deleted)', days: null });
  expect(log[3]!.detail).toMatchObject({
    note: '(deleted) (user (deleted)) again, key (deleted)',
  });
});

describe('a ban', () => {
  const drawAs = (client: CookieClient) =>
    client.send('POST', '/api/drawings', { prompt: 'a cat', count: 1 }).then(codeOf);
  const kept = () => site.store.db.selectFrom('bans').select(['id', 'subject', 'reason', 'until']).execute();

  it('outlives its account without a name: who comes back is known, also by key, and nobody else', async () => {
    const [ban, ...others] = await kept();
    expect(others).toEqual([]);
    expect(ban).toMatchObject({
      subject: expect.stringMatching(/^email [\w-]{43}$/),
      reason: 'spam of (deleted)',
    });
    const days = (ban!.until!.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(364);
    expect(days).toBeLessThanOrEqual(365);
    const [again, other] = [await site.signIn(EMAIL), await site.signIn('neighbour@example.org')];
    expect(await drawAs(again)).toEqual([403, 'banned']);
    expect(await again.expect(200, 'GET', '/api/me')).toMatchObject({
      bans: [{ reason: 'spam of (deleted)' }],
    });
    const { secret } = await again.expect<CreatedKey>(201, 'POST', '/api/account/keys', { name: 'bot' });
    const byKey = await fetch(`${site.url}/api/drawings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: '{"prompt":"a cat","count":1}',
    });
    expect(await codeOf(byKey)).toEqual([403, 'banned']);
    expect((await drawAs(other))[0]).toBe(202);
    await again.expect(204, 'DELETE', '/api/account');
    expect(await kept()).toEqual([ban]); // neither longer nor shorter
  });

  it('of a deleted account is lifted by the host, or ends', async () => {
    const { db } = site.store;
    const blobs = openBlobs(join(site.node.data, 'pictures'));
    await sql`update bans set until = now() - interval '1 s'`.execute(db);
    await retain({ db, blobs }, DEFAULT_PERIODS);
    expect(await kept()).toEqual([]);
    await expect(addBan(db, 'desk', { of: { subject: 'user nobody' }, reason: 'x' })).rejects.toMatchObject({
      code: 'ban-subject',
    });
  });
});

it('a new account with the same address knows nothing of the old; the button of the privacy page ends it', async () => {
  const client = await site.signIn(EMAIL);
  expect(await client.expect(200, 'GET', '/api/me')).toMatchObject({
    drawings: [],
    account: { email: EMAIL },
  });
  const page = await (await fetch(`${site.url}/privacy`)).text();
  expect(page).toContain('your e-mail address');
  for (const text of ['Stripe takes the money', 'for 365 days at most', 'is sent by 127.0.0.1'])
    expect(page).toContain(text);
  const response = await fetch(`${site.url}/privacy/delete`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `nonet.session_token=${client.cookies.get('nonet.session_token')}`,
      origin: 'null',
      'sec-fetch-site': 'same-origin',
    },
  });
  expect(response.status).toBe(200);
  expect(await placesWith(EMAIL)).toEqual([]);
});

it('what was asked for while an account was deleted goes with the next retention', async () => {
  const client = await site.signIn('late@example.org');
  const id = await draw(client, 'a thing that came late');
  await sql`delete from auth_users where email = 'late@example.org'`.execute(site.store.db);
  const store = { db: site.store.db, blobs: openBlobs(join(site.node.data, 'pictures')) };
  await retain(store, DEFAULT_PERIODS);
  expect(await placesWith(id)).toEqual([]);
  expect(await placesWith('a thing that came late')).toEqual([]);
});

it('a key that is made while its account is deleted finds nothing to belong to', async () => {
  const client = await site.signIn('key@example.org');
  const deletes = await site.store.db.startTransaction().execute();
  await sql`delete from auth_users where email = 'key@example.org'`.execute(deletes);
  // It has found the session, which is deleted but not yet for others, and waits for the account.
  const answer = client.send('POST', '/api/account/keys', { name: 'late', scopes: ['read'] });
  await until(async () => {
    const { rows } = await sql`
      select from pg_stat_activity where wait_event_type = 'Lock' and query like '%auth_users%for update%'`.execute(
      site.store.db,
    );
    return rows.length > 0;
  });
  await deletes.commit().execute();
  const { status, body } = { status: (await answer).status, body: await (await answer).json() };
  expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
});
