// Counts of neighbouring token pairs, with the most frequent at hand: a binary heap with late corrections.

/** Ids stay far below this, so a pair fits one exact number. */
const ID_LIMIT = 2 ** 24;

interface Pair {
  readonly left: number;
  readonly right: number;
  count: number;
  /** Words that held the pair at some time. */
  readonly words: Set<number>;
}

/** Pairs ordered by count, then by the smaller ids. */
export class PairQueue {
  readonly #pairs = new Map<number, Pair>();
  /** Max-heap of counts as they were when queued; an entry that is out of date is corrected when it comes up. */
  readonly #heap: { pair: Pair; count: number }[] = [];
  /** Pairs whose count may have grown since they were queued; shrunk ones are corrected when they come up. */
  readonly #touched = new Set<Pair>();

  /** Adds `weight` (negative to take away) to the pair's count, seen in word `word`. */
  add(left: number, right: number, weight: number, word: number): void {
    const key = left * ID_LIMIT + right;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      pair = { left, right, count: 0, words: new Set() };
      this.#pairs.set(key, pair);
    }
    pair.count += weight;
    if (weight > 0) {
      pair.words.add(word);
      this.#touched.add(pair);
    }
  }

  /** Removes and gives the most frequent pair, or undefined when none is left. */
  takeMostFrequent(): Pair | undefined {
    for (const pair of this.#touched) this.#push({ pair, count: pair.count });
    this.#touched.clear();
    for (;;) {
      const top = this.#pop();
      if (top === undefined) return undefined;
      const { pair, count } = top;
      const key = pair.left * ID_LIMIT + pair.right;
      if (this.#pairs.get(key) !== pair || pair.count <= 0) continue;
      if (pair.count !== count) {
        this.#push({ pair, count: pair.count });
        continue;
      }
      this.#pairs.delete(key);
      return pair;
    }
  }

  #push(entry: { pair: Pair; count: number }): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!comesFirst(heap[at]!, heap[parent]!)) break;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  #pop(): { pair: Pair; count: number } | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    heap[0] = last;
    for (let at = 0; ; ) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && comesFirst(heap[child]!, heap[first]!)) first = child;
      }
      if (first === at) return top;
      [heap[at], heap[first]] = [heap[first]!, heap[at]!];
      at = first;
    }
  }
}

function comesFirst(a: { pair: Pair; count: number }, b: { pair: Pair; count: number }): boolean {
  if (a.count !== b.count) return a.count > b.count;
  return a.pair.left !== b.pair.left ? a.pair.left < b.pair.left : a.pair.right < b.pair.right;
}
