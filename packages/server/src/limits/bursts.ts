// Opinions that come close together: who votes with many cookies is seen by the host. In this node's memory, since
// addresses are not stored.

export type OpinionKind = 'likes' | 'reports' | 'appeals';

export interface Burst {
  readonly kind: OpinionKind;
  /** Id of the set or drawing; none for appeals. */
  readonly subject: string | undefined;
  /** Within an hour, those that were refused too. */
  readonly count: number;
  readonly addresses: number;
}

interface Counted {
  readonly kind: OpinionKind;
  readonly subject: string | undefined;
  readonly addresses: Set<string>;
  readonly since: number;
  count: number;
}

const WINDOW_MS = 60 * 60_000;
const LEAST = 10;
const MOST_SHOWN = 20;
/** Subjects are made up by strangers: of more than this, one is forgotten. */
const MOST = 10_000;
const MOST_ADDRESSES = 1_000;

export class Bursts {
  readonly #counted = new Map<string, Counted>();

  add(kind: OpinionKind, subject: string | undefined, address: string): void {
    const name = `${kind} ${subject ?? ''}`;
    const known = this.#counted.get(name);
    const isOver = !known || known.since < performance.now() - WINDOW_MS;
    const counted = isOver
      ? { kind, subject, addresses: new Set<string>(), since: performance.now(), count: 0 }
      : known;
    counted.count++;
    if (counted.addresses.size < MOST_ADDRESSES) counted.addresses.add(address);
    this.#counted.delete(name);
    this.#counted.set(name, counted);
    if (this.#counted.size > MOST) this.#forgetOne();
  }

  /** The oldest that nobody is shown, or made-up subjects would hide a burst. */
  #forgetOne(): void {
    const from = performance.now() - WINDOW_MS;
    for (const [name, { count, since }] of this.#counted) {
      if (count >= LEAST && since >= from) continue;
      this.#counted.delete(name);
      return;
    }
    this.#counted.delete(this.#counted.keys().next().value!);
  }

  /** Ten and more within an hour, the largest first. */
  list(): Burst[] {
    const from = performance.now() - WINDOW_MS;
    return [...this.#counted.values()]
      .filter(({ count, since }) => count >= LEAST && since >= from)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_SHOWN)
      .map(({ kind, subject, count, addresses }) => ({ kind, subject, count, addresses: addresses.size }));
  }
}
