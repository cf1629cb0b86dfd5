// Splits hashtags into words by how frequent words are, so that "#cutecatsofinstagram" can be read.

/** Splits a text without spaces into the most likely words. */
export class HashtagSplitter {
  readonly #costs = new Map<string, number>();
  readonly #longest: number = 0;

  /** @param words lower-case words, the most frequent first; a word's cost is the logarithm of its rank */
  constructor(words: Iterable<string>) {
    let rank = 1;
    for (const word of words) {
      this.#costs.set(word, Math.log(rank++));
      this.#longest = Math.max(this.#longest, word.length);
    }
  }

  /** The words of a hashtag (without `#`), with spaces between. */
  split(hashtag: string): string {
    return hashtagParts(hashtag)
      .flatMap((part) => this.#splitPart(part))
      .join(' ');
  }

  /** The cheapest way to cut `text` into words (dynamic programming over its prefixes). */
  #splitPart(text: string): string[] {
    const lower = text.toLowerCase();
    const costs = [0]; // of the cheapest way to cut the first i characters
    const lengths = [0]; // of that way's last word
    for (let end = 1; end <= text.length; end++) {
      let best = Number.POSITIVE_INFINITY;
      let bestLength = 1; // an unknown character stands alone
      for (let length = 1; length <= Math.min(end, this.#longest); length++) {
        const wordCost = this.#costs.get(lower.slice(end - length, end)) ?? Number.POSITIVE_INFINITY;
        const cost = costs[end - length]! + wordCost;
        if (cost < best) {
          best = cost;
          bestLength = length;
        }
      }
      costs.push(best);
      lengths.push(bestLength);
    }
    // From the last word to the first; each is the end of the text's part that it begins.
    const words: string[] = [];
    let wordEnd = text.length;
    for (let end = text.length; end > 0; ) {
      const start = end - lengths[end]!;
      const before = text.slice(start - (lengths[start] ?? 0), start);
      if (
        start === 0 ||
        before === "'" ||
        !belongTogether(before, text.slice(start, Math.min(wordEnd, start + 3)))
      ) {
        words.push(text.slice(start, wordEnd));
        wordEnd = start;
      }
      end = start;
    }
    return words.reverse();
  }
}

/** A possessive belongs to its word, and digits to the digits before them. @param next its first letters */
function belongTogether(word: string, next: string): boolean {
  return next === "'s" || (/\d$/u.test(word) && /^\d/u.test(next));
}

/** A hashtag cut where it has something other than letters, digits and apostrophes (the underscore, that is). */
export function hashtagParts(hashtag: string): string[] {
  return hashtag.split(/[^a-zA-Z0-9']+/u);
}
