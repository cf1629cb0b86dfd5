// Far more requests than can be drawn: nothing accepted is lost, everyone is answered, fairness holds.
import type { Drawing } from '@nonet/api';
import { sql } from 'kysely';
import { type Deployment, type DeploymentOptions, withDeployment } from './deployment.ts';
import { atRate, LoadClient, percentile, repeat } from './load.ts';
import { StatusReads } from './status-reads.ts';
import { measureUsage, type Usage } from './usage.ts';

export interface OverloadOptions extends DeploymentOptions {
  readonly seconds: number;
  /** Offered load as a multiple of what the workers draw. */
  readonly factor: number;
  readonly onPhase?: (phase: string) => void;
}

export interface OverloadResult {
  /** Requests a second that were stored and acknowledged, on one web node. */
  readonly acceptedPerSecond: number;
  /** Acknowledged requests without a row; must be 0. */
  readonly acceptedWithoutRow: number;
  readonly acceptanceUsage: Usage;
  readonly offered: number;
  readonly accepted: number;
  readonly refused: number;
  readonly refusedWithoutRetryAfter: number;
  readonly failedRequests: number;
  /** Accepted requests that did not end in nine pictures; must be 0. */
  readonly lost: number;
  /** Accepted requests that more than one drawing was begun for; must be 0. */
  readonly drawnTwice: number;
  readonly statusReadP50Ms: number;
  readonly statusReadP99Ms: number;
  /** Must be 0. */
  readonly statusReadsFailed: number;
  readonly overloadUsage: Usage;
  /** Of the largest web node, early and late in the load. */
  readonly megabytesEarly: number;
  readonly megabytesLate: number;
  /** Drawings that began between a newcomer's acceptance and its own, while one client has 10,000 waiting. */
  readonly newcomerMostBefore: number;
  readonly newcomerMedianMs: number;
}

const ACCEPT_REQUESTS = 10_000;
const ACCEPT_WIDTH = 200;
const STATUS_READS_PER_SECOND = 20;
/** Drawing time that may wait in the queue: more is refused. */
const LINE_SECONDS = 30;
const HOG_REQUESTS = 10_000;
const NEWCOMERS = 30;
const NO_LIMIT = 1_000_000;
const HOG = 1;

export async function benchOverload(options: OverloadOptions): Promise<OverloadResult> {
  const phase = options.onPhase ?? (() => {});
  phase('acceptance');
  const acceptance = await withDeployment(
    { ...options, webs: 1, workers: 0, web: unlimited },
    measureAcceptance,
  );
  phase(`overload (acceptance: ${JSON.stringify(acceptance)})`);
  const web = { maxWaiting: Math.ceil(capacityOf(options) * LINE_SECONDS), maxWaitingPerClient: NO_LIMIT };
  const overload = await withDeployment({ ...options, web }, (deployment) =>
    measureOverload(deployment, options),
  );
  phase(`fairness (overload: ${JSON.stringify(overload)})`);
  const single = { ...options, webs: 1, workers: 1, slots: 1, web: unlimited };
  const fairness = await withDeployment(single, measureFairness);
  return { ...acceptance, ...overload, ...fairness };
}

/** Drawings a second. */
const capacityOf = ({ workers, slots, drawMs }: DeploymentOptions): number =>
  (workers * slots * 1_000) / drawMs;

const unlimited = { maxWaiting: NO_LIMIT, maxWaitingPerClient: NO_LIMIT };

async function measureAcceptance(deployment: Deployment) {
  const {
    urls: [url],
    db,
  } = deployment;
  const load = new LoadClient(ACCEPT_WIDTH);
  const ids: string[] = [];
  const ask = async (index: number) => {
    const { status, body } = await load.create(url!, { prompt: `request ${index}` }, index % 997);
    if (status === 202) ids.push((JSON.parse(body) as Drawing).id);
  };
  await repeat(ACCEPT_REQUESTS / 10, ACCEPT_WIDTH, ask); // warm
  const before = ids.length;
  const start = performance.now();
  const usage = measureUsage(deployment.processes);
  await repeat(ACCEPT_REQUESTS, ACCEPT_WIDTH, ask);
  const acceptanceUsage = usage();
  const seconds = (performance.now() - start) / 1_000;
  const stored = await sql<{ count: number }>`
    select count(*) as count from drawings where id = any(${ids}::uuid[])`.execute(db);
  load.close();
  return {
    acceptedPerSecond: Math.round((ids.length - before) / seconds),
    acceptedWithoutRow: ids.length - stored.rows[0]!.count,
    acceptanceUsage,
  };
}

async function measureOverload(deployment: Deployment, options: OverloadOptions) {
  const { webs, db } = deployment;
  const load = new LoadClient(500);
  const reader = await StatusReads.start({ nodes: deployment.urls, perSecond: STATUS_READS_PER_SECOND });
  const accepted: string[] = [];
  const count = { refused: 0, refusedWithoutRetryAfter: 0, failedRequests: 0 };
  const memory: number[] = [];
  const node = (index: number) => webs[index % webs.length]!.url;
  const sample = () => memory.push(Math.max(...webs.map(({ megabytes }) => megabytes)));
  const sampling = setInterval(sample, 1_000);
  const usage = measureUsage(deployment.processes);
  await atRate(capacityOf(options) * options.factor, options.seconds, async (index) => {
    try {
      const body = { prompt: `a meme of the day ${index}` };
      const answer = await load.create(node(index), body, index % 50_000);
      if (answer.status === 202) {
        const { id } = JSON.parse(answer.body) as Drawing;
        accepted.push(id);
        reader.add(id);
      } else if (answer.status === 429) {
        count.refused++;
        if (!answer.retryAfter) count.refusedWithoutRetryAfter++;
      } else count.failedRequests++;
    } catch {
      count.failedRequests++;
    }
  }).finally(() => clearInterval(sampling));
  const overloadUsage = usage();
  const reads = await reader.end();
  await allEnded(deployment);
  const { rows } = await sql<{ whole: number; twice: number }>`
    select count(*) filter (where status = 'done' and json_array_length(result->'pictures') = 9) as whole,
      count(*) filter (where attempts > 1) as twice
    from drawings left join results using (content_key) where id = any(${accepted}::uuid[])`.execute(db);
  const { whole, twice } = rows[0]!;
  load.close();
  const third = Math.max(1, Math.floor(memory.length / 3));
  return {
    offered: accepted.length + count.refused + count.failedRequests,
    accepted: accepted.length,
    ...count,
    lost: accepted.length - whole,
    drawnTwice: twice,
    statusReadP50Ms: Math.round(percentile(reads.milliseconds, 0.5)),
    statusReadP99Ms: Math.round(percentile(reads.milliseconds, 0.99)),
    statusReadsFailed: reads.failed,
    overloadUsage,
    megabytesEarly: Math.round(percentile(memory.slice(0, third), 0.5)),
    megabytesLate: Math.round(percentile(memory.slice(-third), 0.5)),
  };
}

async function measureFairness({ urls: [url], db }: Deployment) {
  const load = new LoadClient(ACCEPT_WIDTH);
  await repeat(HOG_REQUESTS, ACCEPT_WIDTH, async (index) => {
    await load.create(url!, { prompt: `hog ${index}` }, HOG);
  });
  const ids: string[] = [];
  for (let newcomer = 0; newcomer < NEWCOMERS; newcomer++) {
    const { body } = await load.create(url!, { prompt: `newcomer ${newcomer}` }, HOG + 1 + newcomer);
    const { id } = JSON.parse(body) as Drawing;
    ids.push(id);
    for (let status = ''; status !== 'done'; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      status = (JSON.parse((await load.get(`${url}/api/drawings/${id}`)).body) as Drawing).status;
    }
  }
  load.close();
  const { rows } = await sql<{ before: number; wait: number }>`
    select extract(epoch from mine.started_at - mine.created_at)::float * 1000 as wait,
      (select count(*) from drawings other
       where other.started_at > mine.created_at and other.started_at < mine.started_at) as before
    from drawings mine where id = any(${ids}::uuid[])`.execute(db);
  return {
    newcomerMostBefore: Math.max(...rows.map(({ before }) => before)),
    newcomerMedianMs: Math.round(
      percentile(
        rows.map(({ wait }) => wait),
        0.5,
      ),
    ),
  };
}

/** Resolves when nothing waits and nothing is drawn. */
export async function allEnded({ db }: Deployment): Promise<void> {
  for (;;) {
    const open = await sql`select from drawings where status in ('waiting', 'drawing') limit 1`
      .execute(db)
      .catch(() => undefined);
    if (open?.rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
