// The queue of reports with what can be done about each.
import { reportReasons, shorten } from '@nonet/api';
import type { Report } from '../moderation/reports.ts';
import { variantPath } from '../routes/picture-urls.ts';
import { type Markup, markup } from '../sharing/markup.ts';
import { form, select, time } from './layout.ts';

const LONGEST_PROMPT = 600;
const STATES = { open: 'Open', upheld: 'Upheld', dismissed: 'Dismissed' };

/** @param next id after which there are more */
export function layOutReports(
  reports: readonly Report[],
  status: Report['status'],
  next: number | undefined,
  formToken: string,
): Markup {
  const tabs = Object.entries(STATES).map(([state, words]) =>
    state === status
      ? markup`<a href="/desk/reports?status=${state}" aria-current="page">${words}</a> `
      : markup`<a href="/desk/reports?status=${state}">${words}</a> `,
  );
  return markup`<nav aria-label="States">${tabs}</nav>
${reports.length === 0 && markup`<p>There are none.</p>`}
${reports.map((report) => entry(report, formToken))}
${next !== undefined && markup`<p><a class="button" href="/desk/reports?status=${status}&amp;after=${next}">More</a></p>`}`;
}

const entry = (report: Report, formToken: string): Markup =>
  markup`<article class="card" aria-labelledby="report-${report.id}">
<h2 id="report-${report.id}">${report.kind === 'picture' ? 'Picture' : 'Refused prompt'}: ${reasonOf(report)}</h2>
<p>Report ${report.id} of ${time(report.createdAt)} UTC${report.closedAt ? markup`, ${report.status} ${time(report.closedAt)}` : ''}</p>
${report.prompt !== null && markup`<blockquote class="prompt-text" dir="auto">${shorten(report.prompt, LONGEST_PROMPT)}</blockquote>`}
${report.message !== '' && markup`<p class="prompt-text" dir="auto">“${shorten(report.message, LONGEST_PROMPT)}”</p>`}
${report.note !== null && markup`<p>Note: ${report.note}</p>`}
${pictures(report)}
${report.status === 'open' && decision(report, formToken)}
</article>
`;

const reasonOf = ({ reason }: Report): string =>
  (reportReasons as Readonly<Record<string, string>>)[reason] ?? reason;

/** Closed at first: nobody should have to see them by surprise. */
const pictures = ({ pictures: names, prompt }: Report): Markup | false =>
  names.length > 0 &&
  markup`<details><summary>Show ${names.length === 1 ? 'the picture' : `the ${names.length} pictures`}</summary>
<div class="seen">${names.map(
    (name, index) =>
      markup`<img src="${variantPath(name, { format: 'webp', size: 128 })}" alt="${shorten(prompt ?? '', 80)}, ${index + 1} of ${names.length}" width="128" height="128" loading="lazy">`,
  )}</div></details>`;

const decision = ({ id, kind, drawing }: Report, formToken: string): Markup =>
  form(
    `/desk/reports/${id}`,
    formToken,
    kind === 'refusal' || drawing === null
      ? markup`${note}
<div class="row"><button name="decision" value="uphold">Accept appeal</button>
<button name="decision" value="dismiss">Dismiss</button></div>`
      : markup`${note}
<div class="row">
${select('ban', 'Ban creator', { '': 'no', account: 'by key, account or address', owner: 'by browser' })}
<label>for days <input name="days" type="number" min="1" max="3650" placeholder="for good"></label>
<label class="grow">and tell them <input name="reason" maxlength="200" value="the rules of this service"></label>
</div>
<div class="row"><button name="decision" value="hide">Hide</button>
<button name="decision" value="dismiss">Dismiss</button>
<details><summary class="button danger">Delete…</summary>
<p>This deletes the pictures, their page and every link to them for good.</p>
<button class="button danger" name="decision" value="delete">Delete for good</button></details></div>
<p class="facts">Hide takes it out of the gallery and ends its link; who drew it keeps it.</p>`,
    'stack',
  );

const note = markup`<label>Note, for the log <input name="note" maxlength="1000"></label>`;
