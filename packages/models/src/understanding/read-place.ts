// Sets the place of the scene.
import type { Lexicon, Meaning } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** Words of what people do somewhere, which a place that is named outranks: "teaching a class in space". */
const DEED = /^\w+ing\b/;

/** @param words as they were typed */
export function takePlace(
  { phrase, alone, whole, like }: Extract<Meaning, { type: 'place' }>,
  words: string,
  reading: Reading,
  lexicon: Lexicon,
): void {
  const { scene, links } = reading;
  const isDeed = DEED.test(words);
  // "a party girl in the snow": the place after a preposition outranks the one that describes.
  const isImplied = isDeed || !(whole || reading.placeMayFollow);
  if (scene.place !== undefined && (isImplied || !reading.isPlaceImplied)) {
    if (!isDeed) reading.leftOut.push(words);
    return;
  }
  reading.isPlaceImplied = isImplied;
  const isAttacked = phrase.startsWith('attacking '); // "attacking tokyo", one phrase in captions
  const named = isAttacked ? placeNamed(words.slice(words.indexOf(' ') + 1), lexicon) : undefined;
  reading.article = '';
  scene.place = like ?? phrase;
  scene.setting = named ?? phrase;
  reading.alone = alone;
  const relation = links.end();
  if (isAttacked || relation === 'attacking' || relation === 'fighting') scene.placeRelation = 'attacking';
  else if (relation !== undefined) reading.leaveOpen(relation, false);
  if (!whole && !phrase.endsWith(` ${words}`))
    reading.notes.push({ words, standIn: phrase, reason: 'chosen' });
}

/** The place that words name. */
function placeNamed(words: string, lexicon: Lexicon): string | undefined {
  return lexicon.meanings(words).find((meaning) => meaning.type === 'place')?.phrase;
}
