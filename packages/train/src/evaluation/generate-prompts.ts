// Writes the generated prompt files in `prompts/`: `npx tsx packages/train/src/evaluation/generate-prompts.ts [.data]`.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  ACTORS,
  HANDHELD,
  HAT_WEARERS,
  HATS,
  hashSeed,
  PAINTS,
  Random,
  type Relation,
  TRAINED_PLACES,
} from '@nonet/scenes';
import { countPhrase } from '../data/captions.ts';
import { type Concept, gatherConcepts } from '../data/concepts.ts';
import { heldOutColourNouns, heldOutPairs, isHeldOutColour } from '../data/holdout.ts';
import { readManifest } from '../data/index.ts';
import { isCountable, withArticle } from '../data/names.ts';
import { EVERYDAY } from '../data/popular.ts';
import { conceptOf } from '../data/thing-names.ts';
import { readLines } from '../text-lines.ts';
import { type EvaluationPrompt, formatPrompt } from './prompt-file.ts';
import { shuffled } from './shuffled.ts';
import { STYLES } from './styles.ts';

const SEED = 1;
const NOUNS = 1000;
const THINGS = 300;
const PAIRS = 200;
const BLIND_PAIRS = 50;
const IN_PLACES = 80;
const WORN = 30;
const HELD = 30;
/** Of each kind: prompts with a colour, with a number, in a style. */
const COLOURS = 80;
const PER_COUNT = 20;
const PER_STYLE = 9;

const PLACES_OF_PAIRS = ['beach', 'desert', 'forest', 'snowland', 'street', 'room', 'space', 'city'];
const RELATIONS: readonly Relation[] = ['next to', 'behind', 'in front of'];
const ACTIONS: readonly Relation[] = ['looking at', 'attacking', 'chasing'];

const sprites = await readManifest(process.argv[2] ?? '.data');
const concepts = gatherConcepts(sprites);
/** `source|thing` for every drawing. */
const drawn = new Set(sprites.map(({ source, phrase }) => `${source}|${conceptOf(phrase)}`));
const randomOf = (name: string) => new Random(hashSeed('prompts', SEED, name));
const bare = { things: [], standIns: [] } as const;

/** Things that a picture alone can tell: no faces and signs, nobody doing something. */
function isPlainThing({ name, category, families, cutouts }: Concept): boolean {
  if (families < 2 || cutouts.size === 0) return false;
  if (category === 'symbol' || (category === 'face' && !EVERYDAY.has(name))) return false;
  return !/^(?:person|people|men|women|man|woman|deaf|pregnant|older|mr|mrs|mx) |ing$/.test(name);
}

const plain = [...concepts.values()]
  .filter(isPlainThing)
  .sort((a, b) => b.families - a.families || b.weight - a.weight || (a.name < b.name ? -1 : 1));
const nouns = plain.slice(0, NOUNS).map(({ name }) => name);
const everyday = nouns.filter((name) => EVERYDAY.has(name) && !/ /.test(name));

const thing = (name: string): EvaluationPrompt => ({ ...bare, prompt: withArticle(name), things: [name] });

function things(random: Random): EvaluationPrompt[] {
  const known = nouns.filter((name) => EVERYDAY.has(name));
  return shuffled(known, random).slice(0, THINGS).map(thing);
}

/** Held-out pairs, each in several relations, half of them in a place. */
function pairs(random: Random): EvaluationPrompt[] {
  const known = heldOutPairs().filter((pair) => pair.every((name) => nouns.includes(name)));
  const prompts = known.flatMap((pair) => {
    const [a, b] = ACTORS.includes(pair[0]) ? pair : ([pair[1], pair[0]] as const);
    const relations = [...RELATIONS, ...(ACTORS.includes(a) && ACTORS.includes(b) ? ACTIONS : [])];
    return shuffled(relations, random)
      .slice(0, 3)
      .map((relation, i): EvaluationPrompt => {
        const place = i === 1 ? random.pick(PLACES_OF_PAIRS) : undefined;
        const where = place === undefined ? '' : ` ${TRAINED_PLACES[place]!.words[0]}`;
        const prompt = `${withArticle(a)} ${relation} ${withArticle(b)}${where}`;
        return { ...bare, prompt, things: [a, b], relation, ...(place === undefined ? {} : { place }) };
      });
  });
  return shuffled(prompts, random).slice(0, PAIRS);
}

/** The first prompt of each pair, for viewers: as many pairs as there can be. */
function blindPairs(all: readonly EvaluationPrompt[]): EvaluationPrompt[] {
  const first = new Map<string, EvaluationPrompt>();
  for (const one of all) {
    const pair = [...one.things].sort().join('|');
    if (!first.has(pair)) first.set(pair, one);
  }
  return [...first.values()].slice(0, BLIND_PAIRS);
}

/** Everyday things, each in one of all places that have words. */
function places(random: Random): EvaluationPrompt[] {
  const named = Object.entries(TRAINED_PLACES).filter(([, { words }]) => words[0] !== '');
  const known = everyday.filter(
    (name) => ACTORS.includes(name) || concepts.get(name)?.category === 'vehicle',
  );
  return shuffled(known, random)
    .slice(0, IN_PLACES)
    .map((name, i) => {
      const [place, { words }] = named[i % named.length]!;
      return { ...bare, prompt: `${withArticle(name)} ${words[0]}`, things: [name], place };
    });
}

/** Hats that are worn and things that are held, by those who can. */
function worn(random: Random): EvaluationPrompt[] {
  const hats = HATS.map(({ names }) => names[0]!).filter((name) => nouns.includes(name));
  const pairsOf = (
    subjects: readonly string[],
    objects: readonly string[],
    relation: string,
    count: number,
  ) =>
    shuffled(
      subjects.flatMap((subject) => objects.map((object) => [subject, object] as const)),
      random,
    )
      .filter(([subject, object]) => subject !== object)
      .slice(0, count)
      .map(([subject, object]) => ({
        ...bare,
        prompt: `${withArticle(subject)} ${relation} ${withArticle(object)}`,
        things: [subject, object],
        relation,
      }));
  const known = (names: readonly string[]) => names.filter((name) => everyday.includes(name));
  return [
    ...pairsOf(known(HAT_WEARERS), hats, 'wearing', WORN),
    ...pairsOf(known(ACTORS), known(HANDHELD), 'holding', HELD),
  ];
}

/** Half of them in colours that training never gives to the thing. */
function colours(random: Random): EvaluationPrompt[] {
  const heldOut = heldOutColourNouns().filter(([, name]) => nouns.includes(name));
  const names = [...new Set(heldOut.map(([, name]) => name))];
  const seen = names.flatMap((name) =>
    PAINTS.filter((colour) => !isHeldOutColour(colour, name)).map((colour) => [colour, name] as const),
  );
  const half = COLOURS / 2;
  const chosen = [...shuffled(heldOut, random).slice(0, half), ...shuffled(seen, random).slice(0, half)];
  return chosen.map(([colour, name]) => ({
    ...bare,
    prompt: withArticle(`${colour} ${name}`),
    things: [name],
    colour,
  }));
}

function counts(random: Random): EvaluationPrompt[] {
  const countable = everyday.filter((name) => isCountable(name));
  return [1, 2, 3].flatMap((count) =>
    shuffled(countable, random)
      .slice(0, PER_COUNT)
      .map((name) => ({
        ...bare,
        prompt: count === 1 ? withArticle(name) : countPhrase(count, name),
        things: [name],
        count,
      })),
  );
}

function styles(random: Random): EvaluationPrompt[] {
  return STYLES.flatMap(({ name: style, medium, from }) => {
    const known = everyday.filter((name) =>
      from.every((one) => 'effect' in one || drawn.has(`${one.source}|${name}`)),
    );
    return shuffled(known, random)
      .slice(0, PER_STYLE)
      .map((name) => ({ ...bare, prompt: `${medium} of ${withArticle(name)}`, things: [name], style }));
  });
}

/** Words that no picture is named after, with those of their stand-ins that are among the nouns. */
function words(): EvaluationPrompt[] {
  const file = fileURLToPath(new URL('./text/unnamed-words.tsv', import.meta.url));
  return readLines(file).flatMap(({ text }) => {
    const [word, accepted] = text.split('\t') as [string, string];
    const standIns = accepted.split(', ').filter((name) => nouns.includes(name));
    return standIns.length === 0 ? [] : [{ ...bare, prompt: withArticle(word), standIns }];
  });
}

function write(file: string, about: string, lines: readonly string[]): void {
  const head = `# ${about} Written by generate-prompts.ts.`;
  writeFileSync(fileURLToPath(new URL(file, import.meta.url)), `${[head, ...lines].join('\n')}\n`);
}

const lines = (prompts: readonly EvaluationPrompt[]) => prompts.map(formatPrompt);
write('../judge/nouns.txt', 'The nouns that a picture is judged between.', nouns);
write('./prompts/things.txt', 'Single things.', lines(things(randomOf('things'))));
const heldOut = pairs(randomOf('pairs'));
write('./prompts/pairs.txt', 'Pairs that training never shows together.', lines(heldOut));
write(
  './prompts/blind/pairs.txt',
  'Fifty pairs that training never shows together, for viewers who do not know the prompt.',
  lines(blindPairs(heldOut)),
);
write('./prompts/places.txt', 'Things in places.', lines(places(randomOf('places'))));
write('./prompts/worn.txt', 'Hats worn and things held.', lines(worn(randomOf('worn'))));
write(
  './prompts/colours.txt',
  'Things in a colour, half of them in one that training never gives them.',
  lines(colours(randomOf('colours'))),
);
write('./prompts/counts.txt', 'One to three of a thing.', lines(counts(randomOf('counts'))));
write('./prompts/styles.txt', 'Things in a named style.', lines(styles(randomOf('styles'))));
write(
  './prompts/words.txt',
  'Words that no picture is named after, chosen and given stand-ins by hand.',
  lines(words()),
);
