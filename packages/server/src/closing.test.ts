// The end of a node whose parts hang or throw.
import { expect, it } from 'vitest';
import { Closing } from './closing.ts';

it('ends the latest part first, and names those that hang', async () => {
  const ended: string[] = [];
  const late: string[] = [];
  const closing = new Closing((name) => late.push(name), 20);
  closing.add('store', () => ended.push('store'));
  closing.add('hub', () => new Promise(() => {}));
  closing.add('app', async () => ended.push('app'));
  await closing.close();
  expect([ended, late]).toEqual([['app', 'store'], ['hub']]);
  await closing.close();
  expect(ended).toHaveLength(2);
});

it('ends the other parts where one throws', async () => {
  const ended: string[] = [];
  const closing = new Closing(() => {});
  closing.add('store', () => ended.push('store'));
  closing.add('app', () => {
    throw new Error('broken');
  });
  await expect(closing.close()).rejects.toMatchObject({
    errors: [expect.objectContaining({ message: 'broken' })],
  });
  expect(ended).toEqual(['store']);
});
