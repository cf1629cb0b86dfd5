// Alternative prompts: a colour or number swapped for each other one.
import { COLOUR_NAMES } from '@nonet/scenes';
import { countPhrase } from '../data/captions.ts';
import { withArticle } from '../data/names.ts';
import type { EvaluationPrompt } from './prompt-file.ts';

/** Numbers that a judge chooses between. */
const COUNTS = [1, 2, 3, 4, 5];

/** Texts of which one is true. */
export interface Alternatives {
  readonly right: string;
  readonly wrong: readonly string[];
}

function alternatives<T>(all: readonly T[], right: T, say: (value: T) => string): Alternatives {
  return { right: say(right), wrong: all.filter((value) => value !== right).map(say) };
}

/** The prompt in every colour; undefined if it asks for none. */
export function colourAlternatives({ prompt, colour }: EvaluationPrompt): Alternatives | undefined {
  if (colour === undefined) return undefined;
  const say = (name: string) =>
    prompt.replace(new RegExp(`\\b(an? )?${colour}\\b`), (_, article?: string) =>
      article === undefined ? name : withArticle(name),
    );
  return alternatives<string>(COLOUR_NAMES, colour, say);
}

/** One to five of the prompt's thing; undefined if it asks for no number. */
export function countAlternatives({ things, count }: EvaluationPrompt): Alternatives | undefined {
  const [thing] = things;
  if (count === undefined || thing === undefined) return undefined;
  const say = (number: number) => (number === 1 ? withArticle(thing) : countPhrase(number, thing));
  return alternatives(COUNTS, count, say);
}
