import { describe, expect, it } from 'vitest';
import { Scene } from './scene.ts';
import { sceneTexts } from './scene-texts.ts';
import { parseBody } from './schemas.ts';

const thing = (change: object = {}) => ({ id: 'a', name: 'cat', ...change });
const scene = (change: object = {}) => ({
  things: [thing(), thing({ id: 'b', name: 'apple', count: 2, colour: 'red' })],
  relations: [{ subject: 'a', name: 'eating', object: 'b' }],
  ...change,
});

/** What the refusal of a scene says. */
const refusal = (body: unknown): string => {
  try {
    parseBody(Scene, body);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a scene', () => {
  it('is kept with every field', () => {
    const full = scene({
      things: [
        thing({
          count: 12,
          colour: 'red',
          size: 'giant',
          pose: 'dancing',
          detail: 'wearing a suit',
          at: { x: -0.2, y: 1.2, scale: 0.1 },
          variant: 3,
          origin: { seed: 2 ** 40, picture: 8 },
        }),
      ],
      relations: [{ subject: 'a', name: 'attacking', object: 'place' }],
      place: 'city',
      hour: 'night',
      weather: 'rain',
      style: 'a sticker',
      origin: { seed: 1, picture: 0 },
    });
    expect(parseBody(Scene, full)).toEqual(full);
  });

  it('is one text for each phrase that can be read in it', () => {
    const texts = sceneTexts(parseBody(Scene, scene({ place: 'beach', style: 'a sticker' })));
    expect(texts).toEqual(['cat', 'red apple', 'cat eating apple', 'a sticker beach']);
    const city = scene({ relations: [{ subject: 'a', name: 'attacking', object: 'place' }], place: 'city' });
    expect(sceneTexts(parseBody(Scene, city))).toContain('cat attacking city');
  });

  it.each([
    ['no thing', scene({ things: [], relations: [] }), /^things: /],
    [
      'seven things',
      scene({ things: Array.from({ length: 7 }, (_, i) => thing({ id: `t${i}` })) }),
      /^things: .*6/,
    ],
    ['two things of one id', scene({ things: [thing(), thing()], relations: [] }), /^things\.1\.id: .*"a"/],
    [
      'a thing with the id of the place',
      scene({ things: [thing(), thing({ id: 'place' })] }),
      /^things\.1\.id: /,
    ],
    ['a long id', scene({ things: [thing({ id: 'x'.repeat(13) })] }), /^things\.0\.id: .*12/],
    ['no name', scene({ things: [thing({ name: ' ' })] }), /^things\.0\.name: /],
    ['a long name', scene({ things: [thing({ name: 'x'.repeat(61) })] }), /^things\.0\.name: .*60/],
    ['thirteen copies', scene({ things: [thing({ count: 13 })] }), /^things\.0\.count: .*12/],
    ['no copy', scene({ things: [thing({ count: 0 })] }), /^things\.0\.count: /],
    ['a thing far outside', scene({ things: [thing({ at: { x: 2, y: 0 } })] }), /^things\.0\.at\.x: .*1\.5/],
    ['a thing far too large', scene({ things: [thing({ at: { x: 0, y: 0, scale: 5 } })] }), /\.scale: .*4/],
    ['a size of its own', scene({ things: [thing({ size: 'huge' })] }), /^things\.0\.size: /],
    [
      'an unknown subject',
      scene({ relations: [{ subject: 'c', name: 'on', object: 'b' }] }),
      /^relations\.0\.subject: .*a, b.*"c"/,
    ],
    [
      'an unknown object',
      scene({ relations: [{ subject: 'a', name: 'on', object: 'c' }] }),
      /^relations\.0\.object: .*"c"/,
    ],
    [
      'a thing on itself',
      scene({ relations: [{ subject: 'a', name: 'on', object: 'a' }] }),
      /^relations\.0\.object: /,
    ],
    ['too many relations', scene({ relations: Array(13).fill(scene().relations[0]) }), /^relations: .*12/],
    ['another hour', scene({ hour: 'noon' }), /^hour: /],
    ['a field of its own', scene({ light: 'soft' }), /light/],
  ])('is refused with %s', (_, body, message) => {
    expect(refusal(body)).toMatch(message);
  });
});
