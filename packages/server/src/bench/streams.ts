// Thousands of open event streams on one node: what they cost, how late news comes, and whether slow readers harm.
import { Agent, get, type IncomingMessage } from 'node:http';
import type { Drawing } from '@nonet/api';
import { sql } from 'kysely';
import { type Deployment, type DeploymentOptions, withDeployment } from './deployment.ts';
import { LoadClient, percentile, repeat } from './load.ts';
import { allEnded } from './overload.ts';

export interface StreamsOptions extends Pick<DeploymentOptions, 'drawMs' | 'slots' | 'signal'> {
  readonly streams: number;
  /** Streams beside these whose readers take nothing. */
  readonly slow: number;
}

export interface StreamsResult {
  readonly streams: number;
  readonly slow: number;
  readonly megabytesBefore: number;
  readonly megabytesOpen: number;
  readonly kilobytesPerStream: number;
  /** Streams that got the end of their drawing; must be all. */
  readonly ended: number;
  /** From a drawing's end in the database to the reader. */
  readonly delayP50Ms: number;
  readonly delayP99Ms: number;
  /** Of status reads meanwhile. */
  readonly statusReadP99Ms: number;
}

/** Streams that watch the same drawing. */
const SHARED = 10;
const NO_LIMIT = 1_000_000;

export function benchStreams(options: StreamsOptions): Promise<StreamsResult> {
  const web = {
    maxWaiting: NO_LIMIT,
    maxWaitingPerClient: NO_LIMIT,
    maxStreamsPerClient: NO_LIMIT,
  };
  return withDeployment({ ...options, webs: 1, workers: 1, web }, (deployment) =>
    measure(deployment, options),
  );
}

async function measure(deployment: Deployment, { streams, slow }: StreamsOptions): Promise<StreamsResult> {
  const { webs, db } = deployment;
  const node = webs[0]!;
  const load = new LoadClient(50);
  const ids: string[] = [];
  await repeat(Math.ceil((streams + slow) / SHARED), 20, async (index) => {
    const { body } = await load.create(node.url, { prompt: `watched ${index}` }, index);
    ids.push((JSON.parse(body) as Drawing).id);
  });
  // Held back until all streams are open; those that began already have ended by then.
  await sql`update drawings set not_before = now() + interval '1 h' where status = 'waiting'`.execute(db);
  await allBegunHaveEnded(deployment);
  const megabytesBefore = node.megabytes;

  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  const ends = new Map<IncomingMessage, { id: string; at: number }>();
  const watching: Promise<void>[] = [];
  const open = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const id = ids[index % ids.length]!;
      const sent = get(`${node.url}/api/drawings/${id}/events`, { agent }, (response) => {
        resolve();
        response.on('error', () => {});
        if (index >= streams) {
          response.pause(); // a slow reader: its connection fills up and stays full
          return;
        }
        watching.push(
          new Promise((closed) => {
            response.on('data', (chunk: Buffer) => {
              if (chunk.includes('event: done')) ends.set(response, { id, at: Date.now() });
            });
            response.on('close', closed);
          }),
        );
      });
      sent.on('error', reject);
    });
  await repeat(streams + slow, 100, open);
  const megabytesOpen = node.megabytes;
  const opened = Date.now();

  const reads: number[] = [];
  const reading = setInterval(async () => {
    const { milliseconds } = await load.get(`${node.url}/api/drawings/${ids[0]}`);
    reads.push(milliseconds);
  }, 50);
  await sql`update drawings set not_before = null where status = 'waiting'`.execute(db);
  await Promise.all(watching).finally(() => clearInterval(reading));
  await allEnded(deployment);
  const { rows } = await sql<{ id: string; at: number }>`
    select id, extract(epoch from ended_at)::float * 1000 as at from drawings where ended_at is not null`.execute(
    db,
  );
  const endedAt = new Map(rows.map(({ id, at }) => [id, at]));
  // What had ended before all streams were open was sent at once.
  const delays = [...ends.values()]
    .map(({ id, at }) => ({ at, ended: endedAt.get(id) ?? 0 }))
    .flatMap(({ at, ended }) => (ended > opened ? [at - ended] : []));
  agent.destroy();
  load.close();
  return {
    streams,
    slow,
    megabytesBefore: Math.round(megabytesBefore),
    megabytesOpen: Math.round(megabytesOpen),
    kilobytesPerStream: Math.round(((megabytesOpen - megabytesBefore) * 1024) / (streams + slow)),
    ended: ends.size,
    delayP50Ms: Math.round(percentile(delays, 0.5)),
    delayP99Ms: Math.round(percentile(delays, 0.99)),
    statusReadP99Ms: Math.round(percentile(reads, 0.99)),
  };
}

async function allBegunHaveEnded({ db }: Deployment): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from drawings where status = 'drawing' limit 1`.execute(db);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
