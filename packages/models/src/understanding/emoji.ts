// Puts emoji that are made of several into what they show: keycaps are numbers, families are people, flags are flags.

const PERSON = '[\\u{1F466}-\\u{1F469}\\u{1F476}\\u{1F9D1}\\u{1F9D2}\\u{1F474}\\u{1F475}]';
const HEART_OR_KISS = '(?:\\u2764\\uFE0F?\\u200D)?(?:\\u{1F48B}\\u200D)?';
/** People joined to a family or a couple. */
const TOGETHER = new RegExp(`${PERSON}(?:\\u200D${HEART_OR_KISS}${PERSON})+`, 'gu');

const EACH = new RegExp(PERSON, 'gu');

/** Replacements in their order. */
const PARTS: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/[\u{1F3FB}-\u{1F3FF}]/gu, ''], // skin tones
  [/([0-9])\uFE0F?\u20E3/gu, ' $1 '],
  [/\u{1F51F}/gu, ' 10 '],
  [/\u{1F3F4}[\u{E0061}-\u{E007A}]+\u{E007F}|[\u{1F1E6}-\u{1F1FF}]{2}/gu, ', flag, '],
  [TOGETHER, (found) => (found.match(EACH) ?? []).join(', ')],
];

/** A text in which every emoji is a single one whose name says what it shows. */
export function simpleEmoji(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return PARTS.reduce(
    (done, [sign, plain]) =>
      typeof plain === 'string' ? done.replace(sign, plain) : done.replace(sign, plain),
    text,
  );
}
