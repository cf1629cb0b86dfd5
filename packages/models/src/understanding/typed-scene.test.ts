// Scenes that prompts of many kinds describe, as the lexicon of nonet-1 has them understood.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseLexicon, Understander } from './index.ts';
import { sceneNotation } from './testing/scene-notation.ts';

const file = new URL('../../../../weights/nonet-1/lexicon.json', import.meta.url);
const understander = new Understander(parseLexicon(JSON.parse(readFileSync(file, 'utf8'))));
const cases = readFileSync(new URL('./testing/scenes.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

it.each(cases)('%s', (prompt, scene) => {
  expect(sceneNotation(understander.understand(prompt!).scene)).toBe(scene);
});
