// The prompt sets that come with Nonet, and the small part of them that scores a checkpoint in two minutes.
import { fileURLToPath } from 'node:url';
import { type PromptSet, readPromptSet } from './prompt-file.ts';

const NAMES = ['things', 'pairs', 'colours', 'counts', 'styles', 'words', 'famous'] as const;
const QUICK_THINGS = 60;

/** All sets of `prompts/`. */
export const standardSets = (): PromptSet[] =>
  NAMES.map((name) => readPromptSet(fileURLToPath(new URL(`./prompts/${name}.txt`, import.meta.url))));

/** Sixty single things. */
export const quickSets = (): PromptSet[] => firstOf(standardSets(), { things: QUICK_THINGS });

/** The first prompts of some sets, as many as `limits` says by name. */
export function firstOf(sets: readonly PromptSet[], limits: Readonly<Record<string, number>>): PromptSet[] {
  return sets.flatMap(({ name, prompts }) => {
    const limit = limits[name];
    return limit === undefined ? [] : [{ name, prompts: prompts.slice(0, limit) }];
  });
}
