// Reads links between things, and poses.
import type { Lexicon, Meaning } from './lexicon.ts';
import { isAction } from './read-link.ts';
import type { Reading } from './reading.ts';
import { BEFORE_PLACES } from './small-words.ts';

/** @param words as they were typed */
export function takeLink(
  { text, relation }: Extract<Meaning, { type: 'link' }>,
  words: string,
  reading: Reading,
): void {
  const isFirst = reading.scene.parts.length === 0;
  const last = words.split(' ').at(-1)!;
  const leadsToPlace = BEFORE_PLACES.has(last) && !isAction(relation); // not "looking at the moon"
  if (leadsToPlace && !(isFirst && last === 'of')) reading.placeMayFollow = true; // "line art of a house"
  if (isFirst) {
    reading.links.open(relation);
    return;
  }
  reading.endDescription();
  reading.links.add(text, relation, words);
  if (isAction(relation) && relation.slice(0, 3) !== words.slice(0, 3))
    reading.notes.push({ words, standIn: relation, reason: 'chosen' });
}

/**
 * @param words as they were typed
 * @param afterThing whether a thing was said right before: "a robot dancing"
 */
export function takePose(
  text: string,
  words: string,
  afterThing: boolean,
  reading: Reading,
  lexicon: Lexicon,
): void {
  const { described, lastThing: last } = reading;
  if (!afterThing && described.pose === undefined && (last === undefined || last.pose !== undefined)) {
    described.pose = text; // "a dancing robot"
  } else if (last === undefined || last.pose !== undefined) {
    reading.leftOut.push(words);
    return;
  } else if (!last.plural && lexicon.popularity(`${last.name} ${text}`) > 0) last.name += ` ${text}`;
  else last.pose = text;
  if (words !== text) reading.notes.push({ words, standIn: text, reason: 'chosen' });
}

/** States that are said after their thing: "a cat on fire", "a cat in love". */
const AFTER_THING =
  /^(?:on|in|with|covered|set|at|making|swimming|having|from|running) | (?:of|at|by|with|from)$/;

/**
 * @param words as they were typed
 * @param afterThing whether a thing was said right before: "a potato crying"
 */
export function takeState(state: string, words: string, afterThing: boolean, reading: Reading): void {
  reading.addState(state, afterThing || AFTER_THING.test(words));
  if (!afterThing) reading.thingMayFollow = true;
  if (words !== state) reading.notes.push({ words, standIn: state, reason: 'chosen' });
}
