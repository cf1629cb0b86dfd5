// Noise on tokens: as much as asked, and never further than the next level.
import { describe, expect, it } from 'vitest';
import { uniformStream } from '../random.ts';
import { shiftTokens } from './token-noise.ts';

const LEVELS = [8, 5, 5, 5];
const tokens = BigInt64Array.from({ length: 4000 }, (_, i) => BigInt((i * 37) % 1000));

const digits = (token: bigint) => {
  let rest = Number(token);
  return LEVELS.map((level) => {
    const digit = rest % level;
    rest = Math.floor(rest / level);
    return digit;
  });
};

describe('shiftTokens', () => {
  it('moves the share that was asked for by one level of one channel', () => {
    const shifted = shiftTokens(tokens, LEVELS, 0.25, uniformStream(3, 'test'));
    let moved = 0;
    shifted.forEach((token, i) => {
      const before = digits(tokens[i]!);
      const distance = digits(token).reduce(
        (sum, digit, channel) => sum + Math.abs(digit - before[channel]!),
        0,
      );
      expect(token).toBeLessThan(1000n);
      expect(distance).toBeLessThanOrEqual(1);
      moved += distance;
    });
    expect(moved / tokens.length).toBeCloseTo(0.25, 1);
  });

  it('leaves tokens alone where codes have no neighbours, or none are asked for', () => {
    expect(shiftTokens(tokens, [], 0.5, uniformStream(3, 'test'))).toBe(tokens);
    expect(shiftTokens(tokens, LEVELS, 0, uniformStream(3, 'test'))).toBe(tokens);
  });
});
