// Plans of chaos by seed.
import { expect, it } from 'vitest';
import { planOf } from './plan.ts';

it('is the same for the same seed, fits into its time, and has every kind of fault before one comes again', () => {
  const minutes = 20 * 60_000;
  const plan = planOf(7, minutes);
  expect(planOf(7, minutes)).toEqual(plan);
  expect(planOf(8, minutes)).not.toEqual(plan);
  expect(new Set(plan.slice(0, 12).map(({ kind }) => kind)).size).toBe(12);
  for (const { atMs, forMs } of plan) expect(atMs + forMs).toBeLessThanOrEqual(minutes);
  for (const [index, { atMs }] of plan.entries())
    if (index > 0) expect(atMs).toBeGreaterThanOrEqual(plan[index - 1]!.atMs + plan[index - 1]!.forMs);
});
