// The text that the published DALL·E Mini was trained on: its TextNormalizer, rule by rule, in its order.
// The rules are those of borisdayma/dalle-mini, model/text.py; their order matters everywhere.
import { decodeHTML } from 'entities';
import { demojize } from './demojize.ts';
import { fixText } from './fix-text.ts';
import { type HashtagSplitter, hashtagParts } from './hashtags.ts';
import { transliterate } from './transliterate.ts';

/** Stands for a protected mark while the others become commas; made of letters so that it counts as a word. */
const PROTECTED = 'xtokx';
const DOT = `${PROTECTED}dot${PROTECTED}`;
const QUOTE = `${PROTECTED}quote${PROTECTED}`;
const SLASH = `${PROTECTED}slash${PROTECTED}`;

export interface TextNormalizerOptions {
  /** Cuts hashtags into words; without it only `_` does. */
  readonly hashtagSplitter?: HashtagSplitter;
}

/**
 * Normalises a prompt as the published model's training text was: repaired, in ASCII, lower case, with nothing
 * but commas, quotes and a few signs for punctuation, and always with a space before it.
 */
export function normalizeText(prompt: string, options: TextNormalizerOptions = {}): string {
  const ascii = transliterate(demojize(unescapeHtml(unescapeHtml(fixText(prompt)))));
  const words = removeMarkup(ascii.toLowerCase());
  const plain = simplifyPunctuation(protectMarks(removeNumberCommas(words)), options.hashtagSplitter);
  return ` ${tidy(unprotectMarks(plain))}`;
}

/** HTML entities as a browser reads them, semicolon or not; entities of invisible controls give nothing. */
function unescapeHtml(text: string): string {
  return decodeHTML(text).replace(/(?![\t\n\f\r])\p{Cc}/gu, '');
}

/** Name placeholders of data set CC12M, references of Wikipedia, HTML tags and addresses. */
function removeMarkup(text: string): string {
  return (
    text
      .replace(/<person>(?:[,\s]*(?:(?:and)+[,\s]*)?<person>)+/gu, ' people ')
      // Training drew "a person", "someone" or "somebody" by frequency; a prompt gets the most frequent.
      .replaceAll('<person>', ' a person ')
      .replace(/^\s*\[\d+\]/u, '')
      .replace(/\[\d+\]\s*$/u, '')
      .replace(/<[^<]+?>/gu, ' ')
      .replace(/http\S+/gu, '')
  );
}

/** 1,234,567 -> 1234567; two passes, because a group's first digit may end the one before. */
function removeNumberCommas(text: string): string {
  const removeOnce = (numbers: string) => numbers.replace(/(\d),(\d{3})/gu, '$1$2');
  return removeOnce(removeOnce(text));
}

/** Dots within words and numbers, the quotes of contractions, slashes between digits. */
function protectMarks(text: string): string {
  return text
    .replace(/(\w)\.(\w)/gu, `$1${DOT}$2`)
    .replace(/'(?=(?:[stdm]|ll|re|ve)\b)/gu, QUOTE)
    .replace(/(\d)\/(\d)/gu, `$1${SLASH}$2`);
}

function unprotectMarks(text: string): string {
  return text.replaceAll(DOT, '.').replaceAll(QUOTE, "'").replaceAll(SLASH, '/');
}

function simplifyPunctuation(text: string, splitter: HashtagSplitter | undefined): string {
  return text
    .replace(/(\w)-(\w)/gu, '$1 $2')
    .replace(/[%&/$*]/gu, ' $& ')
    .replace(/#(\w+)/gu, (_, tag: string) => splitter?.split(tag) ?? hashtagParts(tag).join(' '))
    .replace(/[_#\\]/gu, ' ')
    .replace(/['"`]/gu, ' " ')
    .replace(/[()[\].,|:;?!=+~\-/{}]/gu, ',');
}

/** Repeats, runs of quotes, commas and spaces become one; outer commas and spaces go. */
function tidy(text: string): string {
  return text
    .replace(/(\D)\1{3,}/gu, '$1') // four or more: three may be the Roman numeral VIII
    .replace(/[\s"]+/gu, (run) => (run.includes('"') ? ' " ' : run))
    .replace(/[\s,]+/gu, (run) => (run.includes(',') ? ', ' : ' '))
    .trim()
    .replace(/,$/u, '')
    .replace(/^,/u, '')
    .trim();
}
