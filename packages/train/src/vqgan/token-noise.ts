// Tokens that are a little wrong, as those of a model are: a decoder that saw such draws them as something sensible.
import { placeValue } from '@nonet/models';

/**
 * Moves a share of scalar codes by one level in one channel.
 * @param levels of the scalar quantiser; without any the tokens stay, as a learned codebook knows no neighbours
 */
export function shiftTokens(
  tokens: BigInt64Array,
  levels: readonly number[],
  share: number,
  uniform: () => number,
): BigInt64Array {
  if (levels.length === 0 || share === 0) return tokens;
  return tokens.map((token) => {
    if (uniform() >= share) return token;
    const channel = Math.floor(uniform() * levels.length);
    const level = levels[channel]!;
    const place = placeValue(levels, channel);
    const digit = Math.floor(Number(token) / place) % level;
    const up = digit === 0 || (digit < level - 1 && uniform() < 0.5);
    return token + BigInt(up ? place : -place);
  });
}
