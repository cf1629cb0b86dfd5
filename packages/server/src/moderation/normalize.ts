// Text as the policy compares it: one form for the many ways to write a word so that a filter does not see it.
import { boundMarks } from '@nonet/api';
import { atOnce } from '../limits/in-turns.ts';

/** Letters of other scripts that look like Latin ones, and letters that no decomposition makes plain. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑᴀ',
    b: 'ьβʙ',
    c: 'сϲᴄ',
    d: 'ԁᴅ',
    e: 'еєεᴇ',
    f: 'ꜰ',
    g: 'ɡɢ',
    h: 'һʜ',
    i: 'іıιɪ',
    j: 'јᴊ',
    k: 'кκᴋ',
    l: 'ӏʟ',
    m: 'мᴍ',
    n: 'ոηɴ',
    o: 'оοσᴏ',
    p: 'рρᴘ',
    q: 'ԛ',
    r: 'гʀ',
    s: 'ѕꜱ',
    t: 'тτᴛ',
    u: 'μυսᴜ',
    v: 'ѵνᴠ',
    w: 'ԝωᴡ',
    x: 'хχ',
    y: 'уγʏ',
    z: 'ᴢ',
    ss: 'ß',
    ae: 'æ',
    oe: 'œ',
    th: 'þ',
    o_: 'ø',
    l_: 'ł',
    d_: 'đð',
  }).flatMap(([plain, letters]) => Array.from(letters, (letter) => [letter, plain.replace('_', '')])),
);
/** White letters on black circles and squares, which Unicode does not take for letters. */
const BOXED = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu;
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
  '+': 't',
  '(': 'c',
};
/** What `1`, `!` and `|` stand for. */
const STROKES = ['i', 'l'];
/** Longest form that one character may stand for; a few stand for whole sentences, and thousands of them for a book. */
const LONGEST_FORM = 4;
/** Letters that are not said, as in `p*rn`. Starts nowhere within a run of marks: every expression here takes linear time. */
const UNSAID = /(?<=\p{L})[*#]+(?=\p{L})/gu;
const VOWELS = ['a', 'e', 'i', 'o', 'u'];

/** Letters that stand alone, with one mark or space between each: `p o r n`, `p.o.r.n`. */
const ROW = /(?<![\p{L}\p{N}])\p{L}(?:[^\p{L}\p{N}]\p{L}){2,}(?![\p{L}\p{N}])/gu;
/** The same with digits among them: `s 3 x`. */
const LEET_ROW = /(?<!\S)[\p{L}\p{N}@$](?:[ .\-_][\p{L}\p{N}@$]){2,}(?!\S)/gu;

/** Texts from so many characters on may take long to look at, if they are made for that. */
const LONG = 1_000;
export const isLong = ({ length }: { readonly length: number }): boolean => length >= LONG;

/**
 * Not in a text of plain words and numbers: characters that may stand for letters, letters three times, a `z` that may
 * be an `s`.
 */
const READ_OTHERWISE =
  /[^\p{L}\p{N}\s,.;:!?]|[,.;:!?](?=\S)|\p{N}(?=\p{L})|\p{L}(?=\p{N})|(\p{L})\1\1|z(?!\p{L})/u;

/**
 * The forms of a text, words joined by single spaces. The first is the plain one; others read digits as letters, take
 * marks within words for nothing, say what is not said, and say letters that are repeated once or twice. In all of them
 * letters that stand alone in a row are one word: `p o r n`.
 */
export function normalForms(text: string): string[] {
  return atOnce(normalFormSteps(text));
}

/** The same in steps, between which others may have their turn. */
export function* normalFormSteps(text: string): Generator<void, string[]> {
  const plain = yield* inSteps(text, TO_PLAIN);
  const forms = new Set([yield* toWords(plain, ' ')]);
  if (plain.search(READ_OTHERWISE) < 0 && plain.search(LEET_ROW) < 0) return [...forms]; // as most prompts
  for (const times of ['$1', '$1$1']) {
    const short = plain.replace(/(\p{L})\1{2,}/gu, times);
    yield;
    const joined = short.replace(LEET_ROW, (row) => (/\p{L}/u.test(row) ? row.replace(/[ .\-_]/g, '') : row));
    for (const stroke of STROKES) {
      yield;
      const read = joined.replace(/\S+/g, (word) => (/\p{L}/u.test(word) ? unleet(word, stroke) : word));
      for (const between of [' ', '']) forms.add(yield* toWords(read, between));
    }
    forms.add(yield* toWords(short, ''));
    if (short.search(UNSAID) < 0) continue;
    for (const vowel of VOWELS) {
      const said = short.replace(UNSAID, ({ length }) => vowel.repeat(length));
      forms.add(yield* toWords(said, ' '));
    }
  }
  return [...forms];
}

type Step = (text: string) => string;

function* inSteps(text: string, steps: readonly Step[]): Generator<void, string> {
  let done = text;
  for (const step of steps) {
    done = step(done);
    if (isLong(done)) yield;
  }
  return done;
}

const unbox = (letter: string): string =>
  String.fromCharCode(0x61 + ((letter.codePointAt(0)! - 0x1f150) % 32));

/** Marks at the ends of a word, as in `cat!`, are marks; those within may be letters. A last `z` is an `s`. */
const unleet = (word: string, stroke: string): string =>
  word
    .replace(/^[^\p{L}\p{N}@$€£]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '')
    .replace(/[^\p{L}]/gu, (mark) => ('1!|'.includes(mark) ? stroke : (LEET[mark] ?? mark)))
    .replace(/(?<=\p{L}{2})z$/u, 's');

/** From any script and way of writing to plain letters in lower case. */
const TO_PLAIN: readonly Step[] = [
  withoutLongForms,
  (text) => boundMarks(text).normalize('NFKC').replace(BOXED, unbox),
  (text) => text.toLowerCase().normalize('NFD'),
  (text) => text.replace(/[\p{M}\p{Cf}]/gu, ''),
  (text) => text.replace(/[^\p{ASCII}]/gu, (letter) => LOOK_ALIKES[letter] ?? letter),
];

function withoutLongForms(text: string): string {
  const known = new Map<string, string>();
  return text.replace(/[^\p{ASCII}]/gu, (letter) => {
    const kept = known.get(letter) ?? (letter.normalize('NFKC').length > LONGEST_FORM ? ' ' : letter);
    known.set(letter, kept);
    return kept;
  });
}

/** @param between what marks within a word become */
const toWords = (text: string, between: string): Generator<void, string> =>
  inSteps(text, [
    (given) => given.replace(ROW, (row) => row.replace(/[^\p{L}]/gu, '')),
    (given) => given.replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}\s]+(?=[\p{L}\p{N}])/gu, between),
    (given) => given.replace(/[^\p{L}\p{N}]+/gu, ' '),
    (given) => given.replace(ROW, (row) => row.replaceAll(' ', '')).trim(),
  ]);
