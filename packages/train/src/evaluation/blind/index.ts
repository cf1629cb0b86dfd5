// Blind tests: unnamed pictures of several versions, shown to viewers who say what they see.
export { readAnswers } from './answers.ts';
export { drawBlind } from './draw.ts';
export { formatBlind } from './format.ts';
export { readKey } from './key.ts';
export { makeBlind } from './make.ts';
export { scoreBlind } from './score.ts';
