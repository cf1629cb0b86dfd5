import { expect, it } from 'vitest';
import { TransferRate } from './transfer-rate.ts';

it('tells share, rate and time left; what was there before is no speed', () => {
  const rate = new TransferRate();
  expect(rate.describe(2e9)).toBe('');
  rate.note(1e9, 100);
  expect(rate.describe(2e9)).toBe('1.00 GB of 2.00 GB');
  rate.note(1.1e9, 105);
  expect(rate.describe(2e9)).toBe('1.10 GB of 2.00 GB, 20.0 MB/s, 45 s left');
});

it('forgets what is long ago', () => {
  const rate = new TransferRate();
  rate.note(0, 0);
  for (let second = 1; second <= 60; second++) rate.note(second * 1e6, second);
  for (let second = 61; second <= 75; second++) rate.note(60e6 + (second - 60) * 10e6, second);
  expect(rate.describe(1210e6)).toBe('210 MB of 1.21 GB, 10.0 MB/s, 1 min 40 s left');
});

it('counts hours', () => {
  const rate = new TransferRate();
  rate.note(0, 0);
  rate.note(1000, 1);
  expect(rate.describe(7_261_000)).toBe('1.00 kB of 7.26 MB, 1.00 kB/s, 2 h 1 min left');
});
