// Emoji to their Unicode names, written `:cat_face:` as the Python library `emoji` writes them.
import emojiData from 'unicode-emoji-json/data-by-emoji.json' with { type: 'json' };

interface Emoji {
  readonly name: string;
  readonly takesSkinTone: boolean;
}

/** Parts that are emoji only together with others, and pairs that exist only with two skin tones. */
const parts: readonly (readonly [string, string])[] = [
  ['🏻', 'light skin tone'],
  ['🏼', 'medium-light skin tone'],
  ['🏽', 'medium skin tone'],
  ['🏾', 'medium-dark skin tone'],
  ['🏿', 'dark skin tone'],
  ['🦰', 'red hair'],
  ['🦱', 'curly hair'],
  ['🦳', 'white hair'],
  ['🦲', 'bald'],
];
const tonedPairs: readonly (readonly [string, string])[] = [
  ['👩‍🤝‍👩', 'women holding hands'],
  ['👩‍🤝‍👨', 'woman and man holding hands'],
  ['👨‍🤝‍👨', 'men holding hands'],
  ['🧑‍❤‍🧑', 'couple with heart person person'],
  ['🧑‍❤‍💋‍🧑', 'kiss person person'],
  ['🫱‍🫲', 'handshake'],
];

const VARIATION_SELECTORS = /[\ufe0e\ufe0f]/gu;
const toneNames: ReadonlyMap<string, string> = new Map(parts.slice(0, 5));

const emojiByText: ReadonlyMap<string, Emoji> = (() => {
  const emoji = new Map<string, Emoji>();
  for (const [text, { name, skin_tone_support }] of Object.entries(emojiData)) {
    const plainName = name.replace(/^flag (?!in hole)/u, '').replace(/[,“”]/gu, '');
    emoji.set(text.replace(VARIATION_SELECTORS, ''), { name: plainName, takesSkinTone: skin_tone_support });
  }
  for (const [text, name] of parts) emoji.set(text, { name, takesSkinTone: false });
  for (const [text, name] of tonedPairs) emoji.set(text, { name, takesSkinTone: true });
  return emoji;
})();

const longestEmoji = Math.max(...Array.from(emojiByText.keys(), (text) => Array.from(text).length));
const firstCharacters: ReadonlySet<string> = new Set(
  Array.from(emojiByText.keys(), (text) => Array.from(text)[0]!),
);

/** Replaces every emoji by its name between colons, the longest match first; stray variation selectors go. */
export function demojize(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const characters = Array.from(text.replace(VARIATION_SELECTORS, ''));
  let out = '';
  for (let at = 0; at < characters.length; ) {
    const match = matchAt(characters, at);
    out += match === undefined ? characters[at]! : `:${match.name.replaceAll(' ', '_')}:`;
    at += match?.length ?? 1;
  }
  return out;
}

/** The longest emoji that starts at `at`, its skin tones named behind it, and how many characters it takes. */
function matchAt(characters: readonly string[], at: number): { name: string; length: number } | undefined {
  if (!firstCharacters.has(characters[at]!)) return undefined;
  let best: { name: string; length: number } | undefined;
  let text = '';
  const tones: string[] = [];
  for (let end = at, taken = 0; end < characters.length && taken <= longestEmoji; end++) {
    const character = characters[end]!;
    const tone = end === at ? undefined : toneNames.get(character);
    if (tone === undefined) {
      text += character;
      taken++;
    } else {
      tones.push(tone);
    }
    const emoji = emojiByText.get(text);
    if (emoji !== undefined && (tones.length === 0 || emoji.takesSkinTone) && tones.length <= 2) {
      best = { name: withTones(emoji.name, new Set(tones)), length: end + 1 - at };
    }
  }
  return best;
}

/** Skin tones stand behind the name, but before a person's hair: "man dark skin tone bald". */
function withTones(name: string, tones: ReadonlySet<string>): string {
  const [, person, hair] = /^(person|man|woman) (.* hair|bald|beard)$/u.exec(name) ?? [];
  return [person ?? name, ...tones, ...(hair === undefined ? [] : [hair])].join(' ');
}
