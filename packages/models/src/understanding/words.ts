// Cuts text into words, and words into the forms that the lexicon lists.
import { demojize } from '../tokenizer/demojize.ts';
import { normalizeText } from '../tokenizer/text-normalizer.ts';
import { simpleEmoji } from './emoji.ts';

/** One word of a prompt. */
export interface Word {
  readonly text: string;
  /** A comma, a full stop or an emoji's edge lies before it. */
  readonly breaks: boolean;
  /** It stood with an apostrophe and s: "cat's". */
  readonly owner: boolean;
  /** It was written with a capital, among others that were not. */
  readonly capital?: true;
}

/** Some words from `at` on, with spaces between. */
export function textOf(words: readonly Word[], at: number, length: number): string {
  let text = words[at]!.text;
  for (let i = at + 1; i < at + length; i++) text += ` ${words[i]!.text}`;
  return text;
}

/** Characters of a prompt that are read: the subject is usually at its start. */
export const MOST_CHARACTERS = 1000;

/** The words of a prompt in lower-case ASCII: emoji by their names, no markup, no addresses. */
export function toWords(prompt: string): Word[] {
  const words: Word[] = [];
  const capitals = capitalised(prompt);
  let breaks = false;
  for (const piece of normalizeText(readable(prompt)).split(/([^a-z0-9']+)/)) {
    if (/^[a-z0-9']+$/.test(piece)) {
      const text = piece.includes("'") ? piece.replace(/^'+|(?<!')'+$/g, '').replace(/(?:'s)$/, '') : piece;
      const capital = capitals.has(text);
      if (text !== '') words.push({ text, breaks, owner: piece.endsWith("'s"), ...(capital && { capital }) });
      breaks = false;
    } else {
      breaks ||= /[,.]/.test(piece);
    }
  }
  return words;
}

/** Whether normalising changes nothing but the case of a word. */
const isPlain = (word: string): boolean => /^[A-Za-z]+$/.test(word) && !/(.)\1{3}/i.test(word);

/** Words with a capital in a prompt that has others without; in lower-case ASCII. */
function capitalised(prompt: string): Set<string> {
  const words = prompt.slice(0, MOST_CHARACTERS).match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
  const proper = words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word));
  if (!words.some((word) => /^\p{Ll}/u.test(word))) return new Set();
  return new Set(proper.map((word) => (isPlain(word) ? word.toLowerCase() : normalizeText(word).trim())));
}

/**
 * The start of a prompt without the letters of other scripts, which would be spelt out by their sound, and with every
 * hyphen a space: normalising makes a comma of the second one in "jack-o-lantern".
 */
const readable = (prompt: string): string =>
  demojize(simpleEmoji(prompt.slice(0, MOST_CHARACTERS)))
    .replace(/(?!\p{Script=Latin})\p{L}/gu, ' ')
    .replace(/(?<![\w.])(\d{1,2})(?=[a-z]{3,}\b)(?!\d*bit\b)/gi, '$1 ')
    .replace(/(?<=\s)[&+](?=\s)/g, 'and')
    .replace(/(?<=\w)'?-'?(?=\w)/g, ' ');

/** A phrase as the lexicon's keys are written. */
export function keyOf(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/'s\b/g, '')
    .replace(/[^a-z0-9']+/g, ' ')
    .trim();
}

/** What a plural may be the plural of: "foxes" of "foxe" or "fox". */
export function singulars(word: string): string[] {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return [];
  const found = [word.slice(0, -1)];
  if (word.endsWith('es')) found.push(word.slice(0, -2));
  if (word.endsWith('ies')) found.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('ves')) found.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  return found;
}
