// The privacy page: the personal data that the service stores, with the periods of this service.

import { UPLOAD_HOURS } from '@nonet/api';
import { deleteIcon, downloadIcon } from '@nonet/api/icons';
import { SESSION_DAYS } from '../accounts/places.ts';
import { textsIn } from '../languages.ts';
import type { RetentionPeriods } from '../retention/retain.ts';
import { START_SIDE } from '../routes/openai/start.ts';
import { icon, layOut } from '../sharing/layout.ts';
import { type Markup, markup } from '../sharing/markup.ts';

export interface PrivacyFacts {
  readonly periods: RetentionPeriods;
  /** Host of the moderation service that prompts are sent to, if there is one. */
  readonly moderationHost?: string;
  /** Host of the service that finished pictures are sent to, if there is one. */
  readonly pictureHost?: string;
  /** Whether ads of others are shown to who wants them. */
  readonly foreignAds?: boolean;
  /** Where people may have accounts. */
  readonly accounts?: {
    readonly providers: readonly { readonly name: string }[];
    readonly premium: boolean;
    /** Host of the server that sends our mail. */
    readonly mailHost: string;
  };
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const hours = (count: number): string => (count === 1 ? 'an hour' : `${count} hours`);
const kept = (count: number): string => (count === 0 ? 'until you delete it' : `for ${days(count)}`);

export function privacyPage(facts: PrivacyFacts): string {
  const { periods, accounts, foreignAds } = facts;
  const body: Markup = markup`<article class="prose"><h1>Privacy</h1>
<p>This page is made by the program from the settings it runs with.</p>
<h2>What we store about you</h2>
<ul>
<li><strong>Drawings</strong>: the prompt, the options, when it was asked for, and the pictures, ${kept(periods.drawings)}
after they were drawn. Published sets stay until you take them back.</li>
<li><strong>A cookie</strong>, nonet-client, with a random secret, for a year: it makes your drawings yours. We keep a
digest of it beside your drawings and likes, never the secret. ${otherCookies(facts)} and nobody counts visits.</li>
${LANGUAGE_CHOICE}${foreignAds && AD_CHOICE}${accounts && aboutAccounts(accounts)}<li><strong>Your address</strong> is never stored or logged. So that nobody takes all turns, drawings carry a digest of it
made with a secret salt that changes every day; a salt is deleted after ${days(Math.max(1, periods.addresses))}, and with it every way back
to the address. Limits on requests count addresses${accounts && ', and e-mail addresses that links are sent to,'} in memory, for an hour at most.</li>
<li><strong>Pictures that you upload</strong> to start from, and what you mark on them: your browser sends the middle square, made
smaller, without place and camera. We keep it with ${START_SIDE} x ${START_SIDE} pixels for ${hours(UPLOAD_HOURS)} after it came or was last drawn from, and
delete it within another hour. Nobody finds it; whoever has the link to a drawing that started from it can see it until then. Pictures
drawn from it are drawings like any other.</li>
<li><strong>Reports</strong> that you send, ${periods.reports === 0 ? 'for good' : `for ${days(periods.reports)}`}.</li>
<li><strong>Bans</strong>: what we know whoever is banned by (a key, an account, a digest of a browser's secret or of an
address), the reason, and until when. Deleting your data does not end one.${accounts && ofDeletedAccounts(periods)}</li>
<li><strong>What the moderators do</strong> is logged, ${periods.audit === 0 ? 'for good' : `for ${days(periods.audit)}`}.${accounts && ' What names an account that is deleted is taken out of it.'}</li>
<li><strong>Logs</strong> of errors hold no prompts, no cookies, no keys and no addresses.</li>
<li><strong>Backups</strong> that the operator makes hold what was there when they were made, until they are deleted. What is
deleted here is in no table any more; its bytes on the disk are written over by the database in its own time.</li>
</ul>
<h2>Who else sees it</h2>
<p>${sentTo(facts)}${foreignAds && ' Ads of others are loaded after you said yes to them, and then they learn your address and what you do with them.'}${accounts && ` Mail that signs you in is sent by ${accounts.mailHost}.`}${accounts?.premium && ' Stripe takes the money for premium: it is told your e-mail address and what you type on its pages.'} Whoever has the link to a set of yours sees its pictures and its prompt. Every picture file says that a model made it,
and from which prompt.</p>
<h2>Your data</h2>
<p><a class="button" href="/api/me" download="nonet-data.json">${icon(downloadIcon)}Download what we store about you</a></p>
<details><summary class="button danger">${icon(deleteIcon)}Delete my data</summary>
<form method="post" action="/privacy/delete">
<p>This deletes all your drawings, their pictures and links, your likes and reports${accounts && ', and when you are signed in your account'}. It cannot be undone.</p>
<button class="button danger">Delete everything</button></form></details>
<p class="facts">Programs: GET and DELETE /api/me, with the client's token or key.</p></article>`;
  return layOut({ texts: textsIn('en'), title: 'Privacy – Nonet', listed: true, body });
}

const LANGUAGE_CHOICE = markup`<li><strong>Your language</strong>: a cookie, nonet-language, for a year, once you chose one by hand.</li>
`;

const AD_CHOICE = markup`<li><strong>Whether you want ads of others</strong>: a cookie, nonet-ads, for half a year, once you said so.</li>
`;

function otherCookies({ accounts, foreignAds }: PrivacyFacts): string {
  const until = [
    'choose a language',
    ...(accounts ? ['sign in'] : []),
    ...(foreignAds ? ['say whether you want ads of others'] : []),
  ];
  return `There are no others until you ${until.join(' or ')}`;
}

function sentTo({ moderationHost, pictureHost }: PrivacyFacts): string {
  const sent = [
    ...(moderationHost === undefined
      ? []
      : [`Prompts are sent to ${moderationHost}, which says whether they may be drawn.`]),
    ...(pictureHost === undefined
      ? []
      : [`Finished pictures are sent to ${pictureHost}, which says whether they may be shown.`]),
  ];
  return sent.length === 0
    ? 'Nobody. Prompts are drawn and checked here.'
    : `${sent.join(' ')} Nothing else is sent, and nothing to anybody else.`;
}

const aboutAccounts = ({ providers, premium }: NonNullable<PrivacyFacts['accounts']>): Markup => markup`<li>
<strong>An account</strong>, if you make one: your e-mail address, when it was made, public keys of your passkeys with the
names you gave them and what kind of device holds each, when you signed in (a cookie, nonet.session_token, for ${SESSION_DAYS} days), digests of your API keys
and how many pictures they asked for on each day of the last 400.${
  providers.length > 0 &&
  ` If you sign in with ${providers.map(({ name }) => name).join(' or ')}: that, and your number there. What else they tell is dropped.`
} ${premium && 'With premium also your number at Stripe and until when it is paid. '}All of it goes with the account, at
once.</li>
`;

const ofDeletedAccounts = ({ bans }: RetentionPeriods): string =>
  ` Of a banned account that is deleted we keep a digest of its e-mail address, made with a secret of this service, ${bans === 0 ? 'for as long as the ban' : `for ${days(bans)} at most`}: nobody ends a ban by coming back.`;
