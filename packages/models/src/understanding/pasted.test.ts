// Prompts in the manner of other tools: no mark or setting of theirs becomes a thing.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeNote, parseLexicon, Understander } from './index.ts';
import { withoutMarks } from './pasted.ts';

const file = new URL('../../../../weights/nonet-1/lexicon.json', import.meta.url);
const understander = new Understander(parseLexicon(JSON.parse(readFileSync(file, 'utf8'))));
const rows = readFileSync(new URL('testing/pasted-prompts.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string]);

/** The things of which pictures are drawn. */
function drawn(prompt: string): string[] {
  const { scene, text, style } = understander.understand(prompt);
  return scene === undefined
    ? understander.namesOf(style?.without ?? text).things
    : scene.things.map(({ name }) => name);
}

it.each(rows)('draws nothing that was not meant: %s', (prompt, allowed) => {
  const things = drawn(prompt.replaceAll('\\n', '\n'));
  expect(things.length).toBeGreaterThan(0);
  expect(things.filter((name) => !allowed.split(', ').includes(name))).toEqual([]);
});

it('has many prompts to read', () => expect(rows.length).toBeGreaterThanOrEqual(200));

describe('withoutMarks', () => {
  it.each([
    ['cat --ar 16:9 --v 5', 'cat', ['--ar 16:9 --v 5']],
    ['a well-known cat -- really', 'a well-known cat -- really', []],
    ['(cat:1.3) <lora:x:0.8>', '(cat)', ['<lora:x:0.8>']],
    ['((cat)), [[dog]]', 'cat , dog', []],
    ['cat\nNegative prompt: dog\nSteps: 20, Seed: 1', 'cat', ['Negative prompt: dog\nSteps: 20…']],
    ['#cat #cute', '#cat #cute', []],
    ['a bear #cat', 'a bear', ['#cat']],
    [
      'a bear by @someone, see https://example.com/cat.png',
      'a bear by , see',
      ['https://example.com/cat.png', '@someone'],
    ],
    ['a sign that says "free cats"', 'a sign that', ['says "free cats"']],
    ['"a cat"', '"a cat"', []],
    ['a 35mm photo of a cat, 512x768', 'a photo of a cat,', ['512x768', '35mm']],
  ])('%j', (prompt, text, removed) => {
    const plain = withoutMarks(prompt);
    expect(plain.text.replace(/\s+/g, ' ').trim()).toBe(text);
    expect(plain.removed).toEqual(removed);
  });
});

it('counts what is left out where it is much', () => {
  const words =
    'masterpiece, best quality, sharp focus, bokeh, hdr, film grain, vivid, absurdres, uhd, rtx, dlss, moody, ornate';
  const { notes } = understander.understand(`a cat, ${words}`);
  expect(notes.map(describeNote).join()).toMatch(/^left out: masterpiece, best quality, .*, \d more$/);
});
