// Scores the answers of a blind test: what was named, how it was rated, which version was preferred.
import { NonetError } from '@nonet/core';
import { parsePrompt } from '../prompt-file.ts';
import { type Agreement, agreementsOf } from './agreement.ts';
import type { Answers } from './answers.ts';
import type { BlindKey, BlindPicture } from './key.ts';
import { isAllNamed, namedIn } from './naming.ts';

/** One answer with what it was about. */
export interface Observation extends BlindPicture {
  readonly viewer: string;
  readonly seen: string;
  readonly rating: number;
  /** All things were named, in the number asked for. */
  readonly named: boolean;
  /** The place was named; absent where the prompt asks for none. */
  readonly placeNamed?: boolean;
}

/** What the viewers said of one version. */
interface VersionScore {
  readonly version: string;
  /** Answers, of all viewers. */
  readonly answers: number;
  /** Share of the answers that name all things. */
  readonly named: number;
  /** Share of the prompts, per viewer, with at least one picture in which all things are named. */
  readonly promptsNamed: number;
  /** Share of the answers about pictures with a place that name it. */
  readonly placeNamed?: number;
  /** 1 to 5. */
  readonly rating: number;
}

/** Two versions, by the ratings that one viewer gave to the same picture of the same prompt. */
interface Preference {
  readonly first: string;
  readonly second: string;
  readonly firstBetter: number;
  readonly equal: number;
  readonly secondBetter: number;
}

export interface BlindSetScore {
  /** Name of the prompt set; `all` for all of them together. */
  readonly set: string;
  readonly versions: readonly VersionScore[];
  readonly preferences: readonly Preference[];
}

export interface BlindScore {
  readonly viewers: readonly string[];
  readonly sets: readonly BlindSetScore[];
  readonly agreements: readonly Agreement[];
  readonly observations: readonly Observation[];
  /** Pictures that were shown and not rated. */
  readonly unanswered: number;
}

/**
 * @param keys of all tests that the answers are from
 * @throws NonetError `blind-answers` where an answer is about a page or picture that no key has, or there are none
 */
export function scoreBlind(keys: readonly BlindKey[], all: readonly Answers[]): BlindScore {
  let unanswered = 0;
  const observations = all.flatMap((answers) => {
    const { shown, of } = observe(keys, answers);
    unanswered += shown - of.length;
    return of;
  });
  if (observations.length === 0) {
    throw new NonetError('blind-answers', 'blind test: expected rated pictures in the answers, got none');
  }
  const versions = [...new Set(keys.flatMap((key) => key.versions))];
  const names = [...new Set(observations.map(({ set }) => set))];
  const sets = names.map((set) =>
    scoreSet(
      set,
      versions,
      observations.filter((one) => one.set === set),
    ),
  );
  if (names.length > 1) sets.push(scoreSet('all', versions, observations));
  const viewers = [...new Set(observations.map(({ viewer }) => viewer))];
  return { viewers, sets, agreements: agreementsOf(viewers, observations), observations, unanswered };
}

/** The answers of one page, and how many pictures it shows. */
function observe(
  keys: readonly BlindKey[],
  { page: id, viewer, answers }: Answers,
): { shown: number; of: Observation[] } {
  const key = keys.find(({ pages }) => pages.some((page) => page.id === id));
  const order = key?.pages.find((page) => page.id === id)?.order;
  if (!key || !order) {
    throw new NonetError(
      'blind-answers',
      `answers of ${viewer}: expected a page of the given keys, got "${id}"`,
    );
  }
  const of = answers.map(({ number, seen, rating }) => {
    const picture = key.pictures[order[number - 1] ?? -1];
    if (!picture) {
      throw new NonetError(
        'blind-answers',
        `answers of ${viewer}: expected picture numbers from 1 to ${order.length}, got ${number}`,
      );
    }
    const named = namedIn(seen, parsePrompt(picture.prompt, `key, picture ${number}`));
    const place = named.place === undefined ? {} : { placeNamed: named.place };
    return { ...picture, viewer, seen, rating, named: isAllNamed(named), ...place };
  });
  return { shown: order.length, of };
}

function scoreSet(
  set: string,
  versions: readonly string[],
  observations: readonly Observation[],
): BlindSetScore {
  const scored = versions.flatMap((version) => {
    const own = observations.filter((one) => one.version === version);
    return own.length === 0 ? [] : [scoreVersion(version, own)];
  });
  const preferences = scored.flatMap(({ version: first }, i) =>
    scored.slice(i + 1).map(({ version: second }) => preferenceOf(first, second, observations)),
  );
  return { set, versions: scored, preferences };
}

function scoreVersion(version: string, own: readonly Observation[]): VersionScore {
  const byPrompt = new Map<string, boolean>();
  for (const { viewer, set, prompt, named } of own) {
    const key = JSON.stringify([viewer, set, prompt]);
    byPrompt.set(key, named || byPrompt.get(key) === true);
  }
  const places = own.flatMap(({ placeNamed }) => (placeNamed === undefined ? [] : [placeNamed]));
  return {
    version,
    answers: own.length,
    named: share(own.map(({ named }) => named)),
    promptsNamed: share([...byPrompt.values()]),
    ...(places.length === 0 ? {} : { placeNamed: share(places) }),
    rating: own.reduce((sum, { rating }) => sum + rating, 0) / own.length,
  };
}

function preferenceOf(first: string, second: string, observations: readonly Observation[]): Preference {
  const keyOf = ({ viewer, set, prompt, picture }: Observation) =>
    JSON.stringify([viewer, set, prompt, picture]);
  const of = (version: string) =>
    new Map(observations.filter((one) => one.version === version).map((one) => [keyOf(one), one.rating]));
  const others = of(second);
  const differences = [...of(first)].flatMap(([key, rating]) => {
    const other = others.get(key);
    return other === undefined ? [] : [rating - other];
  });
  return {
    first,
    second,
    firstBetter: differences.filter((difference) => difference > 0).length,
    equal: differences.filter((difference) => difference === 0).length,
    secondBetter: differences.filter((difference) => difference < 0).length,
  };
}

const share = (marks: readonly boolean[]): number => marks.filter(Boolean).length / marks.length;
