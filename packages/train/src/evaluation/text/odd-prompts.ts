// Prompts of every odd kind that people and machines send: scripts, emoji, markup, code, noise, very long ones.
import type { Random } from '@nonet/scenes';

const letters = (from: number, to: number): readonly [number, number] => [from, to];
/** Ranges of code points: Cyrillic, Greek, Hebrew, Arabic, Devanagari, Thai, kana, Han, Hangul, math, boxes, private. */
const RANGES = [
  letters(0x400, 0x4ff),
  letters(0x370, 0x3ff),
  letters(0x5d0, 0x5ea),
  letters(0x620, 0x64a),
  letters(0x904, 0x939),
  letters(0xe01, 0xe2e),
  letters(0x3041, 0x30ff),
  letters(0x4e00, 0x9fff),
  letters(0xac00, 0xd7a3),
  letters(0x2200, 0x22ff),
  letters(0x2500, 0x25ff),
  letters(0xe000, 0xf8ff),
  letters(0x1d400, 0x1d7ff),
  letters(0x1f300, 0x1faff),
  letters(0x00, 0x1f),
  letters(0x300, 0x36f),
  letters(0x2000, 0x206f),
  letters(0xd800, 0xdfff),
];
const CODE = [
  'function draw(x) { return x ** 2; }',
  'SELECT * FROM users WHERE 1=1; --',
  '<img src=x onerror=alert(1)>',
  '{"prompt": null, "n": [1,2,3]}',
  'rm -rf / && echo done',
  '#include <stdio.h>\nint main(){}',
  '$' + '{7*7} {{7*7}} %s %d %n',
  '../../../../etc/passwd',
  '[link](http://example.com) **bold**',
  '&lt;b&gt;&amp;&#128512;&#x1F600;&bogus;',
  'C:\\Users\\me\\cat.png',
  'x'.repeat(300),
];
const WORDS =
  'cat dog a the of in on eats purple tokyo loves and not without two 7 ocean knight pizza xyzzy wearing hat night'.split(
    ' ',
  );
const PUNCTUATION = Array.from(`!?.,;:'"()[]{}<>/\\|@#$%^&*-_=+~\``);
const SPACES = [' ', '\t', '\n', '\u00a0', '\u2003', '\u3000', '\u200b', '\u202e', '\ufeff'];

type Kind = (random: Random) => string;

const repeat = (random: Random, most: number, part: () => string): string =>
  Array.from({ length: random.int(1, most) }, part).join('');

const characters =
  ([from, to]: readonly [number, number], most: number): Kind =>
  (random) =>
    repeat(random, most, () => {
      const code = random.int(from, to);
      return code >= 0xd800 && code <= 0xdfff ? String.fromCharCode(code) : String.fromCodePoint(code);
    });

const KINDS: readonly Kind[] = [
  ...RANGES.map((range) => characters(range, 24)),
  (random) => repeat(random, 6, () => characters(random.pick(RANGES), 5)(random)),
  (random) => random.pick(CODE).slice(random.int(0, 4)),
  (random) => repeat(random, 30, () => random.pick(PUNCTUATION)),
  (random) => repeat(random, 20, () => random.pick(SPACES)) + random.pick(['', 'x', '.', 'a']),
  (random) => repeat(random, 12, () => `${random.pick(WORDS)}${random.pick([...SPACES, ...PUNCTUATION])}`),
  (random) => repeat(random, 400, () => `${random.pick(WORDS)} `),
  (random) => random.pick(WORDS).repeat(random.int(2, 60)),
  (random) => repeat(random, 40, () => String.fromCharCode(random.int(0x21, 0x7e))),
  (random) => repeat(random, 15, () => String.fromCharCode(random.int(0x61, 0x7a))),
  (random) => String(random.int(0, 1e9) * (random.chance(0.5) ? 1 : -0.001)),
  (random) => repeat(random, 8, () => `${random.pick(WORDS).toUpperCase()} `),
  (random) => `${random.pick(WORDS)} `.repeat(5000),
  (random) =>
    repeat(random, 1, () => characters(random.pick(RANGES), 1)(random)).repeat(random.int(1000, 5000)),
];

/** So many odd prompts, every kind in turn; none is longer than 10,000 characters. */
export function oddPrompts(count: number, random: Random): string[] {
  return Array.from({ length: count }, (_, i) => KINDS[i % KINDS.length]!(random).slice(0, 10_000));
}
