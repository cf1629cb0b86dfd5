// Files are made once for all who ask, few at a time, and nobody waits without end.
import { expect, it } from 'vitest';
import { Renders } from './renders.ts';

/** A file that is made when a test says so. */
function held(size = 1) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const made = { count: 0 };
  const render = async () => {
    made.count++;
    await released;
    return new Uint8Array(size);
  };
  return { render, release, made };
}

it('are made once for all who ask at the same time, and kept for who asks later', async () => {
  const renders = new Renders();
  const { render, release, made } = held();
  const asked = [1, 2, 3].map(() => renders.get('a', render));
  release();
  const [first] = await Promise.all(asked);
  expect(await renders.get('a', render)).toBe(first);
  expect(made.count).toBe(1);
});

it('are made few at a time; who comes when many wait is told when to come back, who is patient waits', async () => {
  const renders = new Renders();
  const { render, release, made } = held();
  const asked = Array.from({ length: 102 }, (_, index) => renders.get(String(index), render));
  await expect(renders.get('one more', render)).rejects.toMatchObject({
    code: 'unavailable',
    retryAfter: expect.any(Number),
  });
  const patient = renders.get('patient', render, { patient: true });
  const again = renders.get('7', render); // it waits already
  expect(made.count).toBe(2);
  release();
  await Promise.all([...asked, patient, again]);
  expect(made.count).toBe(103);
  await renders.get('one more', render);
});

it('that could not be made are tried again by the next who asks, and hold up nobody', async () => {
  const renders = new Renders();
  const broken = async () => {
    throw new Error('no picture');
  };
  for (let n = 0; n < 5; n++) await expect(renders.get('a', broken)).rejects.toThrow('no picture');
  expect(await renders.get('a', async () => new Uint8Array(3))).toHaveLength(3);
});

it('are kept up to so many bytes, those longest that were asked for last', async () => {
  const renders = new Renders();
  const made: string[] = [];
  const get = (name: string) =>
    renders.get(name, async () => {
      made.push(name);
      return new Uint8Array(10 * 1024 * 1024);
    });
  for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await get(name);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'b']);
});
