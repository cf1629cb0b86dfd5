// Prompts to begin with: things that nonet-1 has seen, put together in ways that it may not have.

export const IDEAS = [
  'a cat in a sombrero',
  'a castle at night',
  'a shark on a bicycle',
  'two penguins, oil painting style',
  'a dragon eating pizza',
];

const HEROES = [
  'a cat',
  'a dog',
  'a bear',
  'a penguin',
  'a fox',
  'a dinosaur',
  'a unicorn',
  'a ghost',
  'a robot',
];
const THINGS = [
  'a rocket',
  'a castle',
  'a pumpkin',
  'a butterfly',
  'a guitar',
  'a red balloon',
  'a rose',
  'a car',
];
const ENDINGS = [
  'wearing a crown',
  'in a top hat',
  'in a cowboy hat',
  'in a sombrero',
  'eating a banana',
  'next to a tree',
];
const PLACES = [
  'at night',
  'in space',
  'on the beach',
  'in the snow',
  'in a forest',
  'in a city',
  'on a mountain',
];

/** A prompt that nobody may have thought of. */
export function surprise(): string {
  const pick = (words: readonly string[]) => words[Math.floor(Math.random() * words.length)]!;
  if (Math.random() < 0.25) return `${pick(THINGS)} ${pick(PLACES)}`;
  return [pick(HEROES), pick(ENDINGS), ...(Math.random() < 0.4 ? [pick(PLACES)] : [])].join(' ');
}
