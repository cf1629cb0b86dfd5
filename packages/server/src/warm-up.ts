// Has a node rehearse before others are sent to it: what answers is compiled, connections to the database are open and
// know its tables. A new node that is given its part of a viral day at once is slow for seconds otherwise.
import { randomUUID } from 'node:crypto';
import { createApp } from './app.ts';
import { LoadClient, repeat } from './bench/load.ts';
import type { Database } from './db/database.ts';
import { Metrics } from './metrics/metrics.ts';
import { BANDS } from './queue/bands.ts';
import { findDrawings } from './queue/drawings.ts';
import { Intake, store } from './queue/intake.ts';
import type { AppContext } from './routes/context.ts';

/** Connections that a busy node uses at a time. */
const CONNECTIONS = 5;
/** Of each kind; then engines have compiled what they run often. */
const REQUESTS = 80;
const WIDTH = 5;

/** Asks an app that nobody else reaches: nothing is stored, counted or logged. @throws if the database is away */
export async function warmUp(context: AppContext): Promise<void> {
  const { db, line, trust } = context;
  trust.moderator.prepare();
  await Promise.all(Array.from({ length: CONNECTIONS }, () => rehearseStoring(db)));
  const intake = new Intake(db, line, Number.POSITIVE_INFINITY);
  const app = await createApp({ ...context, intake, metrics: new Metrics({ ofProcess: false }) });
  const client = new LoadClient(WIDTH);
  try {
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    await repeat(REQUESTS, WIDTH, async (index) => {
      await client.get(`${url}/api/drawings/${randomUUID()}`);
      await client.create(url, { prompt: 'a cat in a sombrero', model: randomUUID() }, index); // there is no such model
    });
    intake.limit = 0;
    await repeat(REQUESTS, WIDTH, async (index) => {
      await client.create(url, { prompt: 'a cat in a sombrero' }, index);
    });
  } finally {
    client.close();
    await app.close();
  }
}

/** Stores a drawing, finds it and takes it back. */
async function rehearseStoring(db: Database): Promise<void> {
  const id = randomUUID();
  const drawing = {
    id,
    owner: 'nobody',
    account: `rehearsal ${id}`,
    band: BANDS.background,
    backlogLimit: 1,
    model: 'none',
    request: { prompt: 'a cat in a sombrero', seed: 0 },
    contentKey: id,
  };
  const transaction = await db.startTransaction().execute();
  try {
    await store(transaction, [drawing], id);
    await findDrawings(transaction, [id]);
  } finally {
    await transaction.rollback().execute();
  }
}
