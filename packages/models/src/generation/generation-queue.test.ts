// Concurrent requests: two share a batch where they fit, and each gives the pictures that it gives alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DrawOptions } from '../drawing.ts';
import { openModel } from '../open-model-node.ts';
import type { Pipeline } from '../pipeline.ts';
import { writeTinyModel } from '../testing/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-queue-'));
let pipeline: Pipeline;

beforeAll(() => {
  writeTinyModel(folder);
  pipeline = openModel(folder, { threads: 1 });
});
afterAll(async () => {
  await pipeline.release();
  rmSync(folder, { recursive: true, force: true });
});

const draw = async (prompt: string, options: DrawOptions) =>
  (await pipeline.draw(prompt, { guidanceScale: 1, ...options })).pictures.map(({ pixels }) =>
    Buffer.from(pixels).toString('base64'),
  );

it('draws each request as it draws it alone', async () => {
  const requests: [string, DrawOptions][] = [
    ['a cat', { seed: 1, count: 2 }],
    ['two red apples', { seed: 2, count: 2 }],
    ['a dog in a very long sentence that goes on and on until it needs more tokens', { seed: 3, count: 2 }],
    ['a fox', { seed: 4, count: 1 }],
    ['a bird', { seed: 5, count: 2, guidanceScale: 3 }],
    ['a bee', { seed: 6, count: 1, topK: 3, temperature: 2 }],
    ['a cow', { seed: 7, count: 2, candidates: 11 }],
    ['a hen', { seed: 8 }],
  ];
  const alone: string[][] = [];
  for (const [prompt, options] of requests) alone.push(await draw(prompt, options));
  expect(await Promise.all(requests.map((request) => draw(...request)))).toEqual(alone);
});

it('draws two requests that fit in one batch, others one after the other', async () => {
  const steps: string[] = [];
  const note = (name: string, options: DrawOptions = {}) =>
    draw(name, { count: 2, seed: 1, ...options, onProgress: () => void steps.push(name) });
  await Promise.all([note('first'), note('a'), note('odd', { count: 3 }), note('b'), note('last')]);
  const order = steps.filter((name, at) => name !== steps[at - 1]);
  const together = (...names: string[]) => order.filter((name) => names.includes(name)).length;
  expect(together('first', 'a')).toBeGreaterThan(2); // alternating, step by step
  expect(together('b', 'last')).toBeGreaterThan(2);
  expect(order.filter((name) => name === 'odd')).toHaveLength(1);
  expect(order.indexOf('odd')).toBeGreaterThan(order.lastIndexOf('a'));
  expect(order.indexOf('odd')).toBeLessThan(order.indexOf('b'));
});

it('drops a cancelled request at once, queued or being drawn, and draws the others', async () => {
  const alone = await draw('b', { count: 2, seed: 2 });
  const [before, during] = [new AbortController(), new AbortController()];
  const left: string[] = [];
  const ends = (name: string, drawing: Promise<unknown>) =>
    expect(drawing.finally(() => left.push(name))).rejects.toMatchObject({ code: 'cancelled' });
  const drawn = [
    draw('first', { count: 2, seed: 1, onProgress: () => before.abort() }).then(() => left.push('first')),
    ends('a', draw('a', { count: 2, seed: 1, signal: during.signal, onProgress: () => during.abort() })),
    draw('b', { count: 2, seed: 2 }).finally(() => left.push('b')),
    ends('waiting', draw('c', { count: 2, seed: 1, signal: before.signal })),
    ends('early', draw('d', { count: 2, seed: 1, signal: AbortSignal.abort() })),
  ] as const;
  const [, , other] = await Promise.all(drawn);
  expect(other).toEqual(alone);
  expect(left.slice(0, 2)).toEqual(['early', 'waiting']);
  expect(left.indexOf('a')).toBeLessThan(left.indexOf('b'));
});

it('leaves no listener on a signal that many requests share', async () => {
  const { signal } = new AbortController();
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  signal.addEventListener = (type: string, listener: EventListener) => {
    listeners.add(listener);
    add(type, listener);
  };
  signal.removeEventListener = (_: string, listener: unknown) => void listeners.delete(listener);
  for (const seed of [1, 2]) await draw('a cat', { count: 1, seed, signal });
  expect(listeners.size).toBe(0);
});
