// A short run of `nonet bench kills`: two web nodes and a worker on one Postgres and one S3 server.
import { expect, it } from 'vitest';
import { benchKills } from './kills.ts';

it('everything that is accepted ends, and streams go on, although processes are killed', async () => {
  const result = await benchKills({
    webs: 2,
    workers: 1,
    slots: 2,
    drawMs: 200,
    clients: 4,
    kills: 3,
    s3: true,
  });
  const { killed, accepted, done, ...faults } = result;
  expect(killed).toEqual({ web: 1, worker: 1, postgres: 1 });
  expect(accepted).toBeGreaterThan(0);
  expect(done).toBe(accepted);
  expect(faults).toMatchObject({ failed: 0, lost: 0, incomplete: 0, missingPictures: 0, streamsBroken: 0 });
}, 600_000);
