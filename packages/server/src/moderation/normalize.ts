// Text as the policy compares it: one form for the many ways to write a word so that a filter does not see it.

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
/** A letter that is not said, as in `p*rn`. */
const UNSAID = /(?<=\p{L}[*#]*)[*#](?=[*#]*\p{L})/gu;
const VOWELS = ['a', 'e', 'i', 'o', 'u'];

/** Letters that stand alone, with one mark or space between each: `p o r n`, `p.o.r.n`. */
const ROW = /(?<![\p{L}\p{N}])\p{L}(?:[^\p{L}\p{N}]\p{L}){2,}(?![\p{L}\p{N}])/gu;
/** The same with digits among them: `s 3 x`. */
const LEET_ROW = /(?<!\S)[\p{L}\p{N}@$](?:[ .\-_][\p{L}\p{N}@$]){2,}(?!\S)/gu;

/**
 * The forms of a text, words joined by single spaces. The first is the plain one; others read digits as letters, take
 * marks within words for nothing, say what is not said, and say letters that are repeated once or twice. In all of them
 * letters that stand alone in a row are one word: `p o r n`.
 */
export function normalForms(text: string): string[] {
  const letters = text
    .replace(/[^\p{ASCII}]/gu, (letter) => (letter.normalize('NFKC').length > LONGEST_FORM ? ' ' : letter))
    .normalize('NFKC')
    .replace(BOXED, unbox)
    .toLowerCase()
    .normalize('NFD');
  const plain = Array.from(letters.replace(/[\p{M}\p{Cf}]/gu, ''))
    .map((letter) => LOOK_ALIKES[letter] ?? letter)
    .join('');
  const forms = new Set([toWords(plain, ' ')]);
  for (const short of [plain.replace(/(\p{L})\1{2,}/gu, '$1'), plain.replace(/(\p{L})\1{2,}/gu, '$1$1')]) {
    const joined = short.replace(LEET_ROW, (row) => (/\p{L}/u.test(row) ? row.replace(/[ .\-_]/g, '') : row));
    for (const stroke of STROKES) {
      const read = joined.replace(/\S+/g, (word) => (/\p{L}/u.test(word) ? unleet(word, stroke) : word));
      for (const between of [' ', '']) forms.add(toWords(read, between));
    }
    forms.add(toWords(short, ''));
    if (short.search(UNSAID) >= 0)
      for (const vowel of VOWELS) forms.add(toWords(short.replace(UNSAID, vowel), ' '));
  }
  return [...forms];
}

const unbox = (letter: string): string =>
  String.fromCharCode(0x61 + ((letter.codePointAt(0)! - 0x1f150) % 32));

/** Marks at the ends of a word, as in `cat!`, are marks; those within may be letters. A last `z` is an `s`. */
const unleet = (word: string, stroke: string): string =>
  word
    .replace(/^[^\p{L}\p{N}@$€£]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/[^\p{L}]/gu, (mark) => ('1!|'.includes(mark) ? stroke : (LEET[mark] ?? mark)))
    .replace(/(?<=\p{L}{2})z$/u, 's');

/** @param between what marks within a word become */
function toWords(text: string, between: string): string {
  return text
    .replace(ROW, (row) => row.replace(/[^\p{L}]/gu, ''))
    .replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}\s]+(?=[\p{L}\p{N}])/gu, between)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(ROW, (row) => row.replaceAll(' ', ''))
    .trim();
}
