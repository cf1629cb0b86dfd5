// Pictures of nonet-1. Each is one of the nine that `nonet draw PROMPT --seed 1` makes, as WebP of quality 80; pictures
// with a background and without one alternate.
import bear from './bear.webp?url';
import dragon from './dragon.webp?url';
import frog from './frog.webp?url';
import ghost from './ghost.webp?url';
import piano from './piano.webp?url';
import shark from './shark.webp?url';
import tRex from './t-rex.webp?url';
import unicorn from './unicorn.webp?url';
import wizard from './wizard.webp?url';

const SEED = 1;

export const EXAMPLE_PICTURES = [
  { url: piano, prompt: 'a burning piano in the desert' },
  { url: frog, prompt: 'a frog wearing a crown' },
  { url: unicorn, prompt: 'a unicorn in space' },
  { url: shark, prompt: 'a shark in a tuxedo' },
  { url: bear, prompt: 'a pirate bear on the beach' },
  { url: ghost, prompt: 'a ghost eating pizza' },
  { url: tRex, prompt: 'a t-rex in the snow' },
  { url: wizard, prompt: 'a wizard cat' },
  { url: dragon, prompt: 'a robot and a dragon at sunset' },
].map((example) => ({ ...example, seed: SEED }));
