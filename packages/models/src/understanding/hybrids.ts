// Decides how one thing is made of two, by what they are.
import type { Lexicon } from './lexicon.ts';

/** Kinds of thing that are blended in different ways. */
type Kind = 'person' | 'animal' | 'food' | 'vehicle' | 'thing';

/** The part of two things that gives the form, and the other's contribution. */
export interface Blend {
  readonly form: 'first' | 'last';
  readonly relation: 'with the head of' | 'with the face of' | 'in the shape of';
}

const VEHICLES =
  /\b(?:car|bus|truck|taxi|van|train|tractor|airplane|plane|rocket|ship|sailboat|boat|helicopter|submarine|motorcycle|bicycle|tank|ufo|spaceship|locomotive|scooter)$/;

const head = (form: Blend['form']): Blend => ({ form, relation: 'with the head of' });
const face = (form: Blend['form']): Blend => ({ form, relation: 'with the face of' });
const skin: Blend = { form: 'last', relation: 'in the shape of' };

/** By the kind of the first thing, then of the last: what was recognised of both in pictures. */
const BLENDS: Readonly<Record<Kind, Readonly<Record<Kind, Blend>>>> = {
  person: {
    person: head('last'),
    animal: head('first'),
    food: face('last'),
    vehicle: face('last'),
    thing: face('last'),
  },
  animal: {
    person: head('last'),
    animal: head('last'),
    food: face('last'),
    vehicle: face('last'),
    thing: face('last'),
  },
  food: { person: face('first'), animal: face('first'), food: skin, vehicle: skin, thing: skin },
  vehicle: { person: face('first'), animal: face('first'), food: skin, vehicle: skin, thing: skin },
  thing: { person: face('first'), animal: face('first'), food: skin, vehicle: skin, thing: skin },
};

/** Things of which a noun before them says how they look: not what is in them or for whom they are. */
const FORMS =
  /\b(?:chair|armchair|couch|sofa|table|lamp|clock|piano|guitar|violin|phone|telephone|camera|computer|laptop|television|teapot|umbrella|castle|robot|skateboard|toilet|bathtub|chandelier|fountain|drum|trumpet|microphone|shoe|suitcase|typewriter|toaster|radio|statue|monster|dragon|planet|tree house|windmill|lighthouse|vase|balloon|snowman)$/;
/** Things that nouns of food before them give their look, while those of animals tell who lives there. */
const FOOD_FORMS =
  /\b(?:house|building|tower|skyscraper|tent|bed|temple|church|hat|bag|dress|bridge|pillow|bicycle)$/;
/** Animals that are also eaten, and animals of which the names of foods tell kinds. */
const EATEN =
  /\b(?:chicken|fish|turkey|crab|duck|lobster|shrimp|salmon|tuna|pig|cow|lamb|beef|rabbit|goose|octopus|oyster)$/;
/** Nouns that say what a vehicle carries or does. */
const LOADS =
  /\b(?:ice cream|taco|coffee|pizza|hot dog|milk|horse|dog|beer|food|fish|fire|police|school|toy|pirate|banana)$/;

const kindOf = (name: string, lexicon: Lexicon): Kind => {
  if (lexicon.isA('person', name)) return 'person';
  if (lexicon.isA('living', name)) return 'animal';
  if (VEHICLES.test(name)) return 'vehicle';
  return lexicon.isA('food', name) ? 'food' : 'thing';
};

/** The way in which two things make one. */
export const blendOf = (first: string, last: string, lexicon: Lexicon): Blend =>
  BLENDS[kindOf(first, lexicon)][kindOf(last, lexicon)];

/** Whether a compound of two names, said without a word between, is one thing made of both: "avocado chair", "cat bus". */
export function isBlend(first: string, last: string, lexicon: Lexicon): boolean {
  const [modifier, body] = [kindOf(first, lexicon), kindOf(last, lexicon)];
  if (body === 'animal') return modifier !== 'thing' && !EATEN.test(last);
  if (modifier === 'animal' && body === 'food') return !EATEN.test(first);
  if (body === 'vehicle') return (modifier === 'animal' || modifier === 'food') && !LOADS.test(first);
  if (body !== 'thing') return false;
  if (modifier === 'food') return FORMS.test(last) || FOOD_FORMS.test(last);
  return modifier === 'animal' && FORMS.test(last);
}
