// News of a drawing, put over what the page knew before.
import { expect, it } from 'vitest';
import { changeBy, idle } from './drawing-state.ts';

it('a drawing that nobody can make any longer has no time left over from before', () => {
  const before = { ...idle, ...changeBy({ type: 'queued', position: 0, etaSeconds: 8 }) };
  expect(before).toMatchObject({ status: 'waiting', etaSeconds: 8 });
  const after = { ...before, ...changeBy({ type: 'queued', position: 0 }) };
  expect([after.status, after.etaSeconds]).toEqual(['waiting', undefined]);
});
