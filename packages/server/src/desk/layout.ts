// The frame of all pages of the desk, and their forms.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { layOutDocument } from '../sharing/document.ts';
import { stylePath as sharedStylePath } from '../sharing/layout.ts';
import { type Markup, markup } from '../sharing/markup.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

export const style = read('./desk.css');
export const script = read('./desk.js');
/** They change with the content, so that browsers may keep it for good. */
export const stylePath = `/desk-${digest(style)}.css`;
export const scriptPath = `/desk-${digest(script)}.js`;

const PAGES = {
  '': 'Now',
  reports: 'Reports',
  users: 'Users',
  keys: 'Keys',
  bans: 'Bans',
  settings: 'Settings',
  log: 'Log',
};
export type DeskPage = keyof typeof PAGES;

export interface DeskParts {
  readonly page: DeskPage;
  readonly body: Markup;
  /** Of the forms of this session. */
  readonly formToken: string;
  /** Whether people can sign in here. */
  readonly users: boolean;
}

export function layOutDesk({ page, body, formToken, users }: DeskParts): string {
  const links = (Object.entries(PAGES) as [DeskPage, string][]).filter(([name]) => users || name !== 'users');
  return layOut(
    PAGES[page],
    markup`<nav aria-label="Desk">
${links.map(([name, words]) =>
  name === page
    ? markup`<a href="/desk/${name}" aria-current="page">${words}</a> `
    : markup`<a href="/desk/${name}">${words}</a> `,
)}
${form('/desk/sign-out', formToken, markup`<button>Sign out</button>`)}
</nav>`,
    markup`<h1>${PAGES[page]}</h1>
${body}`,
  );
}

/** Where the token is asked for. @param problem what was wrong with the last one */
export const layOutSignIn = (problem?: string): string =>
  layOut(
    'Sign in',
    undefined,
    markup`<h1>The host’s desk</h1>
${problem !== undefined && markup`<p role="alert">${problem}</p>`}
<form method="post" action="/desk/sign-in" class="card stack">
<label>Token <input type="password" name="token" required autocomplete="current-password" aria-describedby="where"></label>
<p id="where">It was printed when the service was started, or is in NONET_DESK_TOKEN.</p>
<button>Sign in</button>
</form>`,
  );

/** A page that says one thing. */
export const layOutDeskMessage = (title: string, message: string): string =>
  layOut(title, undefined, markup`<h1>${title}</h1><p>${message}</p><p><a href="/desk/">To the desk</a></p>`);

const layOut = (title: string, nav: Markup | undefined, body: Markup): string =>
  layOutDocument({
    title: `${title} – Nonet’s desk`,
    styles: [sharedStylePath, stylePath],
    head: markup`<script type="module" src="${scriptPath}"></script>`,
    look: 'desk',
    body: markup`<header>
<a href="/desk/" class="home"><img src="/icon.svg" alt="" width="36" height="36">Desk</a>
${nav}
</header>
<main>
${body}
</main>`,
  });

/** A form that only a page of this session can send. */
export const form = (action: string, formToken: string, fields: Markup, look = ''): Markup =>
  markup`<form method="post" action="${action}" class="${look}"><input type="hidden" name="form" value="${formToken}">${fields}</form>`;

/** Columns that a phone has room for. */
const NARROW = 4;

/**
 * A table; of a wide one each row is a list of its cells with their heads on phones. Roles are said, since such rows are
 * none for some browsers.
 * @param none what is said in place of one without rows
 */
export const table = (
  name: string,
  heads: readonly string[],
  rows: readonly (readonly (Markup | string | number)[])[],
  none = 'None.',
): Markup =>
  rows.length === 0
    ? markup`<p>${none}</p>`
    : markup`<table role="table" aria-label="${name}" class="${heads.length > NARROW ? 'wide' : 'narrow'}">
<thead role="rowgroup"><tr role="row">${heads.map((head) => markup`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
        (
          row,
        ) => markup`<tr role="row">${row.map((cell, column) => markup`<td role="cell" data-head="${heads[column] ?? ''}">${cell}</td>`)}</tr>
`,
      )}</tbody></table>`;

/** A moment, to the minute. */
export const time = (at: Date): Markup =>
  markup`<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 16).replace('T', ' ')}</time>`;

export const select = (
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  chosen?: string,
): Markup =>
  markup`<label>${label} <select name="${name}">${Object.entries(options).map(([value, words]) =>
    value === chosen
      ? markup`<option value="${value}" selected>${words}</option>`
      : markup`<option value="${value}">${words}</option>`,
  )}</select></label>`;
