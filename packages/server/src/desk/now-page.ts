// The desk's first page: line, workers, errors, the day. The live part is sent again every few seconds.

import type { Burst } from '../limits/bursts.ts';
import { bandNames } from '../queue/bands.ts';
import { type Markup, markup } from '../sharing/markup.ts';
import { drawCurve } from './curve.ts';
import type { HourFigures, LiveFigures, WorkerFigures } from './figures.ts';
import { table, time } from './layout.ts';
import type { Settings } from './settings.ts';

/** A worker tells every two seconds that it lives; after so many it is gone for the queue. */
/** Ids are shorter. */
const LONGEST_SUBJECT = 40;
const GONE_SECONDS = 15;

export interface NodeFigures {
  readonly bursts: readonly Burst[];
  /** Answers of this node that were errors, by code. */
  readonly errors: Readonly<Record<string, number>>;
}

export const layOutNow = (live: Markup, day: readonly HourFigures[]): Markup =>
  markup`<div id="live">${live}</div>
${drawCurve(day)}`;

export function layOutLive(figures: LiveFigures, settings: Settings, node: NodeFigures): Markup {
  const { bands, workers, errors, openReports } = figures;
  const living = workers.filter(({ silent }) => silent <= GONE_SECONDS);
  return markup`${!settings.accepting && markup`<p class="bad">No drawings are taken: ${settings.pauseReason}.</p>`}
${living.length === 0 && markup`<p class="bad">No worker is there: nothing is drawn.</p>`}
<p><a href="/desk/reports">${openReports} open ${openReports === 1 ? 'report' : 'reports'}</a></p>
<section><h2>Line</h2>
${table(
  'Line',
  ['Band', 'Waiting', 'Being drawn', 'Longest wait'],
  bandNames.map((name, band) => {
    const { waiting = 0, drawing = 0, longest = null } = bands.find((row) => row.band === band) ?? {};
    return [name, waiting, drawing, longest === null ? '–' : duration(longest)];
  }),
)}</section>
<section><h2>Workers (${living.length})</h2>
${table('Workers', ['Machine', 'Models', 'Drawings at a time', 'Seconds a drawing', 'Last heard'], workers.map(workerRow))}</section>
<section><h2>Drawings that failed within a day</h2>
${table(
  'Drawings that failed',
  ['Code', 'How often', 'Last (UTC)'],
  errors.map(({ code, count, last }) => [code, count, time(last)]),
)}</section>
<section><h2>Bursts of opinions that this node saw within an hour</h2>
${table('Bursts', ['Of', 'About', 'How many', 'From addresses'], node.bursts.map(burstRow))}</section>
<section><h2>Errors that this node answered with since it started</h2>
${table('Answers', ['Code', 'How often'], Object.entries(node.errors))}</section>`;
}

const burstRow = ({ kind, subject, count, addresses }: Burst): (Markup | string | number)[] => [
  kind,
  subject === undefined ? '–' : subject.slice(0, LONGEST_SUBJECT),
  count,
  addresses,
];

const workerRow = ({
  host,
  models,
  slots,
  secondsPerDrawing,
  silent,
}: WorkerFigures): (Markup | string | number)[] => [
  host,
  models.join(', '),
  slots,
  secondsPerDrawing === null ? 'not measured' : secondsPerDrawing.toFixed(2),
  silent > GONE_SECONDS
    ? markup`<span class="bad">gone for ${duration(silent)}</span>`
    : `${Math.max(0, Math.round(silent))} s ago`,
];

function duration(seconds: number): string {
  if (seconds < 100) return `${Math.max(0, Math.round(seconds))} s`;
  return seconds < 6_000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
