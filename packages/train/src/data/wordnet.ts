// WordNet's nouns: is this a thing one can draw, what kind of thing, and what else is it called.

interface Synset {
  /** WordNet's own topic number ("lexicographer file"): 5 animal, 6 artifact, 13 food, ... */
  topic: number;
  words: string[];
  parents: number[];
  /** A named individual ("Paris"), not a kind. */
  instance: boolean;
}

/** Topics whose nouns have a shape: animal, artifact, body, food, object, person, phenomenon, plant, shape. */
const CONCRETE_TOPICS = new Set([5, 6, 8, 13, 17, 18, 19, 20, 25]);

const PERSON_TOPIC = 18;

/** Lookups over WordNet's noun files. Words are lower case with single spaces. */
export class WordNet {
  private readonly senses = new Map<string, number[]>();
  private readonly synsets = new Map<number, Synset>();

  /** @param index text of `dict/index.noun`; @param data text of `dict/data.noun` */
  constructor(index: string, data: string) {
    for (const line of data.split('\n')) {
      if (line === '' || line.startsWith(' ')) continue;
      const fields = line.split(' ', 2000);
      const wordCount = Number.parseInt(fields[3]!, 16);
      const words: string[] = [];
      for (let i = 0; i < wordCount; i++) words.push(fields[4 + 2 * i]!.replaceAll('_', ' '));
      const first = 4 + 2 * wordCount;
      const pointers = Number.parseInt(fields[first]!, 10);
      const parents: number[] = [];
      let instance = false;
      for (let i = 0; i < pointers; i++) {
        const symbol = fields[first + 1 + 4 * i]!;
        if (symbol !== '@' && symbol !== '@i') continue;
        if (symbol === '@i') instance = true;
        parents.push(Number(fields[first + 2 + 4 * i]));
      }
      this.synsets.set(Number(fields[0]), { topic: Number(fields[1]), words, parents, instance });
    }
    for (const line of index.split('\n')) {
      if (line === '' || line.startsWith(' ')) continue;
      const fields = line.trim().split(' ');
      const count = Number(fields[2]);
      this.senses.set(fields[0]!.replaceAll('_', ' '), fields.slice(fields.length - count).map(Number));
    }
  }

  /** The word as WordNet lists it: itself or its singular; undefined when it is no noun. */
  lemma(word: string): string | undefined {
    if (this.senses.has(word)) return word;
    for (const [ending, singular] of [
      ['ies', 'y'],
      ['ves', 'f'],
      ['es', ''],
      ['s', ''],
    ] as const) {
      if (!word.endsWith(ending)) continue;
      const candidate = word.slice(0, word.length - ending.length) + singular;
      if (candidate.length > 2 && this.senses.has(candidate)) return candidate;
    }
    return undefined;
  }

  private firstKind(word: string): Synset | undefined {
    const lemma = this.lemma(word);
    const senses = lemma === undefined ? [] : (this.senses.get(lemma) ?? []);
    for (const sense of senses) {
      const synset = this.synsets.get(sense);
      if (synset !== undefined && !synset.instance) return synset;
    }
    return undefined;
  }

  /** The topic number of the word's first sense; undefined when it is no common noun. */
  topic(word: string): number | undefined {
    return this.firstKind(word)?.topic;
  }

  /** Whether the first sense of the word is something with a shape. */
  isConcrete(word: string): boolean {
    const topic = this.topic(word);
    return topic !== undefined && CONCRETE_TOPICS.has(topic);
  }

  /** The other words for the first sense ("sofa": couch, lounge), as far as it is their first too. */
  synonyms(word: string): string[] {
    const synset = this.firstKind(word);
    return synset === undefined ? [] : this.namesOf(synset).filter((name) => name !== word);
  }

  /**
   * Words for the kinds above the first sense, a list for each step up; a name's kind is its first step.
   */
  kinds(word: string, depth: number): string[][] {
    return this.above(this.firstKind(word) ?? this.foremost(word), depth);
  }

  /** The same of the individual that a word names first of all ("georgia"), or beside a people ("iowa"); else empty. */
  nameKinds(word: string, depth: number): string[][] {
    const first = this.foremost(word);
    const named = (this.senses.get(word) ?? []).map((id) => this.synsets.get(id)).find((s) => s?.instance);
    const isPeople = first?.topic === PERSON_TOPIC && first.words.some((name) => /^[A-Z]/.test(name));
    return this.above(isPeople ? named : first?.instance ? first : undefined, depth);
  }

  private foremost(word: string): Synset | undefined {
    return this.synsets.get(this.senses.get(word)?.[0] ?? -1);
  }

  private above(first: Synset | undefined, depth: number): string[][] {
    const levels: string[][] = [];
    let level = first === undefined ? [] : [first];
    while (levels.length < depth && level.length > 0) {
      const parents = new Set(level.flatMap((synset) => synset.parents));
      level = [...parents].map((id) => this.synsets.get(id)).filter((synset) => synset !== undefined);
      levels.push(level.flatMap((synset) => this.namesOf(synset)));
    }
    return levels;
  }

  /** The words of a set that mean it first of all. */
  private namesOf(synset: Synset): string[] {
    return synset.words
      .map((word) => word.toLowerCase())
      .filter((word) => this.synsets.get(this.senses.get(word)?.[0] ?? -1) === synset);
  }

  /** Whether the word names one individual ("paris", "einstein") and no kind of thing. */
  isName(word: string): boolean {
    return this.senses.has(word) && this.firstKind(word) === undefined;
  }

  /** Whether the first sense of a word is one individual, whatever else it may mean ("turkey" is not, "chile" is). */
  isMostlyName(word: string): boolean {
    return this.foremost(word)?.instance ?? false;
  }

  /** Every word for the kinds above the first sense, nearest first ("cat": feline, carnivore, ...). */
  ancestors(word: string, depth = 20): string[] {
    const found: string[] = [];
    let level = [this.firstKind(word)];
    for (let i = 0; i < depth && level.length > 0; i++) {
      const next = level.flatMap((synset) => (synset?.parents ?? []).map((id) => this.synsets.get(id)));
      for (const synset of next) if (synset !== undefined) found.push(...synset.words);
      level = next;
    }
    return found;
  }
}
