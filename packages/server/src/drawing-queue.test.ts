import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrawEvent } from '@nonet/api';
import { writeTinyModel } from '@nonet/models/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DrawingQueue } from './drawing-queue.ts';
import { ModelProcess } from './model-process.ts';

const model = mkdtempSync(join(tmpdir(), 'nonet-queue-'));
let artist: ModelProcess;

beforeAll(async () => {
  writeTinyModel(model);
  artist = new ModelProcess({ model, threads: 1 });
  await artist.start();
});

afterAll(async () => {
  await artist.close();
  rmSync(model, { recursive: true });
});

/** Hands a drawing in and collects its events. */
function submit(queue: DrawingQueue, prompt: string) {
  const events: DrawEvent[] = [];
  const leave = new AbortController();
  const ended = new Promise<void>((resolve) => {
    queue.submit({ prompt, count: 1 }, leave.signal, (event) => {
      events.push(event);
      if (event.type === 'done' || event.type === 'error') resolve();
    });
  });
  return { events, ended, leave: () => leave.abort() };
}

const positionsOf = (events: readonly DrawEvent[]) =>
  events.flatMap((event) => (event.type === 'queued' ? [event.position] : []));

it('draws in the order asked and tells everyone their position', async () => {
  const queue = new DrawingQueue(artist);
  const [first, second, third] = [submit(queue, 'one'), submit(queue, 'two'), submit(queue, 'three')];
  await first.ended;
  expect(second.events.at(-1)?.type).toBe('queued');
  await second.ended;
  expect(third.events.at(-1)?.type).toBe('queued');
  await third.ended;
  expect([first, second, third].map(({ events }) => events.at(-1)?.type)).toEqual(['done', 'done', 'done']);
  expect(positionsOf(first.events)).toEqual([0]);
  expect(positionsOf(third.events)).toEqual([2, 1]);
});

it('lets those behind move up when one leaves, waiting or being drawn', async () => {
  const queue = new DrawingQueue(artist);
  const [first, second, third] = [submit(queue, 'one'), submit(queue, 'two'), submit(queue, 'three')];
  second.leave();
  expect(positionsOf(third.events)).toEqual([2, 1]);
  first.leave();
  await third.ended;
  expect(third.events.at(-1)?.type).toBe('done');
  expect(first.events.concat(second.events).every(({ type }) => type === 'queued')).toBe(true);
});

it('refuses when the line is full, and ends everything when it closes', async () => {
  const queue = new DrawingQueue(artist, 1);
  const [first, second] = [submit(queue, 'one'), submit(queue, 'two')];
  expect(() => queue.submit({ prompt: 'three' }, new AbortController().signal, () => {})).toThrow(
    expect.objectContaining({ code: 'queue-full' }),
  );
  queue.close();
  await Promise.all([first.ended, second.ended]);
  for (const { events } of [first, second])
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'shutting-down' });
  expect(() => queue.submit({ prompt: 'four' }, new AbortController().signal, () => {})).toThrow(
    expect.objectContaining({ code: 'shutting-down' }),
  );
});
