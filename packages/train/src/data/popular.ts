// Things that are sampled more often than others.
import { list } from '@nonet/scenes';

/** Everyday things that people ask for: they get most of the training. */
export const EVERYDAY: ReadonlySet<string> = new Set(
  list(`cat, dog, horse, cow, pig, sheep, goat, rabbit, mouse, rat, hamster, squirrel, fox, wolf, bear, panda, koala,
  tiger, lion, leopard, elephant, rhinoceros, hippopotamus, giraffe, zebra, camel, kangaroo, monkey, gorilla, sloth,
  otter, skunk, badger, hedgehog, bat, deer, boar, llama, raccoon, beaver, chicken, rooster, duck, swan, goose, owl,
  eagle, parrot, peacock, flamingo, penguin, turkey, bird, dove, frog, turtle, crocodile, lizard, snake, dragon,
  dinosaur, unicorn, whale, dolphin, shark, fish, octopus, crab, lobster, shrimp, squid, snail, butterfly, bee, bug,
  ant, ladybug, beetle, spider, scorpion, mosquito, worm, seal, cat face, dog face, tiger face, monkey face,
  apple, banana, orange, lemon, pear, peach, cherries, strawberry, grapes, watermelon, pineapple, mango, kiwi, coconut,
  tomato, potato, carrot, corn, eggplant, avocado, broccoli, cucumber, mushroom, pepper, onion, garlic, peanuts, bread,
  croissant, pretzel, bagel, pancakes, waffle, cheese, egg, bacon, burger, fries, pizza, hot dog, sandwich,
  taco, burrito, salad, soup, noodles, spaghetti, sushi, rice, dumpling, cookie, cake, cupcake, pie, donut, chocolate,
  candy, lollipop, ice cream, honey, popcorn, birthday cake, coffee, tea, beer, wine, cocktail, milk, juice, bottle, cup,
  car, bus, truck, taxi, police car, fire truck, ambulance, tractor, train, tram, bicycle, motorcycle, scooter,
  skateboard, airplane, helicopter, rocket, ufo, satellite, ship, sailboat, boat, speedboat, canoe, submarine, anchor,
  house, castle, church, school, hospital, factory, tent, hotel, bridge, lighthouse, windmill, ferris wheel, mosque,
  temple, mountain, volcano, beach, desert, island, sun, moon, star, cloud, rainbow, fire, wave, lightning,
  snowflake, snowman, umbrella, tornado, earth, planet, comet, rose, tulip, sunflower, flower, hibiscus, cherry blossom,
  tree, palm tree, pine tree, christmas tree, cactus, leaf, clover, seedling, bouquet, potted plant, robot, alien, ghost,
  skull, clown, pumpkin, devil, zombie, vampire, wizard, witch, fairy, mermaid, elf, genie, ninja, king,
  queen, prince, princess, man, woman, boy, girl, baby, old man, old woman, farmer, cook, astronaut, detective,
  firefighter, police officer, teacher, singer, artist, pilot, judge, superhero, santa claus, angel, guard, student,
  hat, crown, top hat, cap, helmet, sombrero, cowboy hat, straw hat, glasses, sunglasses, shirt, dress, jeans, coat,
  shoe, boot, sock, glove, scarf, backpack, handbag, ring, necktie, kimono, bikini, watch, umbrella, briefcase,
  guitar, violin, piano, trumpet, drum, saxophone, accordion, harp, flute, microphone, headphones, radio, bell,
  camera, television, phone, computer, laptop, keyboard, printer, book, newspaper, envelope, mailbox, pencil, pen,
  paintbrush, scissors, key, lock, hammer, axe, wrench, saw, screwdriver, knife, sword, shield, bow and arrow, bomb,
  ladder, bucket, broom, candle, light bulb, lamp, flashlight, chair, bed, couch, bathtub, toilet, door, window,
  mirror, clock, hourglass, vase, teapot, spoon, fork, ball, football, basketball, tennis ball, baseball,
  volleyball, bowling, dart, kite, balloon, gift, teddy bear, puzzle, dice, trophy, medal, flag, magnet,
  telescope, microscope, crystal ball, magic wand, gem, coin, money, treasure chest, map, compass, globe,
  heart, smiling face, crying face, angry face, thumbs up, hand, eye, ear, nose, mouth, foot, brain, bone, tooth`),
);

/** What people ask for first, drawn in many styles: shown two to three times as often as other everyday things. */
export const FAVOURITES: ReadonlySet<string> = new Set(
  list(`cat, dog, horse, cow, pig, rabbit, fox, bear, panda, tiger, lion, elephant, monkey, hamster, frog, penguin, owl,
  chicken, duck, fish, shark, octopus, dragon, dinosaur, unicorn, butterfly, pizza, burger, donut, cake, apple, banana,
  strawberry, avocado, car, bus, train, bicycle, rocket, airplane, ship, house, castle, tree, palm tree, rose, flower,
  sunflower, cactus, mushroom, robot, alien, ghost, skull, pumpkin, snowman, heart, star, sun, moon, volcano, guitar,
  crown, umbrella, balloon, book, chair, sword, astronaut, wizard, man, woman`),
);
