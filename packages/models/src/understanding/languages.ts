// Finds out whether a prompt is in one of the lexicon's other languages, and puts its words into English.
import type { Lexicon } from './lexicon.ts';
import { MOST_CHARACTERS } from './words.ts';

/** A prompt in English, and how its words were put. */
export interface Translation {
  readonly language: string;
  readonly text: string;
  /** Words of the prompt with their English, as far as they say something. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** Longest phrase, in words, that is looked up in another language. */
const LONGEST_PHRASE = 4;

/**
 * Translates a prompt word by word when more of its words are known in another language alone than in English
 * alone, and at least half in that language; undefined for English and for what no language knows.
 */
export function translate(prompt: string, lexicon: Lexicon): Translation | undefined {
  const words =
    prompt
      .slice(0, MOST_CHARACTERS)
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+|[,.;:!?]|\d+/gu) ?? [];
  const spoken = words.filter((word) => /\p{L}/u.test(word));
  const english = spoken.map((word) => isEnglish(word, lexicon));
  if (english.every(Boolean)) return undefined; // no other language knows more of it
  let best: { language: string; score: number } | undefined;
  for (const [language, dictionary] of lexicon.languages) {
    const score = scoreOf(spoken, english, dictionary);
    if (score !== undefined && (best === undefined || score > best.score)) best = { language, score };
  }
  return (
    best && { language: best.language, ...byWord(words, lexicon, lexicon.languages.get(best.language)!) }
  );
}

/** Whether a word says something in English: particles of other languages do not, nor words that only stand in texts ("casa"). */
function isEnglish(word: string, lexicon: Lexicon): boolean {
  return /^[a-z']+$/.test(word) && lexicon.meanings(word).some(({ type }) => type !== 'silent');
}

/** Words of a dictionary's longest phrase that starts with a word, by dictionary. */
const reaches = new WeakMap<ReadonlyMap<string, string>, Map<string, number>>();

function reachesOf(dictionary: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const known = reaches.get(dictionary);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  for (const phrase of dictionary.keys()) {
    const words = phrase.split(' ');
    if (words.length < 2) continue;
    made.set(words[0]!, Math.min(LONGEST_PHRASE, Math.max(made.get(words[0]!) ?? 1, words.length)));
  }
  reaches.set(dictionary, made);
  return made;
}

function* phrases(words: readonly string[], dictionary: ReadonlyMap<string, string>) {
  const reach = reachesOf(dictionary);
  for (let at = 0; at < words.length; ) {
    const first = words[at]!;
    const longest = Math.max(reach.get(first) ?? 1, reach.get(withoutAccents(first)) ?? 1);
    let length = Math.min(longest, words.length - at);
    let english: string | undefined;
    for (; length > 0; length--) {
      english = lookUp(length === 1 ? first : words.slice(at, at + length).join(' '), dictionary);
      if (english !== undefined) break;
    }
    length = Math.max(1, length);
    yield { at, length, english };
    at += length;
  }
}

/**
 * How well a language covers the words of a prompt; undefined where it knows no more of them than English.
 * @param english whether each word says something in English
 */
function scoreOf(
  words: readonly string[],
  english: readonly boolean[],
  dictionary: ReadonlyMap<string, string>,
): number | undefined {
  const foreign = english.filter((isKnown) => !isKnown).length;
  let [there, onlyThere, onlyHere] = [0, 0, 0];
  for (const { at, length, english: meaning } of phrases(words, dictionary)) {
    for (let i = at; i < at + length; i++) {
      if (meaning !== undefined) there++;
      if (meaning !== undefined && !english[i]) onlyThere++;
      if (meaning === undefined && english[i]) onlyHere++;
    }
    if (onlyHere >= foreign) return undefined; // `onlyThere` can be no more
  }
  return onlyThere > onlyHere && there * 2 >= words.length ? onlyThere * 100 + there : undefined;
}

function byWord(words: readonly string[], lexicon: Lexicon, dictionary: ReadonlyMap<string, string>) {
  const text: string[] = [];
  const pairs: [string, string][] = [];
  for (const { at, length, english } of phrases(words, dictionary)) {
    const original = words.slice(at, at + length).join(' ');
    text.push(english ?? original);
    const [meaning] = english === undefined ? [] : lexicon.meanings(english);
    const joins = meaning?.type === 'particle' || (meaning?.type === 'link' && !meaning.text.endsWith('ing'));
    const says = english !== undefined && !joins;
    if (says && original !== english) pairs.push([original, english]);
  }
  return { text: text.join(' '), pairs };
}

/** As it stands, without its accents, or without a plural's ending. */
function lookUp(phrase: string, dictionary: ReadonlyMap<string, string>): string | undefined {
  const exact = dictionary.get(phrase) ?? dictionary.get(withoutAccents(phrase));
  if (exact !== undefined || phrase.length < 5 || phrase.includes(' ')) return exact;
  for (const ending of ['s', 'es', 'x', 'en', 'n', 'e', 'er']) {
    if (!phrase.endsWith(ending)) continue;
    const singular = dictionary.get(phrase.slice(0, -ending.length));
    if (singular !== undefined) return singular;
  }
  return undefined;
}

/** "niño" without its tilde, as people type it. */
export function withoutAccents(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}
