// The evaluation of prompt understanding, on the lexicon of nonet-1.

import { readFileSync } from 'node:fs';
import { parseLexicon } from '@nonet/models';
import { hashSeed, Random } from '@nonet/scenes';
import { expect, it } from 'vitest';
import { evaluateText, unnamedWords } from './evaluate.ts';
import { oddPrompts } from './odd-prompts.ts';

const file = new URL('../../../../../weights/nonet-1/lexicon.json', import.meta.url);
const lexicon = parseLexicon(JSON.parse(readFileSync(file, 'utf8')));

it('has 300 different words, every second one tuned on', () => {
  const words = unnamedWords();
  expect(new Set(words.map(({ word }) => word)).size).toBe(300);
  expect(words.filter(({ tuned }) => tuned)).toHaveLength(150);
});

it('finds sensible stand-ins for most words, and something to draw for all odd input', () => {
  const { unnamed, odd } = evaluateText(lexicon, 310);
  expect(unnamed.heldOut.share).toBeGreaterThan(0.6);
  expect(unnamed.tuned.share).toBeGreaterThan(0.6);
  expect(odd).toEqual({ share: 1, of: 310 });
});

it('makes the same odd prompts again, of many kinds and not too long', () => {
  const make = () => oddPrompts(62, new Random(hashSeed('odd prompts', 1)));
  expect(make()).toEqual(make());
  expect(new Set(make()).size).toBeGreaterThan(55);
  expect(Math.max(...make().map((prompt) => prompt.length))).toBe(10_000);
});
