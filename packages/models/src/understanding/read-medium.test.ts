// Prompts that say what the picture as a whole shall be, and prompts that name such a thing as a part of it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLexicon, Understander } from './index.ts';

const file = new URL('../../../../weights/nonet-1/lexicon.json', import.meta.url);
const understander = new Understander(parseLexicon(JSON.parse(readFileSync(file, 'utf8'))));

describe('a medium', () => {
  it.each([
    ['an oil painting of a cat', 'oil', 'a cat'],
    ['a dog, oil painting', 'oil', 'a dog'],
    ['oil painting by rembrandt of a chicken', 'oil', 'a chicken'],
    ['a dog painted in oil', 'oil', 'a dog'],
    ['a cat in the style of van gogh', 'oil', 'a cat'],
    ['a cat in a renaissance painting', 'framed-painting', 'a cat'],
    ['watercolor of a fox', 'watercolour', 'a fox'],
    ['a cat, watercolor style', 'watercolour', 'a cat'],
    ['a cat sketch', 'pencil', 'a cat'],
    ['cave painting of a ufo', 'cave', 'a ufo'],
    ['an owl in the style of a stained glass window', 'stained-glass', 'an owl'],
    ['photo of a tapestry of a unicorn', 'tapestry', 'a unicorn'],
    ['mosaic of a fish', 'mosaic', 'a fish'],
    ['a neon sign of a taco', 'neon', 'a taco'],
    ['blueprint of a rocket', 'blueprint', 'a rocket'],
    ['a pop art banana', 'comic', 'a banana'],
    ['old photo of a man riding a horse', 'old-photo', 'a man riding a horse'],
    ['a penguin caught on security camera', 'cctv', 'a penguin'],
    ['an alien as seen on CCTV', 'cctv', 'an alien'],
    ['leaked footage of a mermaid', 'camcorder', 'a mermaid'],
    ['VHS tape of a horse', 'vhs', 'a horse'],
    ['screenshot of a movie about a robot', 'film-still', 'a robot'],
    ['infrared camera footage of a deer', 'thermal', 'a deer'],
    ['x-ray of a burger', 'x-ray', 'a burger'],
    ['movie poster for a film about a banana', 'movie-poster', 'a banana'],
    ['a movie poster with a shark and a banana', 'movie-poster', 'a shark and a banana'],
    ['a frog on a poster', 'movie-poster', 'a frog'],
    ['soviet propaganda poster of a potato', 'propaganda-poster', 'a potato'],
    ['wanted poster frog', 'wanted-poster', 'a frog'],
    ['VHS cover of a horror movie about a clown', 'dvd-cover', 'a clown'],
    ['the frog album cover', 'album-cover', 'a frog'],
    ['a cat riding a bicycle, album cover', 'album-cover', 'a cat riding a bicycle'],
    ['the cover of a magazine about frogs', 'magazine-cover', 'frogs'],
    ['a book cover about a lighthouse', 'book-cover', 'a lighthouse'],
    ['newspaper front page with a gorilla', 'newspaper', 'a gorilla'],
    ['a cat as a tarot card', 'tarot-card', 'a cat'],
    ['frog trading card', 'trading-card', 'a frog'],
    ['a playing card with a goose on it', 'playing-card', 'a goose'],
    ['a postage stamp with a duck', 'stamp', 'a duck'],
    ['an old polaroid photo of a dog', 'polaroid', 'a dog'],
    ['dog meme', 'meme', 'a dog'],
    ['infographic about a whale', 'infographic', 'a whale'],
  ] as const)('%s: %s, of %s', (prompt, effect, shown) => {
    const { style, scene } = understander.understand(prompt);
    expect(style?.effect).toBe(effect);
    expect(style?.without).toBe(shown);
    expect(scene).toEqual(scene && { ...understander.understand(shown).scene, style: style!.name });
  });

  it.each([
    ['a courtroom sketch of a frog', { place: 'courtroom' }],
    ['courtroom sketch of a lobster in a kitchen', { place: 'kitchen' }],
    ['trail cam footage of a bear', { place: 'forest', hour: 'night' }],
    ['wildlife camera footage of a unicorn at the beach at sunset', { place: 'beach', hour: 'sunset' }],
    ['a cat on a trail cam', { place: 'forest', hour: 'night' }],
    ['night vision footage of a fox in a park', { place: 'park', hour: 'night' }],
  ])('may have a place and an hour of its own: %s', (prompt, setting) => {
    expect(understander.understand(prompt).scene).toMatchObject(setting);
  });

  it.each([
    ['a stamp on a letter', ['stamp', 'letter']],
    ['a cat holding a camera', ['cat', 'camera']],
    ['a man holding a painting of a dog', ['man', 'framed picture']],
    ['a dog looking at a painting', ['dog', 'framed picture']],
    ['a cat next to a movie poster', ['cat', 'framed picture']],
    ['a man with a polaroid', ['man', 'framed picture']],
    ['a doctor holding an x-ray', ['doctor', 'x-ray']],
    ['a boy reading a comic book', ['boy', 'book']],
    ['a cat in front of a mosaic', ['cat', 'mosaic']],
    ['a bird sitting on a security camera', ['bird', 'security camera']],
    ['a painting in a museum', ['framed picture']],
    ['two dogs playing cards', ['dog', 'poker hand']],
  ])('is none where it is a thing among others: %s', (prompt, names) => {
    const { style, scene } = understander.understand(prompt);
    expect(style).toBeUndefined();
    expect(scene?.things.map(({ name }) => name)).toEqual(names);
  });

  it.each(['a stamp', 'a painting', 'a movie poster', 'a polaroid camera', 'a cat', 'a photo of a cat'])(
    'is none where nothing is shown in it: %s',
    (prompt) => {
      expect(understander.understand(prompt).style?.effect).toBeUndefined();
    },
  );
});
