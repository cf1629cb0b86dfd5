import { expect, it } from 'vitest';
import { AtOnce, uploadBytes } from './at-once.ts';

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
  const fourth = held('c');
  for (const end of ends) end();
  expect(await Promise.all([second, third, fourth])).toEqual(['a', 'b', 'c']);
});

it('counts what each takes', async () => {
  const bytes = new AtOnce(110, 60);
  let end = () => {};
  const large = bytes.run('a', () => new Promise<void>((resolve) => (end = resolve)), 50);
  await expect(bytes.run('a', async () => {}, 20)).rejects.toMatchObject({ code: 'rate-limited' });
  expect(await bytes.run('a', async () => 'small', 10)).toBe('small');
  const small = bytes.take('b', 20);
  await expect(bytes.run('c', async () => {}, 60)).rejects.toMatchObject({ code: 'rate-limited' });
  small();
  end();
  await large;
  expect(await bytes.run('b', async () => 'fits', 60)).toBe('fits');
});

it('leaves room for clients that have nothing yet, where some take what they can', () => {
  const room = new AtOnce(64, 32);
  const takeAll = (name: string): number => {
    let took = 0;
    try {
      for (;;) {
        room.take(name);
        took++;
      }
    } catch {
      return took;
    }
  };
  expect(Array.from({ length: 6 }, (_, n) => takeAll(String(n))).every((took) => took > 0)).toBe(true);
});

it.each([
  ['2000000', 2_000_000],
  ['1', 524_288],
  ['99999999999', 20_000_000],
  [undefined, 20_000_000],
])('an upload of %s bytes takes %i', (length, expected) => {
  expect(uploadBytes({ headers: { 'content-length': length } }, 20_000_000)).toBe(expected);
});
