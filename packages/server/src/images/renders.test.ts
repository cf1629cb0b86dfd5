// Files are made once for all who ask, few at a time, and nobody waits without end.
import { expect, it } from 'vitest';
import { FairQueue } from '../limits/fair-queue.ts';
import { Renders } from './renders.ts';

const of = (client: string, cost = 1) => ({ client, cost });

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
  const asked = [1, 2, 3].map(() => renders.get('a', render, of('me')));
  release();
  const [first] = await Promise.all(asked);
  expect(await renders.get('a', render, of('me'))).toBe(first);
  expect(made.count).toBe(1);
});

it('are made few at a time; above the limit a client gets the time to come back, a patient one waits', async () => {
  const renders = new Renders();
  const { render, release, made } = held();
  const asked = Array.from({ length: 7 }, (_, index) =>
    renders.get(String(index), render, of(`client ${index}`, 1_000)),
  );
  const late = of('late', 1_000);
  await expect(renders.get('one more', render, late)).rejects.toMatchObject({
    code: 'unavailable',
    retryAfter: expect.any(Number),
  });
  const patient = renders.get('patient', render, { ...late, patient: true });
  const again = renders.get('6', render, of('client 6', 1_000)); // it waits already
  expect(made.count).toBe(2);
  release();
  await Promise.all([...asked, patient, again]);
  expect(made.count).toBe(8);
  await renders.get('one more', render, late);
});

it('of one client wait up to its share; those of strangers are made first, what they share too', async () => {
  const renders = new Renders();
  const { render, release } = held();
  const order: string[] = [];
  const get = (name: string, client: string, cost: number) => {
    const make = async () => {
      order.push(name);
      return render();
    };
    return renders.get(name, make, of(client, cost));
  };
  const greedy = Array.from({ length: 12 }, (_, index) => get(`greedy ${index}`, 'greedy', 100));
  await expect(get('greedy 12', 'greedy', 100)).rejects.toMatchObject({
    code: 'rate-limited',
    retryAfter: expect.any(Number),
  });
  const strangers = [get('theirs', 'stranger', 10), get('greedy 11', 'other', 10)];
  release();
  await Promise.all([...greedy, ...strangers]);
  expect(order.slice(0, 4)).toEqual(['greedy 0', 'greedy 1', 'theirs', 'greedy 11']);
  expect(order).toHaveLength(13); // each was made once
});

it('make room for strangers when all of it is taken', async () => {
  const renders = new Renders();
  const { render, release } = held();
  const crowd = Array.from({ length: 5 }, (_, index) =>
    Array.from({ length: 12 }, (_, n) => renders.get(`${index} ${n}`, render, of(`client ${index}`, 100))),
  ).flat();
  const ended = Promise.allSettled(crowd);
  const stranger = renders.get('theirs', render, of('stranger', 100));
  release();
  expect(await stranger).toHaveLength(1);
  const refused = (await ended).flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toMatchObject({ code: 'rate-limited' });
});

it('that could not be made are tried again by the next who asks, and hold up nobody', async () => {
  const renders = new Renders();
  const broken = async () => {
    throw new Error('no picture');
  };
  for (let n = 0; n < 5; n++) await expect(renders.get('a', broken, of('me'))).rejects.toThrow('no picture');
  expect(await renders.get('a', async () => new Uint8Array(3), of('me'))).toHaveLength(3);
});

it('are kept up to so many bytes, those longest that were asked for last', async () => {
  const renders = new Renders();
  const made: string[] = [];
  const get = (name: string) =>
    renders.get(
      name,
      async () => {
        made.push(name);
        return new Uint8Array(10 * 1024 * 1024);
      },
      of('me'),
    );
  for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await get(name);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'b']);
});

it('nobody waits for a turn that was given up before it was asked for', async () => {
  const queue = new FairQueue({ atATime: 1, share: 9, inAll: 9, work: 'pictures' });
  const end = await queue.turn('a');
  let came: unknown = 'nothing yet';
  void queue.turn('a', { withdrawn: AbortSignal.abort() }).then((turn) => (came = turn));
  await new Promise(setImmediate);
  expect(came).toBeUndefined();
  end?.();
  expect(await queue.turn('a')).toBeTypeOf('function');
});
