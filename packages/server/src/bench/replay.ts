// A viral day in minutes: its requests, thinned out, go through real web nodes, Postgres and workers, which only
// pretend to draw.
//
// Of a day's N requests n are sent, within seconds instead of hours. Simulated drawing takes as long as makes the ratio
// of drawings to capacity the day's, at every moment. So the queue grows and shrinks as on the day, and a wait in the
// replay is one of the day, shortened as the day is.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { arrivals } from './day-curve.ts';
import { type Deployment, type DeploymentOptions, withDeployment } from './deployment.ts';
import { LoadClient, percentile } from './load.ts';
import { allEnded } from './overload.ts';

export interface ReplayOptions extends Pick<DeploymentOptions, 'databaseUrl' | 'signal'> {
  /** Drawings of the day. */
  readonly drawingsPerDay: number;
  /** Drawings that all machines together make in a day. */
  readonly capacityPerDay: number;
  /** Requests that are really sent. */
  readonly requests: number;
  /** How long the day takes. */
  readonly seconds: number;
}

/** Times are the day's, not the replay's. */
export interface ReplayResult {
  readonly requests: number;
  readonly accepted: number;
  /** Accepted requests that did not end in nine pictures; must be 0. */
  readonly lost: number;
  readonly waitP50Seconds: number;
  readonly waitP99Seconds: number;
  readonly longestWaitSeconds: number;
  /** Most drawings that waited at a time. */
  readonly queuePeak: number;
  /** What the replay cannot tell from no wait: its own overhead, stretched to the day. */
  readonly resolutionSeconds: number;
}

const DAY_SECONDS = 86_400;
const WORKERS = 2;
const SLOTS = 4;
const CLIENTS = 1_000;
const NO_LIMIT = 1_000_000;
/** From acceptance to the start of drawing when nobody else waits, on a busy machine. */
const OVERHEAD_SECONDS = 0.05;

/** Replays the day and waits until all is drawn. */
export function replayDay(options: ReplayOptions): Promise<ReplayResult> {
  const { drawingsPerDay, capacityPerDay, requests, seconds, ...rest } = options;
  const perSecond = ((requests / seconds) * capacityPerDay) / drawingsPerDay;
  const settings = {
    webs: 1,
    workers: WORKERS,
    slots: SLOTS,
    drawMs: (WORKERS * SLOTS * 1_000) / perSecond,
    web: { maxWaiting: NO_LIMIT, maxWaitingPerClient: NO_LIMIT },
    ...rest,
  };
  return withDeployment(settings, async (deployment) => {
    const ids = await send(deployment, requests, seconds);
    await allEnded(deployment);
    const stretch = DAY_SECONDS / seconds;
    const { waits, queuePeak, whole } = await readWaits(deployment, ids);
    const inDay = (wait: number) => Math.round(wait * stretch);
    return {
      requests,
      accepted: ids.length,
      lost: ids.length - whole,
      waitP50Seconds: inDay(percentile(waits, 0.5)),
      waitP99Seconds: inDay(percentile(waits, 0.99)),
      longestWaitSeconds: inDay(percentile(waits, 1)),
      queuePeak: Math.round((queuePeak * drawingsPerDay) / requests),
      resolutionSeconds: inDay(OVERHEAD_SECONDS),
    };
  });
}

/** Sends the day's requests when they are due; gives the ids of those that were accepted. */
async function send({ urls: [url] }: Deployment, requests: number, seconds: number): Promise<string[]> {
  const load = new LoadClient(50);
  const ids: string[] = [];
  const sent: Promise<void>[] = [];
  const start = performance.now();
  for (const [index, part] of arrivals(requests).entries()) {
    const due = start + part * seconds * 1_000 - performance.now();
    if (due > 0) await sleep(due);
    const body = { prompt: `a meme of the day ${index}` };
    const create = load.create(url!, body, index % CLIENTS).then(({ status, body: answer }) => {
      if (status === 202) ids.push((JSON.parse(answer) as { id: string }).id);
    });
    sent.push(create);
  }
  await Promise.all(sent).finally(() => load.close());
  return ids;
}

async function readWaits({ db }: Deployment, ids: readonly string[]) {
  const mine = sql`drawings where id = any(${ids}::uuid[])`;
  const { rows: waits } = await sql<{ wait: number }>`
    select extract(epoch from started_at - created_at)::float as wait from ${mine} and started_at is not null`.execute(
    db,
  );
  const { rows: peak } = await sql<{ peak: number }>`
    select coalesce(max(waiting), 0)::int as peak from (
      select sum(change) over (order by at) as waiting from (
        select created_at as at, 1 as change from ${mine}
        union all select started_at, -1 from ${mine} and started_at is not null
      ) as changes
    ) as line`.execute(db);
  const { rows: whole } = await sql<{ count: number }>`
    select count(*)::int as count from drawings join results using (content_key)
    where id = any(${ids}::uuid[]) and status = 'done' and json_array_length(result -> 'pictures') = 9`.execute(
    db,
  );
  return {
    waits: waits.map(({ wait }) => wait),
    queuePeak: peak[0]!.peak,
    whole: whole[0]!.count,
  };
}
