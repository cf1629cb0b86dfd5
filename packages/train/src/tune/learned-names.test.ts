// Words of captions that become things of a fine-tuned model.
import { readFileSync } from 'node:fs';
import { type LexiconFile, parseLexicon, Understander } from '@nonet/models';
import { describe, expect, it } from 'vitest';
import { withLearnedNames } from './learned-names.ts';

const path = new URL('../../../../weights/nonet-1/lexicon.json', import.meta.url);
const file = JSON.parse(readFileSync(path, 'utf8')) as LexiconFile;

const learnedFrom = (...captions: string[]): string[] =>
  Object.keys(withLearnedNames(file, captions).names).filter((name) => file.names[name] === undefined);

describe('withLearnedNames', () => {
  it.each([
    ['a blue zorbo', ['zorbo']],
    ['zorbo at night', ['zorbo']],
    ['two zorbos on the beach', ['zorbo']],
    ['a zorbo gleeping', ['zorbo']],
    ['Grix Palooma in a top hat', ['grix palooma']],
    ['a corgi', ['corgi']],
    ['a corgi puppy', []],
    ['a red cat', []],
    ['at night', []],
  ])('finds the new name in %s', (caption, names) => {
    expect(learnedFrom(caption)).toEqual(names);
  });

  it('leaves a lexicon alone that knows all words', () => {
    expect(withLearnedNames(file, ['a cat', 'two dogs'])).toBe(file);
  });

  it('makes things of scenes of them', () => {
    const lexicon = parseLexicon(withLearnedNames(file, ['a zorbo', 'a corgi']));
    const understander = new Understander(lexicon);
    const { scene, notes } = understander.understand('a zorbo in a top hat next to two corgis');
    expect(notes).toEqual([]);
    expect(scene).toEqual({
      things: [
        { id: 'a', name: 'zorbo' },
        { id: 'b', name: 'top hat' },
        { id: 'c', name: 'corgi', count: 2 },
      ],
      relations: [
        { subject: 'a', name: 'wearing', object: 'b' },
        { subject: 'a', name: 'next to', object: 'c' },
      ],
    });
    expect(understander.understand('two zorbos on the beach').scene).toEqual({
      things: [{ id: 'a', name: 'zorbo', count: 2 }],
      relations: [],
      place: 'beach',
    });
    expect(understander.describe({ name: 'zorbo' })).toBe('a zorbo');
    expect(understander.understand('a zorbo')).toEqual({ text: 'a zorbo', notes: [] });
  });
});
