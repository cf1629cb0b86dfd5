// Sizes of things from common sense, compressed so that small ones can still be recognised.
import type { SceneThing, Size } from './scene.ts';
import { list } from './word-list.ts';

/** Words at the end of names, by the size of what they name beside a dog. To add one: a word in its row. */
const CLASSES: readonly (readonly [number, readonly string[]])[] = [
  [
    0.5,
    list(`ant, bee, bug, beetle, ladybug, mosquito, fly, spider, worm, snail, butterfly, caterpillar, egg, coin, key, ring, gem,
    pill, pencil, candle, cherries, strawberry, mushroom, cookie, candy, lollipop, needle, button, dice, star`),
  ],
  [
    0.66,
    list(`mouse, rat, hamster, chick, bird, frog, lizard, apple, orange, banana, lemon, peach, pear, donut, cupcake, carrot, tomato, egg,
    burger, hot dog, taco, sandwich, ice cream, coffee, beer, wine, cocktail, cup, mug, rose, flower, tulip, phone, camera, clock, watch, book, hat,
    crown, ball, football, basketball, teddy bear, gift, heart, fish, shrimp, crab, squirrel, hedgehog, knife, spoon, bomb, trophy, crystal ball,
    cheese, pizza, bread, cake`),
  ],
  [
    0.82,
    list(`cat, rabbit, chicken, duck, owl, penguin, parrot, turtle, fox, raccoon, skunk, otter, baby, guitar, violin, trumpet, drum, saxophone,
    umbrella, kite, balloon, lamp, television, laptop, computer, suitcase, chair, pumpkin, watermelon, cactus, snake, octopus`),
  ],
  [
    1.16,
    list(`horse, cow, bear, lion, tiger, gorilla, camel, moose, giraffe, rhinoceros, hippopotamus, zebra, dragon, unicorn, car, taxi, tractor,
    couch, bed, bathtub, piano, tree, tent, canoe, motorcycle, shark`),
  ],
  [
    1.3,
    list(`elephant, dinosaur, mammoth, whale, house, bus, truck, train, airplane, helicopter, rocket, ship, sailboat, ufo, castle, church, tower,
    palm tree, pine tree, volcano, mountain, bridge, skyscraper, planet, sun, moon, rainbow, barn, building, temple`),
  ],
];
const BENT: Readonly<Record<Size, number>> = { tiny: 0.45, small: 0.7, big: 1.25, giant: 1.6 };
const LEAST = 0.36;
const MOST = 1.6;
const LEAST_GIANT = 1.4;
const MOST_TINY = 0.42;

/** Size of a thing beside a dog's, 0.36 to 1.6. */
export function sizeOf({ name, size }: Pick<SceneThing, 'name' | 'size'>): number {
  const own =
    CLASSES.find(([, words]) => words.some((word) => name === word || name.endsWith(` ${word}`)))?.[0] ?? 1;
  const bent = own * (size === undefined ? 1 : BENT[size]);
  // "A tiny king on a huge mushroom": beside each other the words say more than what is usual.
  if (size === 'giant') return Math.min(MOST, Math.max(LEAST_GIANT, bent));
  if (size === 'tiny') return Math.max(LEAST, Math.min(MOST_TINY, bent));
  return Math.min(MOST, Math.max(LEAST, bent));
}
