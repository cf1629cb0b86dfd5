// Accounts on a real node with a real database and mail server: signing in, keys, and what others try.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Account, CreatedKey } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Store } from '../db/index.ts';
import { type AccountSite, openAccountSite } from '../testing/account-site.ts';
import { type CookieClient, cookieClient } from '../testing/cookie-client.ts';
import { createAuth } from './auth.ts';
import { openMailer } from './mail.ts';

let site: AccountSite;
let store: Store;
let url: string;

beforeAll(async () => {
  site = await openAccountSite({ premium: false, limits: { freePicturesPerDay: 12 } });
  ({ store, url } = site);
});
afterAll(() => site?.close());

const signIn = (email: string) => site.signIn(email);
const standing = (client: CookieClient) => client.expect<Account>(200, 'GET', '/api/account');
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
];
const drawWith = (secret: string, count = 1, more: object = {}) =>
  fetch(`${url}/api/drawings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ prompt: 'a cat', count, ...more }),
  });

describe('signing in', () => {
  it('by a link: it works once, leads to our own page, and nothing of browser or address is stored', async () => {
    const client = cookieClient(url);
    const token = await site.askToken(client, 'ann@example.org');
    expect(site.mail.mails.at(-1)).toMatch(new RegExp(`${url}/account#token=(3D)?${token.slice(0, 10)}`));
    const { rows } = await sql<{ identifier: string }>`select * from auth_verifications`.execute(store.db);
    expect(JSON.stringify(rows)).not.toContain(token);
    const answer = await client.send('POST', '/api/account/sign-in/link', { token });
    expect(answer.status).toBe(204);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^nonet\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await standing(client)).toMatchObject({
      accounts: true,
      premium: false,
      ads: true,
      user: { email: 'ann@example.org', passkeys: [], premium: { active: false }, picturesPerDay: 12 },
    });
    const again = await cookieClient(url).send('POST', '/api/account/sign-in/link', { token });
    expect(await codeOf(again)).toEqual([400, 'sign-in-failed']);
    const sessions = await sql`select ip_address, user_agent from auth_sessions`.execute(store.db);
    expect(sessions.rows).toEqual([{ ip_address: '', user_agent: '' }]);
  });

  it('gives a new session each time, ends the one before, and takes none that was planted', async () => {
    const client = await signIn('bob@example.org');
    const first = new Map(client.cookies);
    const planted = cookieClient(url);
    planted.cookies.set('nonet.session_token', 'planted.c2lnbmF0dXJl');
    expect((await standing(planted)).user).toBeUndefined();
    const token = await site.askToken(planted, 'bob@example.org');
    await planted.expect(204, 'POST', '/api/account/sign-in/link', { token });
    expect(planted.cookies.get('nonet.session_token')).not.toContain('planted');

    const next = await site.askToken(client, 'bob@example.org');
    await client.expect(204, 'POST', '/api/account/sign-in/link', { token: next });
    expect(client.cookies.get('nonet.session_token')).not.toBe(first.get('nonet.session_token'));
    const old = cookieClient(url);
    for (const [name, value] of first) old.cookies.set(name, value);
    expect((await standing(old)).user).toBeUndefined();
    expect((await standing(client)).user).toBeDefined();
  });

  it('is kept in a cookie that goes over TLS alone where the service has it', async () => {
    const origin = 'https://nonet.example';
    let token = '';
    const mailer = {
      async sendLink({ link }: { link: string }) {
        token = new URL(link).hash.slice('#token='.length);
      },
      close() {},
    };
    const auth = createAuth({
      db: store.db,
      origin,
      secret: 's'.repeat(32),
      mailer,
      providers: [],
      onProblem() {},
    });
    const ask = (path: string, init: RequestInit = {}) =>
      auth.handler(new Request(`${origin}/api/account/auth${path}`, init));
    const headers = { origin, 'content-type': 'application/json' };
    await ask('/sign-in/magic-link', { method: 'POST', headers, body: '{"email":"tls@example.org"}' });
    const [cookie] = (await ask(`/magic-link/verify?token=${token}`)).headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-nonet\.session_token=[^;]+; .*HttpOnly; Secure; SameSite=Lax$/);
  });

  it('sends mail through a proxy', async () => {
    const asked: string[] = [];
    const proxy = createServer().on('connect', ({ url: to = '' }, socket) => {
      asked.push(to);
      const [host, port] = to.split(':') as [string, string];
      const onward = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      socket.pipe(onward).pipe(socket);
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const { port } = proxy.address() as AddressInfo;
    const smtpUrl = site.mail.url;
    const mailer = openMailer({ smtpUrl, proxy: `http://127.0.0.1:${port}`, from: 'a@b.org', site: 'x' });
    await mailer.sendLink({ to: 'far@example.org', link: 'https://x/account#token=abc', minutes: 1 });
    expect(await site.mail.nextLink('far@example.org')).toBe('https://x/account#token=abc');
    expect(asked).toEqual([new URL(smtpUrl).host]);
    mailer.close();
    proxy.close();
  });

  it('tells our log what goes wrong, without addresses and secrets, and writes on no console', async () => {
    const said = (['error', 'warn', 'log'] as const).map((name) => vi.spyOn(console, name));
    const problems: string[] = [];
    const mailer = {
      async sendLink({ link }: { link: string }) {
        throw new Error(`nobody is at lost@example.org for ${new URL(link).hash}`);
      },
      close() {},
    };
    const auth = createAuth({
      db: store.db,
      origin: url,
      secret: 's'.repeat(32),
      mailer,
      providers: [],
      onProblem: (problem) => problems.push(problem),
    });
    const ask = (path: string, body?: object) =>
      auth.handler(
        new Request(`${url}/api/account/auth${path}`, {
          headers: { origin: url, 'content-type': 'application/json' },
          ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
        }),
      );
    expect((await ask('/sign-in/magic-link', { email: 'lost@example.org' })).status).toBe(500);
    expect((await ask('/sign-in/magic-link', { email: 'none' })).status).toBe(400);
    expect((await ask('/passkey/generate-register-options')).status).toBe(401);
    expect(problems).toEqual(['nobody is at ... for #token=...']);
    expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
    for (const spy of said) spy.mockRestore();
  });

  it('ends with signing out', async () => {
    const client = await signIn('cy@example.org');
    const kept = new Map(client.cookies);
    await client.expect(204, 'POST', '/api/account/sign-out');
    expect((await standing(client)).user).toBeUndefined();
    const thief = cookieClient(url);
    for (const [name, value] of kept) thief.cookies.set(name, value);
    expect((await standing(thief)).user).toBeUndefined();
  });

  it('tells whether an address is wrong or mail is away', async () => {
    const mailer = openMailer({ smtpUrl: site.mail.url, from: 'a@b.org', site: 'x' });
    const send = (code: number) =>
      mailer.sendLink({ to: `refused-${code}@example.org`, link: `${url}/account#token=x`, minutes: 1 });
    for (const code of [550, 501]) await expect(send(code)).rejects.toMatchObject({ code: 'mail-refused' });
    // Of the session, which is the host's own setting, and for a while.
    for (const code of [530, 450]) await expect(send(code)).rejects.toMatchObject({ code: 'mail-failed' });
    mailer.close();
    const body = { email: 'refused-550@example.org' };
    const answer = await cookieClient(url).send('POST', '/api/account/sign-in/email', body);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { code: 'request-invalid', message: expect.stringMatching(/^email: [^@]*$/) as string },
    ]);
  });

  it('sends five mails to an address within an hour, and none to several at once', async () => {
    const client = cookieClient(url);
    for (let n = 0; n < 5; n++)
      await client.expect(204, 'POST', '/api/account/sign-in/email', { email: 'Dee@example.org' });
    const sixth = await client.send('POST', '/api/account/sign-in/email', { email: 'dee@example.org' });
    expect(await codeOf(sixth)).toEqual([429, 'rate-limited']);
    for (const email of ['a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org', 'no address'])
      expect(await codeOf(await client.send('POST', '/api/account/sign-in/email', { email }))).toEqual([
        400,
        'request-invalid',
      ]);
  });
});

describe('what others try', () => {
  it('requests of other sites are refused, whatever they claim to be', async () => {
    const client = await signIn('eve@example.org');
    const evil = 'https://evil.example';
    for (const from of [
      { origin: evil },
      { origin: evil, site: 'cross-site' },
      { origin: 'null' },
      { origin: `${url}.evil.example` },
      { origin: url, site: 'cross-site' },
      { origin: undefined, site: 'same-site' },
      { origin: undefined },
    ]) {
      for (const [method, path, body] of [
        ['POST', '/api/account/sign-out', undefined],
        ['POST', '/api/account/keys', { name: 'x' }],
        ['POST', '/api/account/sign-in/email', { email: 'x@example.org' }],
        ['DELETE', '/api/account', undefined],
        ['DELETE', '/api/me', undefined],
        ['POST', '/api/drawings', { prompt: 'a cat' }],
      ] as const) {
        const answer = await client.send(method, path, body, from);
        expect([method, path, from, await codeOf(answer)]).toEqual([
          method,
          path,
          from,
          [403, 'origin-forbidden'],
        ]);
      }
    }
    expect((await standing(client)).user).toBeDefined();
  });

  it('nothing of better-auth is reached but what we hand it', async () => {
    const client = await signIn('fay@example.org');
    for (const [method, path] of [
      ['POST', '/update-user'],
      ['POST', '/change-email'],
      ['GET', '/get-session'],
      ['GET', '/list-sessions'],
      ['GET', '/magic-link/verify?token=x&callbackURL=https://evil.example'],
      ['POST', '/sign-in/magic-link'],
      ['GET', '/error?error=x'],
    ])
      for (const base of ['/api/account/auth', '/api/auth'])
        expect((await client.send(method!, base + path, method === 'POST' ? {} : undefined)).status).toBe(
          404,
        );
  });

  it('leads nobody to other sites', async () => {
    const client = cookieClient(url);
    for (const path of [
      '/api/account/auth/callback/oidc?code=x&state=y&callbackURL=https://evil.example',
      '/api/account/auth/callback/..%2F..%2Fevil?error=https://evil.example&state=z',
      '/api/account/auth/callback/github?error=x&errorCallbackURL=//evil.example',
    ]) {
      const { status, headers } = await client.send('GET', path);
      expect(status).toBe(302);
      expect(headers.get('location')).toMatch(new RegExp(`^${url}/account\\?`));
    }
    const refused = await client.send('POST', '/api/account/sign-in/email', {
      email: 'x@example.org',
      callbackURL: 'https://evil.example',
    });
    expect(await codeOf(refused)).toEqual([400, 'request-invalid']);
  });

  it('no field that is not asked for gets in', async () => {
    const client = await signIn('gus@example.org');
    for (const extra of [
      { user: 'x' },
      { band: 0 },
      { scopes: ['admin'] },
      { scopes: ['metrics'] },
      { id: 'x' },
    ]) {
      const answer = await client.send('POST', '/api/account/keys', { name: 'x', ...extra });
      expect(await codeOf(answer)).toEqual([400, 'request-invalid']);
    }
    for (const extra of [{ name: 'Gus' }, { emailVerified: true }, { metadata: {} }]) {
      const answer = await client.send('POST', '/api/account/sign-in/email', { email: 'a@b.org', ...extra });
      expect(await codeOf(answer)).toEqual([400, 'request-invalid']);
    }
  });

  it("others' keys and passkeys are as good as not there", async () => {
    const [mine, other] = [await signIn('hal@example.org'), await signIn('ivy@example.org')];
    const { id } = await mine.expect<CreatedKey>(201, 'POST', '/api/account/keys', { name: 'mine' });
    expect(await codeOf(await other.send('DELETE', `/api/account/keys/${id}`))).toEqual([404, 'not-found']);
    expect(await codeOf(await other.send('DELETE', '/api/account/passkeys/x'))).toEqual([404, 'not-found']);
    expect(await other.expect(200, 'GET', '/api/account/keys')).toEqual({ keys: [] });
    expect((await mine.expect<{ keys: object[] }>(200, 'GET', '/api/account/keys')).keys).toHaveLength(1);
    for (const path of ['/api/account/keys', '/api/account/passkeys/challenge', '/api/account/claim'])
      expect((await cookieClient(url).send(path.endsWith('keys') ? 'GET' : 'POST', path)).status).toBe(401);
  });
});

describe('keys of an account', () => {
  it('are shown once, draw for the account within scopes and quotas, and end when revoked', async () => {
    const client = await signIn('jo@example.org');
    const key = (more: object) =>
      client.expect<CreatedKey>(201, 'POST', '/api/account/keys', { name: 'my bot', ...more });
    const all = await key({ scopes: ['read', 'draw', 'delete'], picturesPerDay: 10 });
    const reader = await key({ scopes: ['read'] });
    expect(JSON.stringify(await client.expect(200, 'GET', '/api/account/keys'))).not.toContain(all.secret);
    const { rows } = await sql`select 1 from api_keys k where strpos(k::text, ${all.secret}) > 0`.execute(
      store.db,
    );
    expect(rows).toEqual([]);

    const drawn = await drawWith(all.secret, 9);
    expect(drawn.status).toBe(202);
    const { id } = (await drawn.json()) as { id: string };
    const mine = await client.expect<{ drawings: { id: string }[] }>(200, 'GET', '/api/drawings');
    expect(mine.drawings.map((drawing) => drawing.id)).toEqual([id]);
    expect(await codeOf(await drawWith(reader.secret))).toEqual([403, 'key-forbidden']);
    expect(await codeOf(await drawWith(all.secret, 2))).toEqual([429, 'quota-exceeded']); // of the key
    const second = await key({});
    expect((await drawWith(second.secret, 3)).status).toBe(202);
    expect(await codeOf(await drawWith(second.secret, 1))).toEqual([429, 'quota-exceeded']); // of the account
    expect((await standing(client)).user).toMatchObject({ picturesToday: 12 });

    const remove = (secret: string) =>
      fetch(`${url}/api/me`, { method: 'DELETE', headers: { authorization: `Bearer ${secret}` } });
    expect(await codeOf(await remove(second.secret))).toEqual([403, 'key-forbidden']);
    expect((await remove(all.secret)).status).toBe(204);
    expect((await standing(client)).user).toBeDefined(); // a key ends no account
    await client.expect(204, 'DELETE', `/api/account/keys/${second.id}`);
    expect(await codeOf(await drawWith(second.secret))).toEqual([401, 'key-unknown']); // while it is remembered
  });

  it('cannot make keys, nor be guessed', async () => {
    const client = await signIn('kim@example.org');
    const { secret } = await client.expect<CreatedKey>(201, 'POST', '/api/account/keys', { name: 'x' });
    const headers = { authorization: `Bearer ${secret}`, origin: url, 'content-type': 'application/json' };
    const made = await fetch(`${url}/api/account/keys`, { method: 'POST', headers, body: '{"name":"y"}' });
    expect(await codeOf(made)).toEqual([401, 'sign-in-needed']);
    const near = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    expect(await codeOf(await drawWith(near))).toEqual([401, 'key-unknown']);
    for (let n = 0; n < 19; n++) await client.expect(201, 'POST', '/api/account/keys', { name: `key ${n}` });
    expect(await codeOf(await client.send('POST', '/api/account/keys', { name: 'one more' }))).toEqual([
      409,
      'too-many-keys',
    ]);
  });
});

describe('the history of a browser', () => {
  it('is claimed by an account once, with its likes and reports, and stays anonymous otherwise', async () => {
    const client = await signIn('lea@example.org');
    const device = cookieClient(url);
    const { id } = await device.expect<{ id: string }>(202, 'POST', '/api/drawings', {
      prompt: 'before',
      count: 1,
    });
    await device.expect(204, 'POST', '/api/appeals', { prompt: 'mine', message: 'please' });
    client.cookies.set('nonet-client', device.cookies.get('nonet-client')!);
    expect((await standing(client)).user).toMatchObject({ claimable: 1 });
    const list = async (of: CookieClient) =>
      (await of.expect<{ drawings: { id: string }[] }>(200, 'GET', '/api/drawings')).drawings.map(
        (one) => one.id,
      );
    expect([await list(client), await list(device)]).toEqual([[], [id]]);
    expect(await client.expect(200, 'POST', '/api/account/claim')).toEqual({ drawings: 1 });
    expect([await list(client), await list(device)]).toEqual([[id], []]);
    expect(await client.expect(200, 'GET', '/api/me')).toMatchObject({ reports: [{ prompt: 'mine' }] });
    expect(await client.expect(200, 'POST', '/api/account/claim')).toEqual({ drawings: 0 });
  });
});
