// Pictures of nonet-1. Each is one of the nine that `nonet draw PROMPT --seed 1` makes, as WebP of quality 80.
import balloon from './balloon.webp?url';
import fox from './fox.webp?url';
import ghost from './ghost.webp?url';
import house from './house.webp?url';
import octopus from './octopus.webp?url';
import robot from './robot.webp?url';
import rocket from './rocket.webp?url';
import unicorn from './unicorn.webp?url';
import volcano from './volcano.webp?url';

const SEED = 1;

export const EXAMPLE_PICTURES = [
  { url: fox, prompt: 'a fox in a top hat' },
  { url: house, prompt: 'a house on a mountain' },
  { url: unicorn, prompt: 'a unicorn' },
  { url: ghost, prompt: 'a ghost in a forest' },
  { url: volcano, prompt: 'a volcano' },
  { url: rocket, prompt: 'a rocket in space' },
  { url: balloon, prompt: 'a red balloon' },
  { url: octopus, prompt: 'an octopus in the sea' },
  { url: robot, prompt: 'a robot in the snow' },
].map((example) => ({ ...example, seed: SEED }));
