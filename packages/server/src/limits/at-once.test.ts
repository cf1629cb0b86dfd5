import { expect, it } from 'vitest';
import { AtOnce } from './at-once.ts';

it('lets so many at a time in all, and of one, and the next when one has ended, well or badly', async () => {
  const few = new AtOnce(3, 2);
  const ends: (() => void)[] = [];
  const held = (name: string) =>
    few.run(name, () => new Promise<string>((resolve) => ends.push(() => resolve(name))));
  const none = { code: 'rate-limited', retryAfter: expect.any(Number) };
  const [first, second] = [held('a'), held('a')];
  await expect(held('a')).rejects.toMatchObject(none);
  const third = held('b');
  await expect(held('c')).rejects.toMatchObject(none);
  ends[0]!();
  expect(await first).toBe('a');
  await expect(few.run('c', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  const fourth = held('a');
  for (const end of ends) end();
  expect(await Promise.all([second, third, fourth])).toEqual(['a', 'b', 'a']);
});
