// Sampling: what can be drawn and how often, and the formulas of the programs that the presets are named after.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixLogits } from './blend.ts';
import { FREE, keepRows, keepShare } from './keep.ts';
import { presets } from './presets.ts';
import { guide, logProbability, type SamplingOptions, sampleToken } from './sampler.ts';

const plain: SamplingOptions = { guidanceScale: 1, temperature: 1, topK: 0, topP: 1 };
const logitRows = fc
  .array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 60 })
  .map((values) => Float32Array.from(values, (value) => value / 8)); // many are equal

/** Probability of every token, by the definitions: sorted, cut, divided. */
function probabilitiesByDefinition(
  logits: Float32Array,
  { temperature, topK, topP }: SamplingOptions,
): number[] {
  const order = Array.from(logits.keys()).sort((a, b) => logits[b]! - logits[a]! || a - b);
  const kept = topK > 0 ? order.slice(0, topK) : order;
  const weights = kept.map((token) => Math.exp((logits[token]! - logits[order[0]!]!) / temperature));
  const total = weights.reduce((a, b) => a + b, 0);
  let sum = 0;
  const nucleus = kept.filter((_, rank) => {
    const before = sum;
    sum += weights[rank]! / total;
    return rank === 0 || before < topP - 1e-12;
  });
  const nucleusTotal = nucleus.reduce((part, _, rank) => part + weights[rank]!, 0);
  const probabilities: number[] = Array.from(logits, () => 0);
  nucleus.forEach((token, rank) => {
    probabilities[token] = weights[rank]! / nucleusTotal;
  });
  return probabilities;
}

/** How often each token comes up over evenly spread random numbers. */
function frequencies(logits: Float32Array, options: SamplingOptions, draws = 2000): number[] {
  const counts: number[] = Array.from(logits, () => 0);
  for (let i = 0; i < draws; i++) counts[sampleToken(logits, options, (i + 0.5) / draws)]! += 1 / draws;
  return counts;
}

describe('sampleToken', () => {
  it('draws each token as often as its definition says', () => {
    fc.assert(
      fc.property(
        logitRows,
        fc.record({
          guidanceScale: fc.constant(1),
          temperature: fc.constantFrom(0.25, 1, 3),
          topK: fc.integer({ min: 0, max: 20 }),
          topP: fc.constantFrom(0.15, 0.5, 0.93, 1),
        }),
        (logits, options) => {
          const expected = probabilitiesByDefinition(logits, options);
          const found = frequencies(logits, options);
          found.forEach((frequency, token) =>
            expect(Math.abs(frequency - expected[token]!)).toBeLessThan(1e-3),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('takes the most probable at temperature 0 or top-k 1, the first of equal ones', () => {
    const logits = Float32Array.of(1, 5, 5, 2);
    for (const uniform of [0, 0.5, 0.999]) {
      expect(sampleToken(logits, { ...plain, temperature: 0 }, uniform)).toBe(1);
      expect(sampleToken(logits, { ...plain, topK: 1 }, uniform)).toBe(1);
    }
  });

  it('never draws what cannot be, however large or small the numbers', () => {
    const logits = Float32Array.of(-3e38, 3e38, Number.NEGATIVE_INFINITY, 2.9e38);
    for (const options of [plain, { ...plain, topK: 3 }, { ...plain, topP: 0.999 }]) {
      for (const uniform of [0, 0.5, 1 - 2 ** -32]) expect(sampleToken(logits, options, uniform)).toBe(1);
    }
  });
});

describe('presets', () => {
  const logits = (seed: number) =>
    Float32Array.from({ length: 400 }, (_, i) => 3 * Math.sin(seed + i * i * 0.37) + Math.cos(i * seed));
  const [unconditional, conditional] = [logits(1), logits(2)];
  const drawn = (options: SamplingOptions) => {
    const guided = new Float32Array(400);
    guide(unconditional, conditional, options.guidanceScale, guided);
    return frequencies(guided, options);
  };

  it('min-dalle: (1 - s) u + s c, everything below the 256th largest dropped', () => {
    const s = 16;
    const mixed = unconditional.map((u, i) => u * (1 - s) + conditional[i]! * s);
    const sorted = [...mixed].sort((a, b) => b - a);
    const weights = [...mixed].map((x) => (x >= sorted[255]! ? Math.exp(x - sorted[0]!) : 0));
    const total = weights.reduce((a, b) => a + b, 0);
    drawn(presets['min-dalle']).forEach((frequency, token) =>
      expect(Math.abs(frequency - weights[token]! / total)).toBeLessThan(1e-3),
    );
  });

  it('dalle-mini: u + s (c - u), the 50 most probable', () => {
    const guided = unconditional.map((u, i) => u + 10 * (conditional[i]! - u));
    const expected = probabilitiesByDefinition(guided, { ...plain, topK: 50 });
    expect(expected.filter((probability) => probability > 0)).toHaveLength(50);
    drawn(presets['dalle-mini']).forEach((frequency, token) =>
      expect(Math.abs(frequency - expected[token]!)).toBeLessThan(1e-3),
    );
  });
});

describe('logProbability', () => {
  it('is the logarithm of the softmax', () => {
    fc.assert(
      fc.property(logitRows, (logits) => {
        const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
        logits.forEach((logit, token) =>
          expect(logProbability(logits, token)).toBeCloseTo(Math.log(Math.exp(logit) / total), 5),
        );
      }),
    );
  });
});

it('blended logits guided are the blend of guided logits', () => {
  const rows = [0, 1, 2].map((row) => Float32Array.from({ length: 30 }, (_, i) => Math.sin(7 * row + i)));
  const [u, a, b] = rows as [Float32Array, Float32Array, Float32Array];
  const guided = new Float32Array(30);
  guide(u, mixLogits([a, b], [1, 3], new Float32Array(30)), 4, guided);
  const each = [a, b].map((row) => {
    const out = new Float32Array(30);
    guide(u, row, 4, out);
    return out;
  });
  guided.forEach((value, i) => expect(value).toBeCloseTo((each[0]![i]! + 3 * each[1]![i]!) / 4, 5));
});

describe('tokens that stay', () => {
  const tokens = BigInt64Array.from({ length: 64 }, (_, i) => BigInt(100 + i));
  const places = (kept: Int32Array) => [...kept.keys()].filter((i) => kept[i] !== FREE);

  it('are the top rows', () => {
    expect(places(keepRows(tokens, 3, 8))).toEqual(Array.from({ length: 24 }, (_, i) => i));
    expect(keepRows(tokens, 3, 8)[23]).toBe(123);
  });

  it('are as many as the share says, spread evenly, others for every picture and seed', () => {
    const counts: number[] = Array.from(tokens, () => 0);
    for (let picture = 0; picture < 64; picture++) {
      const kept = keepShare(tokens, 0.3, { seed: 5, picture });
      expect(places(kept)).toHaveLength(19);
      for (const place of places(kept)) {
        expect(kept[place]).toBe(100 + place);
        counts[place]!++;
      }
    }
    // 64 draws of 19 in 64: 19 each on average, with a deviation of 3.7.
    expect(Math.min(...counts)).toBeGreaterThan(4);
    expect(Math.max(...counts)).toBeLessThan(34);
    const one = keepShare(tokens, 0.3, { seed: 5, picture: 1 });
    expect(keepShare(tokens, 0.3, { seed: 5, picture: 1 })).toEqual(one);
    expect(keepShare(tokens, 0.3, { seed: 6, picture: 1 })).not.toEqual(one);
  });
});
