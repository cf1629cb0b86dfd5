import { expect, it } from 'vitest';
import { fuzzCheckpoints } from './fuzz.ts';

const REFUSALS = ['checkpoint-corrupt', 'checkpoint-dtype', 'checkpoint-not-finite', 'checkpoint-truncated'];

it('damaged checkpoints are read or refused, never more', async () => {
  const result = await fuzzCheckpoints({
    runs: 20_000,
    seed: Number(process.env['NONET_TEST_SEED'] ?? 2022),
  });
  // Both ends are reached: damage that is seen, and damage in places that change values only.
  expect(result.read).toBeGreaterThan(100);
  expect(REFUSALS).toEqual(expect.arrayContaining(Object.keys(result.refused)));
});

it('reaches every kind of refusal', async () => {
  const result = await fuzzCheckpoints({ runs: 20_000, seed: 1 });
  expect(Object.keys(result.refused).sort()).toEqual(REFUSALS);
});

it('the same seed makes the same inputs', async () => {
  const [one, two] = [
    await fuzzCheckpoints({ runs: 500, seed: 3 }),
    await fuzzCheckpoints({ runs: 500, seed: 3 }),
  ];
  expect([one.read, one.refused]).toEqual([two.read, two.refused]);
});
