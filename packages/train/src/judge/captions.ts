// Captions of other pictures as negatives: which are false of a picture, and which are true as well.
import { COLOUR_NAMES } from '@nonet/scenes';

const COUNTS = ['two', 'three', 'four', 'five'];

/**
 * The caption with a colour or a number changed, so that it is false of its picture (hard negatives:
 * Yuksekgonul et al. 2022, https://arxiv.org/abs/2210.01936). Undefined when it names neither.
 */
export function contradict(caption: string, uniform: () => number): string | undefined {
  const words = caption.split(' ');
  const places = words.flatMap((word, place) => {
    const kind = [COLOUR_NAMES as readonly string[], COUNTS].find((list) => list.includes(word));
    return kind ? [{ place, others: kind.filter((other) => other !== word) }] : [];
  });
  if (places.length === 0) return undefined;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(uniform() * list.length)]!;
  const { place, others } = pick(places);
  words[place] = pick(others);
  return words.join(' ');
}

/** Whether a caption says all that `text` says, word for word: then `text` is true of its picture too. */
export function saysAll(caption: ReadonlySet<string>, text: ReadonlySet<string>): boolean {
  return text.size <= caption.size && [...text].every((word) => caption.has(word));
}

/** The words of a caption. */
export const wordsOf = (caption: string): Set<string> => new Set(caption.match(/[\w'-]+/g) ?? []);
