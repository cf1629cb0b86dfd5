// The lazy peer: instead of drawing, it hands out those pictures of training whose captions say most of the prompt.
import type { RgbPicture } from '@nonet/models';
import { SceneComposer } from '../data/index.ts';
import { wordsOf } from '../judge/captions.ts';

const SIZE = 96;

interface Shown {
  readonly picture: RgbPicture;
  readonly words: ReadonlySet<string>;
  readonly kind: string;
}

export class LazyPeer {
  readonly #shown: readonly Shown[];
  readonly #rarity: ReadonlyMap<string, number>;

  private constructor(shown: readonly Shown[]) {
    this.#shown = shown;
    const counts = new Map<string, number>();
    for (const { words } of shown) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    this.#rarity = new Map([...counts].map(([word, count]) => [word, Math.log(shown.length / count)]));
  }

  /** Remembers the first `scenes` scenes of training. @throws NonetError `data-missing` */
  static async open(
    dataDir: string,
    scenes: number,
    onScene?: (done: number, total: number) => void,
  ): Promise<LazyPeer> {
    const composer = await SceneComposer.open(dataDir, { size: SIZE, seed: 1, cacheBytes: 512 * 2 ** 20 });
    const shown: Shown[] = [];
    try {
      for (let i = 0; i < scenes; i++) {
        const { pixels, caption, kind } = await composer.render(i);
        shown.push({ picture: { width: SIZE, height: SIZE, pixels }, words: wordsOf(caption), kind });
        onScene?.(i + 1, scenes);
      }
    } finally {
      await composer.close();
    }
    return new LazyPeer(shown);
  }

  /** The `count` pictures whose captions share the rarest words with a prompt and say little else. */
  retrieve(prompt: string, count: number): RgbPicture[] {
    const asked = wordsOf(prompt);
    return this.#shown
      .map(({ picture, words }) => ({ picture, score: this.#similarity(asked, words) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, count)
      .map(({ picture }) => picture);
  }

  /** Pictures of several things, which a drawing could be a copy of. */
  composed(): RgbPicture[] {
    return this.#shown.filter(({ kind }) => kind !== 'single').map(({ picture }) => picture);
  }

  /** Cosine of two captions as sets of words weighted by their rarity. */
  #similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    const shared = this.#weight([...a].filter((word) => b.has(word)));
    return shared === 0 ? 0 : shared / Math.sqrt(this.#weight(a) * this.#weight(b));
  }

  #weight(words: Iterable<string>): number {
    let sum = 0;
    for (const word of words) sum += (this.#rarity.get(word) ?? 0) ** 2;
    return sum;
  }
}
