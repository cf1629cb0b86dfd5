// The prompt sets that come with Nonet, and the small part of them that scores a checkpoint in two minutes.
import { fileURLToPath } from 'node:url';
import { type PromptSet, readPromptSet } from './prompt-file.ts';

const NAMES = [
  'things',
  'pairs',
  'places',
  'worn',
  'colours',
  'counts',
  'styles',
  'words',
  'famous',
] as const;
const QUICK_THINGS = 60;

/** The hundred prompts that blind tests show: held-out pairs, things in places, and what people typed. */
const BLIND_NAMES = ['pairs', 'places', 'people'] as const;

const readShipped = (name: string): PromptSet =>
  readPromptSet(fileURLToPath(new URL(`./prompts/${name}.txt`, import.meta.url)));

/** All sets of `prompts/` that a judge looks at. */
export const standardSets = (): PromptSet[] => NAMES.map(readShipped);

/** The sets of `prompts/blind/`. */
export const blindSets = (): PromptSet[] => BLIND_NAMES.map((name) => readShipped(`blind/${name}`));

/** Sixty single things. */
export const quickSets = (): PromptSet[] => firstOf(standardSets(), { things: QUICK_THINGS });

/** The first prompts of some sets, as many as `limits` says by name. */
export function firstOf(sets: readonly PromptSet[], limits: Readonly<Record<string, number>>): PromptSet[] {
  return sets.flatMap(({ name, prompts }) => {
    const limit = limits[name];
    return limit === undefined ? [] : [{ name, prompts: prompts.slice(0, limit) }];
  });
}
