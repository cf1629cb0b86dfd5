// Text as the policy compares it: one form for the many ways to write a word so that a filter does not see it.

/** Letters of other scripts that look like Latin ones, and letters that no decomposition makes plain. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ',
    b: 'ьβ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еєε',
    g: 'ɡ',
    h: 'һ',
    i: 'іıι',
    j: 'ј',
    k: 'кκ',
    l: 'ӏ',
    m: 'м',
    n: 'ոη',
    o: 'оοσ',
    p: 'рρ',
    q: 'ԛ',
    r: 'г',
    s: 'ѕ',
    t: 'тτ',
    u: 'μυս',
    v: 'ѵν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уγ',
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
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
  '+': 't',
  '(': 'c',
};
/** What `1`, `!` and `|` stand for. */
const STROKES = ['i', 'l'];

/**
 * The forms of a text, words joined by single spaces. The first is the plain one; others read digits as letters, and
 * take marks within words, and letters that are repeated, for nothing. In all of them letters that stand alone in a row are one word: `p o r n`.
 */
export function normalForms(text: string): string[] {
  const letters = text.normalize('NFKC').toLowerCase().normalize('NFD');
  const plain = Array.from(letters.replace(/[\p{M}\p{Cf}]/gu, ''))
    .map((letter) => LOOK_ALIKES[letter] ?? letter)
    .join('');
  const forms = new Set([toWords(plain, ' ')]);
  const short = plain.replace(/(\p{L})\1{2,}/gu, '$1'); // fuuuun
  for (const stroke of STROKES) {
    const read = short.replace(/\S+/g, (word) => (/\p{L}/u.test(word) ? unleet(word, stroke) : word));
    for (const between of [' ', '']) forms.add(toWords(read, between));
  }
  forms.add(toWords(short, ''));
  return [...forms];
}

/** Marks at the ends of a word, as in `cat!`, are marks; those within may be letters. */
const unleet = (word: string, stroke: string): string =>
  word
    .replace(/^[^\p{L}\p{N}@$€£]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/[^\p{L}]/gu, (mark) => ('1!|'.includes(mark) ? stroke : (LEET[mark] ?? mark)));

/** @param between what marks within a word become */
function toWords(text: string, between: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}\s]+(?=[\p{L}\p{N}])/gu, between)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])\p{L}(?: \p{L}){2,}(?![\p{L}\p{N}])/gu, (row) => row.replaceAll(' ', ''))
    .trim();
}
