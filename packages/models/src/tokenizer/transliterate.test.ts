import { describe, expect, it } from 'vitest';
import { demojize } from './demojize.ts';
import { transliterate } from './transliterate.ts';

describe('transliterate', () => {
  it.each([
    ['東京タワー', 'Dong Jing tawa'],
    ['サツマイモ し ち つ', 'satsumaimo shi chi tsu'],
    ['Москва Єнакієве', 'Moskva Ienakiieve'],
    ['Ελλάδα Ωμέγα', 'Ellada Omega'],
    ['Ærø Straße Łódź İ', 'AEro Strasse Lodz I'],
    ['서울', 'seoul'],
    ['① ½ ™ № € ₹ ≤', '1  1/2 (tm) No.  EUR Rs <='],
    ['ᵃ₂ 𝒳 🄰 ℂ', 'a2 X [A] C'],
    ['\u0085\u200d\u{f0000}', ''],
  ])('writes %j as %j', (text, ascii) => {
    expect(transliterate(text)).toBe(ascii);
  });

  it('gives ASCII for every character of the first two planes', () => {
    const notAscii: string[] = [];
    for (let code = 0; code <= 0x1ffff; code++) {
      const ascii = transliterate(String.fromCodePoint(code));
      if (/\P{ASCII}|\[\?\]/u.test(ascii)) notAscii.push(code.toString(16));
    }
    expect(notAscii).toEqual([]);
  });
});

describe('demojize', () => {
  it.each([
    ['🐱', ':cat_face:'],
    ['a🚀b', 'a:rocket:b'],
    ['❤️‍🔥 ❤‍🔥 ❤ ❤️', ':heart_on_fire: :heart_on_fire: :red_heart: :red_heart:'],
    ['👨‍👩‍👧‍👦👨', ':family_man_woman_girl_boy::man:'],
    ['👋🏿 🐱🏿', ':waving_hand_dark_skin_tone: :cat_face::dark_skin_tone:'],
    ['👩🏼‍❤‍💋‍👨🏿', ':kiss_woman_man_medium-light_skin_tone_dark_skin_tone:'],
    ['🧑🏻‍🤝‍🧑🏻', ':people_holding_hands_light_skin_tone:'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇫🇷 ⛳', ':Scotland: :France: :flag_in_hole:'],
    ['1 #️⃣ ©', '1 :keycap_#: :copyright:'],
  ])('writes %j as %j', (text, named) => {
    expect(demojize(text)).toBe(named);
  });
});
