// A day is replayed whole, and its line is as long as arithmetic says.
import { describe, expect, it } from 'vitest';
import { arrivals, PEAK } from './day-curve.ts';
import { replayDay } from './replay.ts';

describe('the day', () => {
  it('has all its requests in order, most of them in the spike', () => {
    const times = arrivals(10_000);
    expect(times).toHaveLength(10_000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(0);
    expect(times.at(-1)).toBeLessThan(1);
    const hour = (from: number) => times.filter((time) => time >= from / 24 && time < (from + 1) / 24).length;
    expect(hour(16)).toBeGreaterThan(4 * hour(4));
    expect(PEAK).toBeGreaterThan(2);
    expect(hour(16)).toBeLessThanOrEqual((PEAK * 10_000) / 24);
  });
});

describe('a replay', () => {
  it('loses nothing, and its line outgrows too few machines', async () => {
    const day = { drawingsPerDay: 100_000, requests: 60, seconds: 3 };
    const short = await replayDay({ ...day, capacityPerDay: 30_000 });
    expect(short).toMatchObject({ requests: 60, accepted: 60, lost: 0 });
    // After a day with 100,000 asked and 30,000 drawn at most, some 70,000 wait; for as long as those take.
    expect(short.queuePeak).toBeGreaterThan(50_000);
    expect(short.queuePeak).toBeLessThanOrEqual(100_000);
    expect(short.longestWaitSeconds).toBeGreaterThan(86_400);
    expect(short.waitP99Seconds).toBeGreaterThan(short.waitP50Seconds);
  });
});
