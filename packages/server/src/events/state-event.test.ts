// Ids of events: streams leave out what a reader has seen, so that equal ids must mean that nothing has changed.
import { expect, it } from 'vitest';
import { queuedEvent } from './state-event.ts';

it('a place is news where it changes, or where somebody begins or ends to draw, but not by its time alone', () => {
  const idOf = (position: number, etaSeconds?: number) =>
    queuedEvent({ position, ...(etaSeconds === undefined ? {} : { etaSeconds }) }).id;
  expect(idOf(0, 8)).toBe(idOf(0, 7));
  expect(new Set([idOf(0), idOf(0, 8), idOf(1), idOf(1, 8)]).size).toBe(4);
});
