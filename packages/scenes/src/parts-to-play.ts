// Roles that things can have in a scene: actors, hat wearers, food, vehicles and so on.
import { list } from './word-list.ts';

/** Living things (and robots) that can do something in a scene. */
export const ACTORS =
  list(`cat, dog, horse, cow, pig, sheep, goat, rabbit, mouse, fox, wolf, bear, panda, koala, tiger, lion,
  leopard, elephant, rhinoceros, giraffe, zebra, camel, kangaroo, monkey, gorilla, sloth, hedgehog, deer, llama, raccoon, beaver,
  chicken, rooster, duck, owl, eagle, parrot, peacock, flamingo, penguin, turkey, bird, frog, turtle, crocodile, lizard, snake, dragon,
  dinosaur, unicorn, octopus, crab, snail, robot, alien, ghost, snowman, zombie, vampire, wizard, witch, fairy, elf, ninja, superhero, man,
  woman, boy, girl, baby, astronaut, cook, farmer, detective, princess, prince, santa claus, skunk, badger, otter, squirrel, rat, ox, ram,
  poodle, bison, moose, chick, ufo, shark, whale, dolphin, fish`);

/** Faces and front views that a hat sits on well. */
export const HAT_WEARERS =
  list(`cat face, dog face, pig face, cow face, tiger face, rabbit face, monkey face, mouse face, horse face, cat, dog,
  fox, bear, panda, koala, lion, wolf, frog, hamster, robot, alien, ghost, skull, snowman, penguin, owl, man, woman, boy, girl, baby, polar bear,
  old man, old woman, pumpkin, octopus, grinning face, smiling face with sunglasses, nerd face, winking face, smiling face, face with tongue,
  elephant, duck, chick, unicorn, zombie, monkey, gorilla, sloth, teddy bear, pig, cow, horse, dinosaur, sheep, snail, rabbit, raccoon`);

/** Animals and others that are mostly drawn from the front, head only or head first. */
export const FRONT_VIEWS =
  list(`skull, ghost, robot, alien, pumpkin, fox, bear, polar bear, panda, koala, lion, wolf, frog, hamster,
  octopus, raccoon`);

/** Things one eats; the eater is drawn at them. */
export const FOODS =
  list(`apple, banana, pizza, burger, donut, cake, cookie, ice cream, carrot, watermelon, strawberry, cheese, hot dog, fish, bread,
  taco, sandwich, pear, corn, mushroom, egg, noodles, fries, cupcake, pineapple, grapes, popcorn, sushi, lollipop, croissant, orange, peach, cherries`);

/** Things small enough for a hand. */
export const HANDHELD =
  list(`umbrella, balloon, sword, axe, hammer, apple, banana, pizza, donut, ice cream, lollipop, rose, flower, bouquet, guitar, violin,
  trumpet, microphone, camera, phone, book, candle, flashlight, key, magic wand, bow and arrow, shield, gift, trophy, flag, fish, coffee, beer, wine, cocktail,
  paintbrush, pencil, scissors, knife, spoon, broom, teddy bear, crystal ball, gem, bomb, football, basketball, carrot, cheese, heart, star, kite, saxophone, wrench`);

/** Things that can be ridden. */
export const MOUNTS =
  list(`horse, cow, pig, sheep, elephant, camel, tiger, lion, bear, dragon, dinosaur, unicorn, turtle, crocodile, whale, dolphin, shark,
  bicycle, motorcycle, scooter, skateboard, rocket, tractor, snail, zebra, deer, ox, goat, car, canoe, sailboat, cloud`);

/** Things wide enough to stand on. */
export const PEDESTALS =
  list(`table, chair, couch, bed, house, car, bus, truck, turtle, elephant, cloud, cake, book, drum, television, laptop, piano, gift, tent,
  burger, skateboard, ship, train, suitcase, pizza, cheese, bathtub, whale, mountain, castle, trophy, bread, watermelon`);

/** Things one can be under. */
export const ROOFS = list(
  `umbrella, tree, palm tree, table, cloud, rainbow, bridge, ufo, sun, moon, star, airplane, balloon, helicopter, mushroom, kite, bee, bird`,
);

/** Things that stand about in settings and beside others. */
export const PROPS =
  list(`tree, palm tree, pine tree, house, castle, car, bus, bicycle, rocket, tent, cactus, flower, rose, mushroom, chair, table, lamp, ball,
  football, pizza, cake, burger, apple, donut, guitar, drum, trumpet, umbrella, balloon, gift, book, robot, snowman, volcano, sailboat, helicopter, airplane, ufo,
  train, tractor, truck, computer, television, phone, camera, clock, key, sword, bomb, crown, heart, star, sun, moon, cloud, rainbow, fire, pumpkin, ghost, skull`);

/** Things that hang in the sky or fly there. */
const SKY_THINGS: ReadonlySet<string> = new Set(
  list(
    'sun, moon, star, cloud, rainbow, airplane, helicopter, ufo, rocket, balloon, kite, comet, bee, satellite',
  ),
);

export const isInSky = (name: string): boolean => SKY_THINGS.has(name);

/** Things under which another thing stands, and that are not in the sky. */
const OVERHEAD = /\b(?:umbrella|parasol|bird|owl|bat|butterfly|lamp|mistletoe)$/;

export const isOverhead = (name: string): boolean => OVERHEAD.test(name);

/** Vehicles that one sits in, not on. */
const ENCLOSED =
  /\b(?:car|automobile|taxi|cab|truck|lorry|bus|minibus|van|train|tram|trolley|tractor|boat|sailboat|ship|canoe|kayak|airplane|plane|jet|helicopter|ufo|saucer|tank|ambulance|engine|submarine|limousine|sleigh|cart|wagon|spaceship|bulldozer|excavator|hot air balloon)$/;
export const isEnclosed = (name: string): boolean => ENCLOSED.test(name);

/** Instruments that stand before their player. */
const STANDING_INSTRUMENTS =
  /\b(?:drums?|drum kit|piano|keyboard|harp|cello|organ|xylophone|bongos|dj mixer|turntable)$/;
export const isPlayedStanding = (name: string): boolean => STANDING_INSTRUMENTS.test(name);

const PEOPLE =
  /\b(?:man|woman|boy|girl|person|worker|prince|princess|king|queen|cook|chef|farmer|detective|astronaut|ninja|superhero|wizard|witch|doctor|physician|scientist|teacher|student|singer|artist|judge|guard|officer|pilot|mechanic|firefighter|programmer|technologist|manager|businessman|businesswoman|clown|guy|lady|dancer|soldier|elf|vampire|zombie|mermaid|fairy|genie|santa claus|person in tuxedo|woman with veil)$/;

/** Whether a thing is somebody; drawings of people are often heads without bodies. */
export const isPerson = (name: string): boolean => PEOPLE.test(name);

const LIVING: ReadonlySet<string> = new Set([...ACTORS, ...HAT_WEARERS, ...FRONT_VIEWS]);

/** Whether a thing is alive or has a body like a living thing, so that its belly and eyes are not holes. */
export function isLiving(name: string): boolean {
  return (
    LIVING.has(name) ||
    LIVING.has(name.split(' ').at(-1)!) ||
    /\b(?:face|person|walking|running)\b/.test(name)
  );
}
