// Prompt understanding: from any text to the words of training captions.
export { withoutAccents } from './languages.ts';
export { Lexicon, parseLexicon } from './lexicon.ts';
export type { Kind, LexiconFile, Modifier, PlaceWords, Reason, Setting } from './lexicon-file.ts';
export type { Note } from './notes.ts';
export { describeNote } from './notes.ts';
export type { Understanding } from './understand.ts';
export { Understander } from './understand.ts';
export { keyOf } from './words.ts';
