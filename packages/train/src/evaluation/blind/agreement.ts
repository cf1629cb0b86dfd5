// Agreement of two viewers of a blind test.
import type { Observation } from './score.ts';

/** Two viewers, over the pictures that both rated. */
export interface Agreement {
  readonly viewers: readonly [string, string];
  readonly pictures: number;
  /** Share of the pictures where both named all things, or neither did. */
  readonly sameNamed: number;
  /** Cohen's kappa of it: 1 is full agreement, 0 what their shares give by chance; absent where both never differ. */
  readonly kappa?: number;
  /** Share of the pictures whose ratings are at most one apart. */
  readonly nearRating: number;
}

/** One for each two viewers with pictures in common. */
export function agreementsOf(viewers: readonly string[], observations: readonly Observation[]): Agreement[] {
  const byViewer = viewers.map((viewer) => {
    const own = observations.filter((one) => one.viewer === viewer);
    return [viewer, new Map(own.map((one) => [keyOf(one), one]))] as const;
  });
  return byViewer.flatMap(([first, one], i) =>
    byViewer.slice(i + 1).flatMap(([second, other]) => {
      const common = [...one].flatMap(([key, mine]) => {
        const theirs = other.get(key);
        return theirs ? [[mine, theirs] as const] : [];
      });
      return common.length === 0 ? [] : [agreementOf([first, second], common)];
    }),
  );
}

const keyOf = ({ version, set, prompt, picture }: Observation): string =>
  JSON.stringify([version, set, prompt, picture]);

function agreementOf(
  viewers: readonly [string, string],
  common: readonly (readonly [Observation, Observation])[],
): Agreement {
  const share = (holds: (pair: readonly [Observation, Observation]) => boolean) =>
    common.filter(holds).length / common.length;
  const sameNamed = share(([a, b]) => a.named === b.named);
  const [first, second] = [share(([a]) => a.named), share(([, b]) => b.named)];
  const byChance = first * second + (1 - first) * (1 - second);
  return {
    viewers,
    pictures: common.length,
    sameNamed,
    ...(byChance === 1 ? {} : { kappa: (sameNamed - byChance) / (1 - byChance) }),
    nearRating: share(([a, b]) => Math.abs(a.rating - b.rating) <= 1),
  };
}
