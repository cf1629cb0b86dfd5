// Phrases of prompts name places.
import { expect, it } from 'vitest';
import { placeNamed } from './place-names.ts';
import { PLACES } from './places.ts';

it('finds each place by the first of its phrases', () => {
  for (const [key, { words }] of Object.entries(PLACES)) {
    if (words[0] !== '') expect(placeNamed(words[0]!), words[0]).toBe(key);
  }
});

it.each([
  ['attacking tokyo', 'tokyo'],
  ['walking in a dark forest', 'forest'],
  ['through the desert', 'desert'],
  ['On The Moon', 'moon'],
  ['in the sea', 'sea'],
  ['by the sea', 'beach'],
  ['under the sea', 'underwater'],
  ['near the pyramids', 'egypt'],
])('"%s" is the place %s', (phrase, place) => expect(placeNamed(phrase)).toBe(place));

it.each(['howling under the moon', 'a painting of paris', 'a map for the beach', 'in a teacup', 'plain', ''])(
  '"%s" names no place',
  (phrase) => expect(placeNamed(phrase)).toBeUndefined(),
);
