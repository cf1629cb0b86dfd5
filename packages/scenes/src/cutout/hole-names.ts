// Names of things whose drawings are open inside, and of things that are white inside.
import { list } from '../word-list.ts';

/** Background shows through most of their drawings. */
const OPEN: ReadonlySet<string> = new Set(
  list(`abacus, alien monster, amphora, anchor, anchor chain, angel, artist palette, auto rickshaw, backpack, badminton,
  balance scale, basket, basketball, beanie, bench, bicycle, black bird, boomerang, bow and arrow, bracelet, bridge,
  briefcase, broken chain, bucket, building construction, carriage, chain, chains, chair, chart decreasing,
  cherries, coffee, cog, construction, convenience store, crab, crown, crutch, cup, cyclone, deaf person, desk, dna,
  donut, dreamcatcher, dvd, easel, eyeglasses, fairy, farmer, fence, ferris wheel, fight cloud, film frames, film
  projector, fire truck, flamingo, fondue, gate, gear, giraffe, glasses, globe with meridians, goal net, goggles,
  goose, growing heart, guide dog, hair pick, halo, handbag, handcuffs, hanger, harp, headphones, heart hands,
  helmet, high-heeled shoe, hook, hoop, horse, horse racing, horseshoe, hundred points, hyacinth, ice skate, key,
  knot, label, lacrosse, ladder, link, linked paperclips, lizard, lock, locked with key, locked with pen, luggage,
  medal, megaphone, mermaid, microscope, monkey, motorcycle, mug, musical note, musical score, necklace, net with
  handle, ok hand, optical disc, optical disk, padlock, paperclip, parachute, people wrestling, performing arts,
  picture frame, pinched fingers, planet, police officer, postal horn, prayer beads, pretzel, prohibited, racket,
  railway car, rake, reminder ribbon, ring, ring buoy, roller coaster, safety pin, sailboat, saw, saxophone, scarf,
  school backpack, scissors, sewing needle, shallow pan of food, shinto shrine, shopping bags, shopping basket,
  shopping cart, shovel, skier, sled, slingshot, sloth, snake, snowflake, spectacles, spider, spider web, spiral
  notepad, sport utility vehicle, stadium, station, statue of liberty, stethoscope, stool, stroller, studio
  microphone, superhero, supervillain, swing, sword, table, tambourine, teapot, tennis, tent pole, ticket, tokyo
  tower, toolbox, tractor, tram, tram car, tripod, troll, trolley, trombone, trophy, trumpet, tyre, violin,
  wastebasket, water pistol, watering can, wheel, wheelbarrow, wheelchair, white cane, windmill, window, witch,
  wizard, wreath, yo-yo`),
);

/** Most of their drawings are white inside. */
const CLOSED: ReadonlySet<string> = new Set(
  list(`accordion, adhesive bandage, airplane, alembic, alien, ambulance, american football, angel fish, articulated lorry,
  astronaut, baby bottle, badger, balloon, barber pole, baseball, bathtub, battery, beach, bear, bee, bell, bento
  box, binoculars, biting lip, boar, bomb, bone, book, books, bowl, bowling, bride, bride with veil, bubbles,
  bullseye, burger, burrito, bus, bus stop, cactus, cake, calculator, camera, camera with flash, candle, car, carp
  streamer, castle, cat with tears of joy, certificate, chart increasing with yen, cheese, cherry blossom, chess
  piece, chick, chicken, cigarette, circus tent, cityscape, clapper board, clinking glasses, clipboard, clock,
  cloud, cloud with lightning and rain, cloud with rain, clown, cocktail, coconut, computer disk, cone, cook,
  cooking, cream, credit card, crossed flags, crystal ball, cup with straw, cupcake, curling stone, curry and rice,
  curry rice, custard, cutlery, dalmatian, dartboard, dashing away, devil, dice, direct hit, domino, dress, drum,
  duck, e-mail, eagle, egg, eggplant, electric plug, envelope, exploding head, eye, eye in speech bubble, eyes, fax
  machine, file folder, fish, fish cake with swirl, flashlight, floppy disk, flower playing cards, flying money,
  football, fox, fridge, fried egg, frog, game controller, game dice, garlic, ghost, goblin, golf ball, guard,
  hammer, hamsa, hamster, hat, heart, hospital, hotel, house, husky, ice, ice cream, iceberg, igloo, jar, joker,
  joystick, keyboard, killer whale, ladybug, lamp, laptop, left speech bubble, lemon, letter, light bulb,
  lighthouse, lipstick, llama, lotion bottle, loudspeaker, magnifying glass, magnifying glass tilted left, mailbox,
  marshmallow, medical mask, melon, memo, metro, microwave, military medal, milk, milkshake, minibus, mirror ball,
  moon, mountain, mouth, mrs claus, mummy, mushroom, mushrooms, mx claus, nazar amulet, necktie, nesting dolls,
  newspaper, no bicycles, no entry, no littering, no mobile phones, no one under eighteen, no pedestrians, no
  smoking, non-potable water, notebook, notebook with decorative cover, nut and bolt, office worker, ogre, old man,
  onion, open mailbox with raised flag, orca, oven, owl, oyster, package, page, paintbrush, panda, panda bear,
  paper, pearl, pelican, penguin, person in tuxedo, phone, piano, pile of poo, pill, pilot, pin, ping pong,
  pinwheel, plate, playing card, polar bear, police car, poodle, pool 8 ball, popcorn, postbox, poultry leg,
  printer, purse, rabbit, racing car, radio, radio button, radish, refrigerator, rice, rice ball, rice bowl, right
  anger bubble, robot, rocket, rocket ship, roll of paper, rolling on the floor laughing, rooster, rosette, round
  pushpin, sailor, sake, salad, salt, santa claus, school, scientist, scroll, seagull, shark, shaved ice, sheep,
  sheet, shield, ship, shirt, shoe, shooting star, shorts, shower, shrimp, singer, sink, skull, skull and
  crossbones, skunk, slot machine, sneakers, snowball, snowman, soap, sock, space shuttle, spaceship,
  spaghetti, speaker, speech balloon, spiral calendar, spiral shell, spoon, star, star-struck, stopwatch, store,
  stork, strawberry, sun behind cloud, sunglasses, sushi, swan, syringe, t-shirt, takeout box, taxi, teacup without
  handle, telephone, telescope, television, tennis ball, thought balloon, timer clock, tofu, toilet, tooth, top hat,
  towel, trolleybus, tropical drink, tropical fish, truck, tulip, tumbler glass, ufo, umbrella, umbrella on ground,
  unicorn, vampire, volleyball, warehouse, washing machine, watch, watermelon, wave, wedding cake, whale, white
  circle, white flag, white heart, wind chime, wine, wolf, yacht, yeti, yogurt, zebra, zombie`),
);

/** Faces have white eyes and teeth. */
const FACE = /\b(?:face|smiling|grinning)\b/;

/** Whether background shows through drawings of a thing of this name; undefined where they differ or nothing is known. */
export function hasHoles(name: string): boolean | undefined {
  for (const known of [name, name.split(' ').at(-1)!]) {
    if (OPEN.has(known)) return true;
    if (CLOSED.has(known)) return false;
  }
  return FACE.test(name) ? false : undefined;
}
