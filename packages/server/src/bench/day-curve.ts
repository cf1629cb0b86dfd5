// The shape of a viral day: how requests are spread over 24 hours.
//
// No hourly count of June 2022 was published. What is assumed: an ordinary day is a wave, quietest at 5 and busiest
// at 17 o'clock (a ratio of 3, as web services of one continent see); onto it falls one spike, as after a post that
// millions see: within half an hour the load doubles, then the excess halves every two hours.

const MINUTES = 24 * 60;
const QUIETEST_MINUTE = 5 * 60;
/** Busiest over quietest minute of an ordinary day: (1 + a) / (1 - a). */
const WAVE = 0.5;
const SPIKE_START = 15 * 60;
const SPIKE_RISE = 30;
const SPIKE_HALF_LIFE = 120;

function weight(minute: number): number {
  const wave = 1 - WAVE * Math.cos((2 * Math.PI * (minute - QUIETEST_MINUTE)) / MINUTES);
  const since = minute - SPIKE_START;
  if (since < 0) return wave;
  const rise = Math.min(1, since / SPIKE_RISE);
  return wave + rise * 2 ** (-Math.max(0, since - SPIKE_RISE) / SPIKE_HALF_LIFE);
}

const weights = Array.from({ length: MINUTES }, (_, minute) => weight(minute));
const total = weights.reduce((sum, value) => sum + value, 0);

/** Load of the busiest minute over the day's mean. */
export const PEAK = (Math.max(...weights) / total) * MINUTES;

/** When each of n requests comes, as parts of the day from 0 to 1, in order. */
export function arrivals(count: number): number[] {
  const times: number[] = [];
  let before = 0;
  for (const [minute, value] of weights.entries()) {
    const after = before + (value / total) * count;
    while (times.length < count && times.length + 0.5 <= after) {
      times.push((minute + (times.length + 0.5 - before) / (after - before)) / MINUTES);
    }
    before = after;
  }
  return times;
}
