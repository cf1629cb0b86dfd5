// The names that captions of a user's pictures teach, and the lexicon with them.
import { keyOf, type LexiconFile, parseLexicon } from '@nonet/models';
import { plural } from '../data/names.ts';
import { singularNoun } from '../lexicon/inflections.ts';

/** Popularity of a learnt name in `lexicon.json`: enough to be drawn beside others. */
const POPULARITY = 200;

type Lexicon = ReturnType<typeof parseLexicon>;

/**
 * A lexicon in which the things that captions name are things of their own. The thing of a caption is its first noun that
 * no picture was named after so far: "zorbo" of "two blue zorbos at night". Words that something else stood in for are
 * taken literally from now on.
 */
export function withLearnedNames(file: LexiconFile, captions: Iterable<string>): LexiconFile {
  const lexicon = parseLexicon(file);
  const learned = new Set<string>();
  for (const caption of captions) {
    const name = nameIn(caption, lexicon);
    if (name !== undefined) learned.add(name);
  }
  if (learned.size === 0) return file;
  const names = { ...file.names };
  const plurals = { ...file.plurals };
  for (const name of learned) {
    names[name] = POPULARITY;
    const many = plural(name);
    if (many !== `${name}s`) plurals[name] = many;
  }
  const isLearned = (word: string) => learned.has(word) || learned.has(singularOf(word));
  const standIns = Object.fromEntries(
    Object.entries(file.standIns).map(([reason, table]) => [reason, withoutWords(table, isLearned)]),
  ) as LexiconFile['standIns'];
  return { ...file, names, plurals, standIns };
}

/** The new name in a caption; undefined where its thing has a name that captions knew before. */
function nameIn(caption: string, lexicon: Lexicon): string | undefined {
  const words = keyOf(caption).split(' ');
  const start = words.findIndex((word) => isNew(word, lexicon) || isNamed(word, lexicon));
  if (start < 0 || isNamed(words[start]!, lexicon)) return undefined;
  // A name of several words ("rick sanchez") goes on for as long as its words are new; "a zorbo gleeping" does something.
  let end = start + 1;
  while (end < words.length && isNew(words[end]!, lexicon) && !words[end]!.endsWith('ing')) end++;
  if (end < words.length && isNamed(words[end]!, lexicon)) return undefined; // "a corgi puppy" is a puppy
  const isCounted = words.slice(0, start).some((word) => lexicon.meanings(word).some(isNumber));
  const isBare = !words.slice(0, start).some((word) => /^(?:an?|the|my|this|one)$/.test(word));
  const last = words[end - 1]!;
  const singular = isCounted ? singularOf(last) : isBare ? singularNoun(last) : last;
  return [...words.slice(start, end - 1), singular].join(' ');
}

/** The singular of a counted noun, also of one that no dictionary has. */
function singularOf(word: string): string {
  const known = singularNoun(word);
  return known === word ? word.replace(/(?<=[^s])s$/, '') : known;
}

type Meaning = ReturnType<Lexicon['meanings']>[number];

const isNumber = (meaning: Meaning): boolean => meaning.type === 'modifier' && meaning.kind === 'count';

/** Whether nothing is known of a word but what may stand in for it. */
const isNew = (word: string, lexicon: Lexicon): boolean =>
  /^[a-z']{2,}$/.test(word) &&
  lexicon.meanings(word).every((meaning) => meaning.type === 'thing' && meaning.reason !== undefined);

/** Whether training pictures are named by a word. */
const isNamed = (word: string, lexicon: Lexicon): boolean =>
  lexicon.meanings(word).some((meaning) => meaning.type === 'thing' && meaning.reason === undefined);

const withoutWords = (
  table: Readonly<Record<string, string>>,
  isLeftOut: (word: string) => boolean,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table)
      .map(([standIn, words]) => [
        standIn,
        words
          .split('|')
          .filter((word) => !isLeftOut(word))
          .join('|'),
      ])
      .filter(([, words]) => words !== ''),
  );
