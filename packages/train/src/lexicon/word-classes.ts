// The part of speech that a word mostly is, by how often WordNet's annotated texts have each of its senses.

type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb';

/** WordNet's numbers: 1 noun, 2 verb, 3 adjective, 4 adverb, 5 adjective again. */
const CLASSES: Readonly<Record<string, PartOfSpeech>> = {
  1: 'noun',
  2: 'verb',
  3: 'adjective',
  4: 'adverb',
  5: 'adjective',
};

/** Parts of speech by word. */
export class WordClasses {
  readonly #counts = new Map<string, Map<PartOfSpeech, number>>();

  /** @param senses text of WordNet's `dict/index.sense` */
  constructor(senses: string) {
    for (const line of senses.split('\n')) {
      const match = /^([^%]+)%(\d)\S* \d+ \d+ (\d+)/.exec(line);
      if (match === null) continue;
      const word = match[1]!.replaceAll('_', ' ');
      const counts = this.#counts.get(word) ?? new Map<PartOfSpeech, number>();
      const part = CLASSES[match[2]!]!;
      // A sense that the texts do not have still counts a little.
      counts.set(part, (counts.get(part) ?? 0) + Number(match[3]) + 0.1);
      this.#counts.set(word, counts);
    }
  }

  /** The part of speech that a word mostly has, a noun where it is even; undefined when WordNet lacks it. */
  of(word: string): PartOfSpeech | undefined {
    const counts = this.#counts.get(word);
    if (counts === undefined) return undefined;
    let best: PartOfSpeech = 'noun';
    for (const [part, count] of counts) if (count > (counts.get(best) ?? 0)) best = part;
    return best;
  }

  /** Whether the annotated texts have the word at all. */
  isCounted(word: string): boolean {
    return [...(this.#counts.get(word)?.values() ?? [])].some((count) => count >= 2);
  }
}
