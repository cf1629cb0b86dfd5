// Unicode to ASCII by sound, as the Python library Unidecode does it.
import unidecode from 'unidecode';
import { corrections } from './transliterate-corrections.ts';

const asciiOfCharacter = new Map<string, string>(corrections);

/** Replaces every character above U+007F by ASCII that sounds or looks like it; unknown ones vanish. */
export function transliterate(text: string): string {
  return text.replace(/\P{ASCII}/gu, (character) => {
    let ascii = asciiOfCharacter.get(character);
    if (ascii === undefined) {
      ascii = lookUp(character);
      asciiOfCharacter.set(character, ascii); // bounded by the number of characters that Unicode has
    }
    return ascii;
  });
}

/** The package's table, or the character's compatibility form where the table has nothing and that is ASCII. */
function lookUp(character: string): string {
  if (/[\u0080-\u009f]/u.test(character)) return ''; // the table takes controls for Windows-1252
  if (character.length === 1) {
    const ascii = unidecode(character)
      .replace(/\[\?\] ?/gu, '') // its mark for the unknown
      .replace(/\\(.)/gu, '$1'); // left over from the Perl sources of the table
    if (ascii !== '' && ascii !== character) return ascii;
  }
  const compatible = character.normalize('NFKC');
  return /^\p{ASCII}+$/u.test(compatible) && compatible.trim() !== '' ? compatible : '';
}
