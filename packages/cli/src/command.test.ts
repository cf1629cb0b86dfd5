// Option readers that commands share.
import { expect, it } from 'vitest';
import { toSeed } from './command.ts';

it('a seed of -1 asks for a random one', () => {
  expect([toSeed('-1'), toSeed('0'), toSeed('7')]).toEqual([undefined, 0, 7]);
  expect(() => toSeed('-2')).toThrow('Expected a whole number');
});
