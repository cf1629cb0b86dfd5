// The score of a blind test as text.
import type { BlindScore, BlindSetScore } from './score.ts';

const percent = (share: number | undefined): string =>
  share === undefined ? '' : `${(100 * share).toFixed(1)} %`;

const COLUMNS = ['answers', 'all named', 'any picture', 'place', 'rating'];

/** Tables of all sets, preferences and agreement; with `misses`, each answer that lacks something. */
export function formatBlind(score: BlindScore, misses: boolean): string {
  const { viewers, sets, agreements, observations, unanswered } = score;
  const width = Math.max(...sets.flatMap(({ versions }) => versions.map(({ version }) => version.length)));
  const lines = [
    `${viewers.length} viewers: ${viewers.join(', ')}; ${observations.length} answers, ${unanswered} pictures not rated`,
    ...sets.flatMap((set) => formatSet(set, width)),
  ];
  if (agreements.length > 0) lines.push('', 'agreement');
  for (const { viewers: two, pictures, sameNamed, kappa, nearRating } of agreements) {
    const beyond = kappa === undefined ? '' : ` (kappa ${kappa.toFixed(2)})`;
    lines.push(
      `  ${two.join(' and ')}: ${pictures} pictures, all named or not alike ${percent(sameNamed)}${beyond}, ratings at most one apart ${percent(nearRating)}`,
    );
  }
  if (misses) {
    lines.push('', 'not named: version, viewer, prompt, what was seen');
    for (const { version, viewer, prompt, seen, named, placeNamed } of observations) {
      if (named && placeNamed !== false) continue;
      const lacking = named ? 'place' : 'thing';
      lines.push(`  ${lacking}  ${version}  ${viewer}  ${prompt.split(' | ')[0]}  "${seen}"`);
    }
  }
  return lines.join('\n');
}

function formatSet({ set, versions, preferences }: BlindSetScore, width: number): string[] {
  const row = (label: string, cells: readonly string[]) =>
    `  ${label.padEnd(width)}${cells.map((cell) => cell.padStart(13)).join('')}`.trimEnd();
  return [
    '',
    set,
    row('', COLUMNS),
    ...versions.map(({ version, answers, named, promptsNamed, placeNamed, rating }) =>
      row(version, [
        String(answers),
        percent(named),
        percent(promptsNamed),
        percent(placeNamed),
        rating.toFixed(2),
      ]),
    ),
    ...preferences.map(
      ({ first, second, firstBetter, equal, secondBetter }) =>
        `  ${first} better in ${firstBetter}, equal in ${equal}, ${second} better in ${secondBetter}`,
    ),
  ];
}
