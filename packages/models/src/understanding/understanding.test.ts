// Prompts as the lexicon of nonet-1 has them understood.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeNote, parseLexicon, Understander } from './index.ts';

const file = new URL('../../../../weights/nonet-1/lexicon.json', import.meta.url);
const lexicon = parseLexicon(JSON.parse(readFileSync(file, 'utf8')));
const understander = new Understander(lexicon);
const meant = (prompt: string): string => understander.understand(prompt).text;

describe('what captions say already', () => {
  it.each([
    'a cat',
    'three red apples',
    'a hot dog',
    'a cat in a sombrero',
    'A dog wearing a top hat',
    'a monkey eating a banana in space',
    'a man riding a horse on the beach at sunset',
  ])('stays as it was typed: %s', (prompt) => {
    expect(understander.understand(prompt)).toMatchObject({ text: prompt, notes: [] });
  });
});

describe('everyday words', () => {
  const scene = (prompt: string) => understander.understand(prompt).scene;
  const everyday = readFileSync(new URL('./testing/everyday.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');

  it('name a thing or a place', () => {
    const unknown = everyday.filter((word) => {
      const { things = [], place } = scene(`a ${word} next to a horse`) ?? {};
      return things.length < 2 && place === undefined;
    });
    expect(everyday.length).toBeGreaterThan(700);
    expect(unknown).toEqual([]);
  });

  it('hide no thing that they describe', () => {
    const frequent = [...lexicon.words()].slice(0, 3000).filter((word) => !/^(?:no|without)$/.test(word));
    const hiding = frequent.filter((word) => {
      const { things = [] } = scene(`a ${word} cat on the beach`) ?? {};
      return !things.some(({ name }) => name.includes('cat'));
    });
    expect(hiding).toEqual([]);
  });
});

describe('other words', () => {
  it.each([
    ['a puma', 'a leopard'],
    ['pupy eating piza', 'a puppy eating a pizza'],
    ['catdog', 'a cat dog'],
    ['🐱🍕', 'a cat face and a pizza'],
    ['a crimson balloon', 'a red balloon'],
    ['Thanos looking for his mom', 'a purple ogre looking for a woman'],
    ['some guys in Mordor', 'two men near a volcano'],
    ['cat, pixel art', 'pixel art of a cat'],
    ['a cat dressed as a pirate', 'a cat wearing a pirate hat'],
    ['a man without a hat', 'a man'],
    ['David Bowie with Kirby', 'a singer with a balloon'],
    ['Bruce Taylor on the moon', 'a man on the moon'],
    ['a steampunk owl in a fortnite', 'an owl in a fortnite'],
    ['drunk shirtless guys wandering around Mordor', 'two men holding a beer near a volcano'],
    ['a drunk elephant', 'an elephant'],
    ['line art of a house', 'an outline of a house'],
    ['a jack-o-lantern on the moon', 'a jack-o-lantern on the moon'],
    ['a man in front of the museum', 'a man in front of a temple'],
    ['ocean', 'a wave on the ocean'],
    ['a nice mobile phone', 'a mobile phone'],
  ])('%s: %s', (prompt, text) => {
    expect(meant(prompt)).toBe(text);
  });

  it.each([
    ['love', 'a heart'],
    ['a man in love', 'a man'],
    ['love between a cat and a dog', 'a cat and a dog'],
    ['a family on holiday', 'a man and a woman and a baby'],
    ['a bear eating breakfast', 'a bear in the kitchen'],
    ['a cat playing music', 'a cat holding musical notes'],
  ])(
    'are shown by something that stands for an idea only where nothing else is named: %s',
    (prompt, text) => {
      expect(meant(prompt)).toBe(text);
    },
  );

  it.each(['results', 'china', 'china shop', 'a story', 'argentina', 'the head', 'opening', 'choice'])(
    'have no stand-in that is only used alike: %s',
    (prompt) => {
      const { notes } = understander.understand(prompt);
      expect(notes.filter(({ reason }) => reason === 'similar' || reason === 'example')).toEqual([]);
    },
  );

  it.each([
    ['a surfboard', 'a skateboard'],
    ['a baby in a diaper', 'a baby in briefs'],
    ['a german car', 'a car'],
    ['john eating pizza', 'a man eating a pizza'],
    ['iowa', 'a cityscape in the city'],
  ])('have one that a person would choose: %s', (prompt, text) => {
    expect(meant(prompt)).toBe(text);
  });

  it.each([
    ['cat, pixel art', 'a cat'],
    ['an outline of two red houses in the desert', 'two red houses in the desert'],
    ['a sticker of a fox', 'a fox'],
    ['a fox', undefined],
  ])('can be stated without their style: %s', (prompt, styleless) => {
    expect(understander.understand(prompt).style?.without).toBe(styleless);
  });

  it.each([
    ['cat, pixel art', 'pixelate'],
    ['a noir photo of a cat', 'drain'],
    ['a flat icon of a cat', 'flatten'],
    ['line art of a cat', 'trace'],
    ['a silhouette of a cat', 'fill'],
    ['a sticker of a cat', undefined],
    ['a cat', undefined],
  ])('may name a style that is made of any picture: %s', (prompt, effect) => {
    expect(understander.understand(prompt).style?.effect).toBe(effect);
  });

  it.each([
    ['a cat next to a dog', true],
    ['Thanos looking for his mom', true],
    ['a fish in front of a house', true],
    ['a cat in a sombrero', undefined],
    ['a fish in a house', true],
    ['a dog wearing a hat on the beach', true],
    ['a dog wearing a hat', undefined],
    ['two cats', undefined],
  ])('may show a scene: %s', (prompt, scene) => {
    expect(understander.understand(prompt).crowded).toBe(scene);
  });

  it.each([
    ['a ninja breakdancing', 'a ninja', [150, 210]],
    ['a cat in a hat sleeping', 'a cat in a hat', [80, 100]],
    ['a ninja breakdancing on a stage', 'a ninja on a stage', undefined],
    ['two cats dancing', 'two cats', undefined],
    ['a dog is running', 'a dog', undefined],
    ['a sleeping cat', 'a cat', [80, 100]],
    ['a man running', 'a man running', undefined],
  ])('may show somebody who is turned: %s', (prompt, text, turn) => {
    expect(understander.understand(prompt).text).toBe(text);
    expect(understander.understand(prompt).turn).toEqual(turn);
  });

  it('are noted', () => {
    const { notes } = understander.understand('a drunk cougar near Walmart');
    expect(notes.map(describeNote).join('; ')).toMatch(/cougar → leopard \(.+\).*walmart → in a supermarket/);
  });

  it('keeps what a long prompt is about', () => {
    const { text } = understander.understand(
      'I would really like to see my cat with a balloon on the beach, and then there is a dog, a bird, a fish, a bus',
    );
    expect(text).toMatch(/^a cat with a balloon and a dog on the beach$/);
  });
});

describe('emoji', () => {
  it.each([
    ['3️⃣🐱', 'three cat faces'],
    ['🔟🐭', 'five mouse faces'],
    ['🐶🚗', 'a dog face and an automobile'],
    ['a 🐱 on a 🛹', 'a cat face on a skateboard'],
    ['🐱 eating 🍕', 'a cat face eating a pizza'],
    ['👨🏿‍🍳🍕', 'a man cook and a pizza'],
    ['👩🏽‍🚀🌙', 'a woman astronaut and a crescent moon'],
    ['👨‍👩‍👧', 'a man and a woman and a girl'],
    ['👩‍❤️‍💋‍👨', 'a woman and a man'],
    ['🇩🇪⚽', 'a flag and a soccer ball'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'a flag'],
    ['🏴‍☠️🦜', 'a pirate flag and a parrot'],
    ['🐻‍❄️', 'a polar bear'],
    ['🎃', 'a jack-o-lantern'],
  ])('are what they show: %s', (prompt, text) => {
    expect(meant(prompt)).toBe(text);
  });
});

describe('names', () => {
  it.each([
    ['Zdenek Horak eating a pizza', 'a man eating a pizza'],
    ['zdenek horak eating a pizza', 'a man eating a pizza'],
    ['Kevin Brown on the moon', 'a man on the moon'],
    ['kevin bacon', 'a man'],
    ['Kate Wood riding a bike', 'a woman riding a bicycle'],
    ['olumide playing chess', 'a man holding a chess pawn'],
    ['Xiomara riding a horse', 'a woman riding a horse'],
    ['Zdenek on the moon', 'a man on the moon'],
    ['a cat by greg rutkowski and alphonse mucha', 'a cat'],
    ['a house in the style of Pablo Picasso', 'a house'],
    ['a horse ridden by a cat', 'a horse riding a cat'],
    ['a cat by the lake', 'a cat on a lake'],
  ])('%s: %s', (prompt, text) => {
    expect(meant(prompt)).toBe(text);
  });

  it.each([
    ['spongebob', 'a sponge'],
    ['Elmo on the moon', 'a red ogre on the moon'],
    ['pikachu', 'a yellow hamster'],
    ['Shrek', 'a green ogre'],
    ['Mario', 'a man wearing a red baseball cap'],
    ['darth vader eating pizza', 'a ninja wearing a black cape eating a pizza'],
    ['Donald Trump', 'a man blond hair wearing a red necktie'],
    ['pepe the frog', 'a frog'],
    ['doge', 'a dog'],
    ['crocs', 'slippers'],
    ['a tesla', 'a car'],
    ['an iphone', 'a mobile phone'],
    ['R2-D2', 'a robot'],
  ])('of the famous come to look-alikes: %s', (prompt, text) => {
    expect(meant(prompt)).toBe(text);
  });

  it('are noted as such', () => {
    const { notes } = understander.understand('Zdenek Horak and Kevin Brown');
    expect(notes.map(describeNote)).toEqual([
      'zdenek horak → man (somebody of this name)',
      'kevin brown → man (somebody of this name)',
    ]);
  });
});

describe('other languages', () => {
  it.each([
    ['un gato con un sombrero', 'a cat with a hat'],
    ['casa', 'a house'],
    ['un chat noir sur une chaise', 'a black cat on a chair'],
    ['ein roter Hund im Wald', 'a red dog in the forest'],
    ['um gato comendo pizza na praia', 'a cat eating a pizza on the beach'],
    ['un gatto che mangia una pizza', 'a cat eating a pizza'],
    ['ein roter Drache', 'a red dragon'],
    ['un perro con una espada', 'a dog with a sword'],
    ['un vampire et une chemise rouge', 'a vampire and a red shirt'],
    ['una ragazza con la camicia', 'a girl with a shirt'],
    ['ein Mädchen mit einer Flasche', 'a girl with a bottle'],
  ])('%s: %s', (prompt, text) => {
    expect(meant(prompt)).toBe(text);
  });

  it('are not found in English', () => {
    for (const prompt of ['a pizza on a table', 'chat', 'a piano', 'bread and wine']) {
      const { notes } = understander.understand(prompt);
      expect(notes.filter(({ reason }) => reason === 'translation')).toEqual([]);
    }
  });
});

describe('what cannot be drawn', () => {
  it.each(['?!?!', '', '<b></b>', '\ud800', 'Привет', 'x'.repeat(10_000), '\u202e\u0000'])(
    'comes to a surprise, always the same: %j',
    (prompt) => {
      const first = understander.understand(prompt);
      expect(first.notes[0]?.reason).toBe('surprise');
      expect(lexicon.popularity(first.notes[0]!.standIn)).toBeGreaterThan(0);
      expect(understander.understand(prompt)).toEqual(first);
    },
  );

  it('refuses a lexicon of another format', () => {
    expect(() => parseLexicon({ format: 2 })).toThrow(/expected format 1, got 2/);
    const effects = { 'a mosaic': 'tile' };
    expect(() => parseLexicon({ format: 1, effects })).toThrow(
      /^lexicon\.json, effects, a mosaic: expected pixelate or drain or .+, got tile$/,
    );
  });
});
