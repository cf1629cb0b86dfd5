// Lists in random order.
import type { Random } from '@nonet/scenes';

/** A copy in an order that depends on `random` only. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
