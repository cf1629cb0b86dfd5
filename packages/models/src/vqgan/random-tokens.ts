// Pictures that nobody drew, for measuring.
import { tokensPerSide, type VqganConfig } from './config.ts';

/** Tokens that no picture has: what flows is at its widest. */
export function randomTokens(config: VqganConfig, seed: number): BigInt64Array {
  const mix = (i: number) => Math.imul(Math.imul(i + 1, 0x9e3779b9) ^ (seed * 0x85ebca6b), 0xc2b2ae35) >>> 0;
  return BigInt64Array.from({ length: tokensPerSide(config) ** 2 }, (_, i) => BigInt(mix(i) % config.nEmbed));
}
