import { describe, expect, it } from 'vitest';
import { EmojiIndex } from './emoji-index.ts';
import { isCountable, NameParser, plural, segment, withArticle } from './names.ts';
import { WordNet } from './wordnet.ts';

const emoji = new EmojiIndex(
  JSON.stringify([
    { label: 'cat face', hexcode: '1F431', emoji: '🐱', tags: ['kitty'], subgroup: 0 },
    { label: 'woman’s hat', hexcode: '1F452', emoji: '👒', tags: [], subgroup: 1 },
    { label: 'Japanese “here” button', hexcode: '1F201', emoji: '🈁', tags: [], subgroup: 2 },
  ]),
  JSON.stringify({ subgroups: { 0: 'animal-mammal', 1: 'clothing', 2: 'alphanum' } }),
  JSON.stringify({ '🐱': ['cat_face', 'meow'] }),
);
// Two senses in WordNet's own format: a piece of furniture (topic 6) and an act (topic 4).
const wordnet = new WordNet(
  'chair n 1 1 @ 1 1 00000010  \nfloor_lamp n 1 1 @ 1 1 00000011  \nediting n 1 1 @ 1 0 00000020  \n',
  '00000010 06 n 01 chair 0 000 | a seat  \n00000011 06 n 01 floor_lamp 0 000 | a lamp  \n00000020 04 n 01 editing 0 000 | an act  \n',
);
const parser = new NameParser(
  emoji,
  wordnet,
  new Map([
    ['slice', 3],
    ['of', 9],
    ['pizza', 5],
    ['a', 9],
  ]),
);
const none = new Set<string>();
const parse = (name: string, kind: 'emoji' | 'glued-emoji' | 'icon' | 'emoji-3d', siblings = none) =>
  parser.parse(name, { id: 'test', kind }, siblings)?.phrase;

describe('names', () => {
  it('takes the label of an emoji however the file spells it', () => {
    expect(parse('cat-face', 'emoji')).toBe('cat face');
    expect(parse('womans-hat-2', 'emoji')).toBe("woman's hat");
    expect(parse('1f431-fe0f', 'emoji-3d')).toBe('cat face');
    expect(parser.parse('catface', { id: 'test', kind: 'glued-emoji' }, none)?.tags).toEqual([
      'kitty',
      'cat face',
      'meow',
    ]);
  });

  it('splits glued names by words it knows', () => {
    expect(parse('sliceofpizza', 'glued-emoji')).toBe('slice of pizza');
    expect(segment('sliceofzzz', new Map([['slice', 1]]))).toBeUndefined();
  });

  it('leaves out skin tones, flags, signs, interface words, countries and brands', () => {
    for (const name of [
      'wave-dark-skin-tone',
      'flag-france',
      'japanese-here-button',
      'arrow-left',
      'canada',
      'pikachu',
    ]) {
      expect(parse(name, 'emoji'), name).toBeUndefined();
    }
    expect(parse('judge-medium-light', 'emoji', new Set(['judge', 'judge-medium-light']))).toBeUndefined();
    expect(parse('police-car-light', 'emoji', new Set(['police-car-light']))).toBe('police car light');
  });

  it('takes from icon sets only what WordNet knows as a thing', () => {
    expect(parse('chair-2', 'icon')).toBe('chair');
    expect(parse('floor-lamp', 'icon')).toBe('floor lamp');
    expect(parse('editing', 'icon')).toBeUndefined();
  });

  it('puts the head noun first', () => {
    expect(parser.nouns('red floor lamp')[0]).toBe('floor lamp');
    expect(parser.nouns('chair with cushion')[0]).toBe('chair');
  });

  it('makes plurals on the head noun', () => {
    const plurals = {
      cat: 'cats',
      cherry: 'cherries',
      fox: 'foxes',
      mouse: 'mice',
      sheep: 'sheep',
      glasses: 'glasses',
      snowman: 'snowmen',
      'slice of pizza': 'slices of pizza',
      'woman pilot': 'women pilots',
      'man walking': 'men walking',
      'person in steamy room': 'people in steamy room',
      rhinoceros: 'rhinoceroses',
    };
    for (const [one, many] of Object.entries(plurals)) expect(plural(one)).toBe(many);
  });

  it('gives articles by sound and none to what is not counted', () => {
    expect(['apple', 'unicorn', 'hourglass', 'ufo', 'umbrella', 'cat'].map(withArticle)).toEqual([
      'an apple',
      'a unicorn',
      'an hourglass',
      'a ufo',
      'an umbrella',
      'a cat',
    ]);
    expect(['bread', 'jeans', 'sun'].map(withArticle)).toEqual(['bread', 'jeans', 'the sun']);
    expect(['cat', 'bread', 'jeans'].map(isCountable)).toEqual([true, false, false]);
  });
});
