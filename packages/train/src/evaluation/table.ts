// An evaluation as a table of words and numbers: for the terminal and for the page.
import type { EvaluatedSet, Evaluation } from './evaluate.ts';
import { ASPECTS, type Aspect } from './judge.ts';
import type { RankingReport } from './ranking.ts';
import type { SceneScore } from './scenes/scene-score.ts';
import type { SetScore } from './scores.ts';
import type { SweptPoint } from './sweep.ts';

interface TableRow {
  readonly label: string;
  /** One for each of `COLUMNS`; empty where there is no number. */
  readonly cells: readonly string[];
}

interface SetTable {
  readonly title: string;
  readonly rows: readonly TableRow[];
}

/** Of a set's rows, behind the label. */
export const COLUMNS = ['model', 'any of them', 'real', 'retrieved'] as const;

const ASPECT_LABELS: Readonly<Record<Aspect, string>> = {
  top1: 'the thing is first of 1,000 nouns',
  top5: 'the thing is among the first five',
  all: 'all things are seen in it or a part of it',
  colour: 'the colour fits best of eleven',
  count: 'the number fits best of five',
  style: 'the style fits best of seven',
  standIn: 'a stand-in is among the first five',
};

export const tablesOf = ({ sets, picturesPerPrompt }: Evaluation): SetTable[] =>
  sets.map((set) => ({
    title: `${set.name}: ${set.model.prompts} prompts, ${picturesPerPrompt} pictures each`,
    rows: rowsOf(set),
  }));

function rowsOf({ model, scenes, real, lazy, realScenes }: EvaluatedSet): TableRow[] {
  const peers = [real, lazy];
  const row = (
    label: string,
    values: readonly (number | undefined)[],
    format: (value: number) => string,
  ) => ({
    label,
    cells: values.map((value) => (value === undefined ? '' : format(value))),
  });
  const rows: TableRow[] = [];
  for (const aspect of ASPECTS) {
    const score = model[aspect];
    if (!score) continue;
    const others = peers.map((peer) => peer?.[aspect]?.pictures);
    rows.push(row(ASPECT_LABELS[aspect], [score.pictures, score.prompts, ...others], percent));
  }
  const whole = (label: string, take: (score: SetScore) => number | undefined, format: typeof percent) => {
    const values = [take(model), undefined, ...peers.map((peer) => peer && take(peer))];
    if (values[0] !== undefined) rows.push(row(label, values, format));
  };
  whole('difference between pictures of a prompt', ({ diversity }) => diversity, decimal);
  whole('Fréchet distance to real pictures', ({ frechet }) => frechet, decimal);
  whole('copies of training', ({ copies }) => copies, percent);
  return [...rows, ...(scenes ? sceneRows(scenes, realScenes) : [])];
}

/** Of the pictures that were composed thing by thing; others have no plan to be checked against. */
const SCENE_LABELS: readonly (readonly [string, (score: SceneScore) => number | undefined])[] = [
  ['composed: all things are seen, each in its own region', ({ all }) => all],
  ['composed: a thing is first of 1,000 nouns in its region', ({ things }) => things.top1],
  ['composed: a thing is among the first five in its region', ({ things }) => things.top5],
  ['composed: the colour fits best in its region', ({ things }) => things.colour],
  ['composed: visible share of a thing', ({ things }) => things.visible],
  ['composed: things less than half visible', ({ things }) => things.hidden],
  ["composed: longer side of a thing, of the picture's", ({ things }) => things.extent],
  ['composed: things missing', ({ things }) => things.missing],
  ['composed: relations that the places show', ({ relations }) => relations],
];

function sceneRows(model: SceneScore, real: SceneScore | undefined): TableRow[] {
  return SCENE_LABELS.flatMap(([label, take]) => {
    const values = [take(model), undefined, real && take(real)];
    if (values[0] === undefined) return [];
    return [{ label, cells: values.map((value) => (value === undefined ? '' : percent(value))) }];
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const decimal = (value: number): string => value.toFixed(3);

/** The tables as text. */
export function formatEvaluation(evaluation: Evaluation): string {
  const { guidanceScale, temperature, topK, topP } = evaluation.sampling;
  const head =
    `${evaluation.model}, seed ${evaluation.seed}: guidance ${guidanceScale}, temperature ${temperature}, ` +
    `top-k ${topK}, top-p ${topP}, ${evaluation.candidates} candidates; ${evaluation.secondsPerPrompt.toFixed(2)} s a prompt`;
  const tables = tablesOf(evaluation);
  const width = Math.max(...tables.flatMap(({ rows }) => rows.map(({ label }) => label.length)));
  const line = (label: string, cells: readonly string[]) =>
    `  ${label.padEnd(width)}${cells.map((cell) => cell.padStart(13)).join('')}`.trimEnd();
  const blocks = tables.map(({ title, rows }) =>
    ['', title, line('', COLUMNS), ...rows.map(({ label, cells }) => line(label, cells))].join('\n'),
  );
  return [head, ...blocks].join('\n');
}

/** The aspects of a set's score on one line. */
function summary(name: string, score: SetScore): string {
  const shares = ASPECTS.flatMap((aspect) => {
    const share = score[aspect];
    return share ? [`${aspect} ${percent(share.pictures)} (any ${percent(share.prompts)})`] : [];
  });
  const distance = score.frechet === undefined ? [] : [`distance ${decimal(score.frechet)}`];
  return `${name}: ${[...shares, `diversity ${decimal(score.diversity)}`, ...distance].join(', ')}`;
}

/** Every point of a sweep, the best one marked. */
export function formatSweep(points: readonly SweptPoint[]): string {
  const best = Math.max(...points.map(({ score }) => score));
  const lines = points.flatMap(({ sampling, score, sets }) => [
    `${score === best ? '*' : ' '} ${percent(score)} with guidance ${sampling.guidanceScale}, temperature ${sampling.temperature}, top-k ${sampling.topK}`,
    ...sets.map(({ name, model }) => `    ${summary(name, model)}`),
  ]);
  return lines.join('\n');
}

/** What each number of candidates scored, and what it cost. */
export function formatRanking({ scores, drawSeconds, rankSeconds }: RankingReport): string {
  const lines = scores.flatMap(({ candidates, sets }) => [
    `best of ${candidates}: ${(candidates * (drawSeconds + rankSeconds)).toFixed(2)} s, of which ranking ${(candidates * rankSeconds).toFixed(2)} s`,
    ...sets.map(({ name, score }) => `    ${summary(name, score)}`),
  ]);
  return lines.join('\n');
}
