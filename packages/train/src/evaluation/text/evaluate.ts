// Measures how prompts are understood: words that no picture is named after, and input of every odd kind.

import { readFileSync } from 'node:fs';
import { type Lexicon, Understander } from '@nonet/models';
import { hashSeed, Random } from '@nonet/scenes';
import { oddPrompts } from './odd-prompts.ts';

/** A word and what a person would accept in its place. */
export interface UnnamedWord {
  readonly word: string;
  readonly standIns: readonly string[];
  /** Rules were tuned on this word. */
  readonly tuned: boolean;
}

/** A share with the number that it is of. */
interface Share {
  readonly share: number;
  readonly of: number;
}

/** What `evaluateText` measures. */
export interface TextEvaluation {
  /** Words understood as one of their sensible stand-ins. */
  readonly unnamed: { readonly tuned: Share; readonly heldOut: Share };
  /** The words of both halves that were not, with what came out. */
  readonly misses: readonly { readonly word: string; readonly understood: string; readonly tuned: boolean }[];
  /** Odd input that came to something with a picture. */
  readonly odd: Share;
  /** Of the odd input, in milliseconds: the middle and the slowest of a hundred. */
  readonly milliseconds: { readonly median: number; readonly p99: number };
}

/** The 300 words of `unnamed-words.tsv`. */
export function unnamedWords(): UnnamedWord[] {
  return readFileSync(new URL('./unnamed-words.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, i) => {
      const [word = '', standIns = ''] = line.split('\t');
      return { word, standIns: standIns.split(', '), tuned: i % 2 === 0 };
    });
}

/** Whether a text says one of the stand-ins, in one or in many. */
function says(text: string, standIns: readonly string[]): boolean {
  const padded = ` ${text} `;
  return standIns.some((name) => padded.includes(` ${name} `) || padded.includes(` ${name}s `));
}

/** Whether a text has the name of something with a picture in it. */
function namesThing(text: string, lexicon: Lexicon): boolean {
  const words = text.toLowerCase().split(' ');
  return words.some((_, from) =>
    words
      .slice(from)
      .some((__, length) =>
        lexicon.meanings(words.slice(from, from + length + 1).join(' ')).some(({ type }) => type === 'thing'),
      ),
  );
}

/** Evaluates a lexicon on the 300 words and on `odd` prompts (default 2,000) of every odd kind. */
export function evaluateText(lexicon: Lexicon, odd = 2000): TextEvaluation {
  const understander = new Understander(lexicon);
  const words = unnamedWords().map((entry) => {
    const understood = understander.understand(`a ${entry.word}`).text;
    return { ...entry, understood, right: says(understood, entry.standIns) };
  });
  const share = (of: readonly { readonly right: boolean }[]): Share => ({
    share: of.filter(({ right }) => right).length / of.length,
    of: of.length,
  });
  const results = oddPrompts(odd, new Random(hashSeed('odd prompts', 1))).map((prompt) => {
    const start = performance.now();
    const { text } = understander.understand(prompt);
    return { right: namesThing(text, lexicon), milliseconds: performance.now() - start };
  });
  const times = results.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    unnamed: {
      tuned: share(words.filter(({ tuned }) => tuned)),
      heldOut: share(words.filter(({ tuned }) => !tuned)),
    },
    misses: words
      .filter(({ right }) => !right)
      .map(({ word, understood, tuned }) => ({ word, understood, tuned })),
    odd: share(results),
    milliseconds: { median: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]! },
  };
}

/** The figures as lines of text, and the words that were missed where asked for. */
export function formatTextEvaluation(evaluation: TextEvaluation, misses: boolean): string {
  const { unnamed, odd, milliseconds } = evaluation;
  const line = (label: string, { share, of }: Share) => `${(100 * share).toFixed(1)} % of ${of} ${label}`;
  return [
    line('words without a picture, never tuned on', unnamed.heldOut),
    line('words without a picture, tuned on', unnamed.tuned),
    line('odd prompts give something to draw', odd),
    `${milliseconds.median.toFixed(1)} ms a prompt in the middle, ${milliseconds.p99.toFixed(1)} ms for one in a hundred`,
    ...(misses ? evaluation.misses.map(({ word, understood }) => `  ${word}: ${understood}`) : []),
  ].join('\n');
}
