// Pages of the desk that are tables with a form: keys, bans, users, the log.
import type { ListedKey } from '../keys/api-keys.ts';
import type { AuditEntry } from '../moderation/audit.ts';
import type { Ban } from '../moderation/bans.ts';
import { bandNames, keyBands } from '../queue/bands.ts';
import { type Markup, markup } from '../sharing/markup.ts';
import { form, select, table, time } from './layout.ts';
import type { DeskUser } from './users.ts';

const priorities = Object.fromEntries(keyBands.map((name) => [name, name]));
export const deskScopes = ['read', 'draw', 'delete', 'metrics', 'admin'] as const;

/** @param made a key that was made just now, whose secret is shown this once */
export const layOutKeys = (
  keys: readonly ListedKey[],
  formToken: string,
  made?: { readonly id: string; readonly secret: string },
): Markup => markup`${
  made &&
  markup`<div class="card" role="status"><p>Key ${made.id}, shown only now:</p><code class="secret">${made.secret}</code></div>`
}
${table(
  'Keys',
  ['Key', 'Name', 'May', 'Priority', 'Pictures today', 'Made (UTC)', 'Change'],
  keys.map((key) => [
    key.id,
    key.name,
    key.scopes.join(', '),
    bandNames[key.band] ?? key.band,
    key.picturesPerDay === null ? key.picturesToday : `${key.picturesToday} of ${key.picturesPerDay}`,
    time(key.createdAt),
    key.revokedAt
      ? 'revoked'
      : form('/desk/keys/revoke', formToken, markup`<button name="id" value="${key.id}">Revoke</button>`),
  ]),
)}
<h2>New key</h2>
${form(
  '/desk/keys',
  formToken,
  markup`<label>Name <input name="name" required maxlength="100"></label>
<fieldset><legend>May</legend>${deskScopes.map((scope) =>
    scope === 'read' || scope === 'draw'
      ? markup`<label class="check"><input type="checkbox" name="scope-${scope}" checked> ${scope}</label>`
      : markup`<label class="check"><input type="checkbox" name="scope-${scope}"> ${scope}</label>`,
  )}</fieldset>
${select('priority', 'Priority', priorities, 'normal')}
<label>Pictures a day <input name="picturesPerDay" type="number" min="0" max="1000000000" placeholder="no limit"></label>
<button>Make the key</button>`,
  'card stack',
)}`;

/** @param who is to be banned, as far as it is known */
export const layOutBans = (bans: readonly Ban[], formToken: string, who = ''): Markup => markup`${table(
  'Bans',
  ['Who', 'Reason', 'Until (UTC)', 'Change'],
  bans.map(({ id, subject, reason, until }) => [
    subject,
    reason,
    until ? time(until) : 'for good',
    form('/desk/bans/lift', formToken, markup`<button name="id" value="${id}">Lift</button>`),
  ]),
  'Nobody is banned.',
)}
<h2>New ban</h2>
${form(
  '/desk/bans',
  formToken,
  markup`<label>Who <input name="who" value="${who}" required maxlength="120" aria-describedby="who"></label>
<p id="who" class="facts">The id of a drawing, or <code>key …</code>, <code>user …</code>, <code>owner …</code>, <code>address …</code></p>
${select('whose', 'Of a drawing', { account: 'its key, account or address', owner: 'its browser' })}
<label>Reason, shown to them <input name="reason" required maxlength="200"></label>
<label>Days <input name="days" type="number" min="1" max="3650" placeholder="for good"></label>
<button>Ban</button>`,
  'card stack',
)}`;

/** @param next id of the last user, if there are more */
export const layOutUsers = (users: readonly DeskUser[], search: string, next?: string): Markup =>
  markup`<form method="get" action="/desk/users" role="search" class="row">
<label class="grow">Address begins with <input type="search" name="search" value="${search}" maxlength="200"></label><button>Show</button></form>
${table(
  'Users',
  ['Address', 'Id', 'Since (UTC)', 'Premium until', 'Pictures today', 'Change'],
  users.map(({ id, email, createdAt, paidUntil, picturesToday }) => [
    email,
    `user ${id}`,
    time(createdAt),
    paidUntil ? time(paidUntil) : '–',
    picturesToday,
    markup`<a class="button" href="/desk/bans?who=${encodeURIComponent(`user ${id}`)}">Ban</a>`,
  ]),
)}
${next !== undefined && markup`<p><a class="button" href="/desk/users?search=${encodeURIComponent(search)}&amp;after=${encodeURIComponent(next)}">More</a></p>`}`;

/** @param next id of the last entry, if there are more */
export const layOutLog = (entries: readonly AuditEntry[], next?: number): Markup => markup`${table(
  'Log',
  ['When (UTC)', 'Who', 'What', 'Of', 'Details'],
  entries.map(({ at, actor, action, subject, detail }) => [
    time(at),
    actor,
    action,
    subject,
    markup`<code>${JSON.stringify(detail)}</code>`,
  ]),
)}
${next !== undefined && markup`<p><a class="button" href="/desk/log?before=${next}">Older</a></p>`}`;
