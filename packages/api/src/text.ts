// Prompts as names: any text may come, so it is cut and cleaned before it names a file, a picture or a page.

const LONGEST_NAME = 120;
const LONGEST_FILE_NAME = 40;
/** Controls, halves and non-characters that no markup may hold, and what hides or turns the text around it. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;
/** Marks that are piled up reach over the lines around them. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** As many as the stream-safe format of Unicode allows (UAX 15), with those of half width, which are no marks by category. */
const LONG_RUN_OF_MARKS = /([\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]+/gu;

/** Without more marks on a letter than any script has: normalising such a run takes time with the square of its length. */
export const boundMarks = (text: string): string => text.replace(LONG_RUN_OF_MARKS, '$1');

/** At most so many characters, as people count them. */
export function shorten(text: string, length = LONGEST_NAME): string {
  if (text.length <= length) return text;
  const characters = [...new Intl.Segmenter().segment(text.slice(0, length * 8))];
  const kept = characters.slice(0, length).map(({ segment }) => segment);
  return `${kept.join('')}${characters.length > length || text.length > length * 8 ? '…' : ''}`;
}

/** On one line, without characters that are not seen or that reach out of it. */
export const plainText = (text: string): string =>
  text.replace(UNSEEN, ' ').replace(PILED_MARKS, '$1').replace(/\s+/g, ' ').trim();

/** A picture of a drawing in words; `index` counts from 0. */
export const nameOf = (prompt: string, index: number, count: number): string =>
  `${shorten(prompt)}, ${index + 1} of ${count}`;

/** A file name without its ending: "nonet-a-cat-7". */
export function fileName(prompt: string, ...numbers: readonly (number | undefined)[]): string {
  const words =
    boundMarks(prompt)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = Array.from(words.join('-')).slice(0, LONGEST_FILE_NAME).join('').replace(/-$/, '');
  return ['nonet', name, ...numbers].filter((part) => part !== '' && part !== undefined).join('-');
}

/** The direction that the first letter asks for. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** Where the form of a picture four times as wide and high is, from its own address. */
export const largeAddress = (picture: string): string => picture.replace(/\.(?=[a-z]+$)/, '-4x.');

/** The form of a picture that messengers take as a sticker. */
export const stickerAddress = (picture: string): string => picture.replace(/\.png$/, '-sticker.webp');

/** Text in HTML and XML, also inside an attribute in quotes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A number with its noun: "1 picture", "2 pictures". */
export const counted = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;
