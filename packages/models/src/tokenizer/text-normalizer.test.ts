import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashtagSplitter } from './hashtags.ts';
import publishedPairs from './text-normalizer.pairs.json' with { type: 'json' };
import { normalizeText } from './text-normalizer.ts';

describe('normalizeText', () => {
  it.each(publishedPairs)('does with %j what the published normaliser does', (prompt, expected) => {
    expect(normalizeText(prompt!)).toBe(expected);
  });

  // Each worked out from the published rules.
  it.each([
    ['mojibake', 'cafÃ© â€œLâ€™AmiÃ©â€\u009d ₹5', ' cafe " l \' amie " rs5'.replace("'", '"')],
    ['full-width forms', 'ＬＯＵＤ　ＮＯＩＳＥ！', ' loud noise'],
    ['ligatures and curly quotes', 'the ﬁnal “ﬂower” isn’t', ' the final " flower " isn\'t'],
    ['entities escaped twice', '&amp;eacute;t&eacute; &quot;x', ' ete " x'],
    ['entities without semicolon', 'fish &amp chips <b>', ' fish & chips'],
    ['skin tones', '👍🏽 and 👩🏿‍🦲', ' thumbs up medium skin tone, and, woman dark skin tone bald'],
    ['flags and keycaps', '🇯🇵 1️⃣ ❤️', ' japan, keycap 1, red heart'],
    ['people placeholders', '<PERSON>, <person> and <person> meet <person>', ' people meet a person'],
    ['Wikipedia references only at the ends', '[2] a [3] b [4]', ' a, 3, b'],
    ['abbreviations', 'U.S.A. a.b.c 1.2.3', ' u.s, a, a.b, c 1.2, 3'],
    ['dates and ratios', '1/2/3 16:9 f/1.8', ' 1/2, 3 16, 9 f, 1.8'],
    ['contractions after any word', "rock'n'roll 'twas 80's", ' rock " n " roll " twas 80\'s'],
    ['repeated signs', 'XXXX VIII 11111 -----', ' x viii 11111'],
    ['hashtags without word list', '#cute_cat #2022', ' cute cat 2022'],
    ['lone surrogates', 'a\ud83d b', ' a b'],
    ['terminal colours', '\u001b[31mred\u001b[0m', ' red'],
  ])('handles %s', (_, prompt, expected) => {
    expect(normalizeText(prompt)).toBe(expected);
  });

  it('splits hashtags when it has word frequencies', () => {
    const words = ['the', 'of', 'cat', 'cats', 'cute', 'instagram', 'it', "'s", '20', '22'];
    const hashtagSplitter = new HashtagSplitter(words);
    const normalize = (text: string) => normalizeText(text, { hashtagSplitter });
    expect(normalize('#CuteCatsOfInstagram!')).toBe(' cute cats of instagram');
    expect(normalize('#cat2022 #zq')).toBe(' cat 2022 z q');
  });

  it('gives plain ASCII with one leading space for any text', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalizeText(text)).toMatch(/^ (?:[^\s\p{Lu}]+(?: [^\s\p{Lu}]+)*)?$/u);
        expect(normalizeText(text)).toMatch(/^\p{ASCII}*$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes ten thousand characters of anything', () => {
    for (const unit of ['a', ' ', ',', '"', '<', '<person>,', '&amp;', 'Ã', '🐱', '\ud800', "'s", '1,']) {
      expect(normalizeText(unit.repeat(10_000 / unit.length))).toMatch(/^ /);
    }
  });
});
