// Matches the names that a viewer gave with the things that were asked for.
import { fileURLToPath } from 'node:url';
import { singularNoun } from '../../lexicon/inflections.ts';
import { readLines } from '../../text-lines.ts';
import type { EvaluationPrompt } from '../prompt-file.ts';

/** Which of the things that a prompt asks for are named. */
export interface Named {
  readonly things: readonly boolean[];
  /** Absent where the prompt asks for no number. */
  readonly count?: boolean;
  /** Absent where the prompt asks for no place. */
  readonly place?: boolean;
}

/** Compounds that are something else than their last word says, unless they are asked for. */
const OTHER_THINGS = [
  'hot dog',
  'sea lion',
  'sea horse',
  'teddy bear',
  'guinea pig',
  'sea urchin',
  'sword fish',
];
/** Words whose singular is another thing. */
const PLURAL_ONLY: ReadonlySet<string> = new Set(['glasses']);
/** From the negating word to the end of its clause. */
const NEGATED = /\b(?:no|not|without|isn't|aren't)\b[^,.;]*?(?=,|\.|;|\band\b|\bbut\b|$)/g;
const NUMBER_WORDS: Readonly<Record<number, readonly string[]>> = {
  1: ['one', 'a', 'an', '1', 'single'],
  2: ['two', '2', 'pair', 'couple', 'both'],
  3: ['three', '3', 'trio'],
  4: ['four', '4'],
  5: ['five', '5'],
};
/** Most words of a name: "man with a beard". */
const MOST_WORDS = 5;

const sharedNames = readSharedNames();

/** Names that count for any prompt, from `accepted-names.txt`. */
function readSharedNames(): ReadonlyMap<string, readonly string[]> {
  const file = fileURLToPath(new URL('./accepted-names.txt', import.meta.url));
  return new Map(
    readLines(file).map(({ text }) => {
      const [name, words] = text.split(':') as [string, string];
      return [name, words.split(',').map((word) => word.trim())];
    }),
  );
}

/** Lower case, without accents; each word in the singular. */
function toWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']s\b/g, '');
  return (plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    PLURAL_ONLY.has(word) ? word : singularNoun(word),
  );
}

/** Words without a space between them, so that "snow man" is "snowman" and "t-rex" is "t rex". */
const joined = (words: readonly string[]): string => words.join('');

/** Every run of words in a text. */
function phrasesOf(words: readonly string[]): Set<string> {
  const phrases = new Set<string>();
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + MOST_WORDS); end++) {
      phrases.add(joined(words.slice(start, end)));
    }
  }
  return phrases;
}

/** Finds what a prompt asks for in what a viewer wrote. What is negated does not count: "no hat". */
export function namedIn(seen: string, { things, count, place, accept = {} }: EvaluationPrompt): Named {
  const namesOf = (name: string, shared = name, inline = name): string[] =>
    [name, ...(sharedNames.get(shared) ?? []), ...(accept[inline] ?? [])].map((one) => joined(toWords(one)));
  const asked = things.map((thing) => namesOf(thing));
  const words = withoutOtherThings(toWords(seen.toLowerCase().replace(NEGATED, ' ')), asked.flat());
  const phrases = phrasesOf(words);
  const has = (names: readonly string[]) => names.some((name) => phrases.has(name));
  return {
    things: asked.map(has),
    ...(count === undefined ? {} : { count: NUMBER_WORDS[count]!.some((word) => words.includes(word)) }),
    ...(place === undefined ? {} : { place: has(namesOf(place, `place ${place}`, 'place')) }),
  };
}

/** Words with a gap in place of each compound that names another thing. */
function withoutOtherThings(words: readonly string[], asked: readonly string[]): string[] {
  const others = OTHER_THINGS.filter((name) => !asked.includes(joined(toWords(name))));
  const text = others.reduce((rest, name) => rest.replaceAll(` ${name} `, ' … '), ` ${words.join(' ')} `);
  return text.split(' ').filter(Boolean);
}

/** All things, in the number asked for; the place counts apart. */
export const isAllNamed = ({ things, count }: Named): boolean => things.every(Boolean) && count !== false;
