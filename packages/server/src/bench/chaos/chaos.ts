// A day of chaos: a whole service under honest load, attacked, while a seeded plan breaks its parts one after the other.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Deployment, type DeploymentOptions, withDeployment } from '../deployment.ts';
import { percentile } from '../load.ts';
import { allEnded } from '../overload.ts';
import { StatusReads } from '../status-reads.ts';
import { type AttackReport, attack } from './attacks.ts';
import { type Carried, carryOut } from './faults.ts';
import { Front, type FrontKind } from './front.ts';
import { type Accepted, HonestClient } from './honest-client.ts';
import { type Fault, planOf } from './plan.ts';

export interface ChaosOptions extends DeploymentOptions {
  /** The same seed gives the same plan of faults and attacks. */
  readonly seed: number;
  readonly seconds: number;
  /** Honest clients. */
  readonly clients: number;
  readonly attackers: number;
  /** The proxy before the web nodes; clients go to them in rotation when absent. */
  readonly front?: FrontKind;
  readonly onPhase?: (phase: string) => void;
  readonly onFault?: (fault: Fault) => void;
}

interface PhaseTimes {
  /** Of status reads of honest clients. */
  readonly readP50Ms: number;
  readonly readP99Ms: number;
  readonly readsFailed: number;
  /** From a request to its pictures. */
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
}

export interface ChaosResult extends Carried, AttackReport {
  readonly seed: number;
  readonly front: FrontKind | 'none';
  readonly seconds: number;
  readonly quiet: PhaseTimes;
  readonly attacked: PhaseTimes;
  readonly chaos: PhaseTimes;
  /** Status reads of honest clients under attack against without: their p99. */
  readonly attackRatio: number;
  readonly accepted: number;
  readonly done: number;
  readonly cancelled: number;
  /** Accepted, but neither done with nine pictures nor cancelled by its owner; must be 0. */
  readonly lost: number;
  /** Done with other pictures later than at first; must be 0. */
  readonly drawnTwice: number;
  /** Pictures of done drawings that are not there; must be 0. */
  readonly missingPictures: number;
  /** Must be 0. */
  readonly seenOfOthers: number;
  /** Answers that no honest request should get; must be none. */
  readonly unexpected: readonly string[];
  /** Processes that ended by themselves; must be 0. */
  readonly crashes: { readonly web: number; readonly worker: number };
  readonly retries: number;
  /** Of the largest web node. */
  readonly megabytesEarly: number;
  readonly megabytesLate: number;
}

const READS_PER_SECOND = 20;
/** How often the end says what it waits for. */
const SAY_MS = 10_000;
/** Shares of the whole time. */
const QUIET = 0.1;
const ATTACKED = 0.2;

export const benchChaos = (options: ChaosOptions): Promise<ChaosResult> =>
  withDeployment(options, async (deployment) => {
    const front = options.front && (await Front.start(options.front, deployment.urls));
    try {
      return await measure(deployment, options, front);
    } finally {
      await front?.close();
    }
  });

async function measure(
  deployment: Deployment,
  options: ChaosOptions,
  front: Front | undefined,
): Promise<ChaosResult> {
  const { seed, seconds, clients: count, attackers, onPhase = () => {}, onFault = () => {} } = options;
  const start = performance.now();
  let requests = 0;
  const url = () => front?.url ?? deployment.urls[requests++ % deployment.urls.length]!;
  let reads: StatusReads | undefined;
  const clients = Array.from(
    { length: count },
    (_, number) => new HonestClient(number, url, (id) => reads?.add(id)),
  );
  const acceptedOf = () => clients.flatMap(({ accepted }) => accepted);
  const memory: number[] = [];
  const sampling = setInterval(
    () => memory.push(Math.max(...deployment.webs.map(({ megabytes }) => megabytes))),
    1_000,
  );
  const during = async (phase: string, action: () => Promise<unknown>): Promise<PhaseTimes> => {
    onPhase(phase);
    const before = acceptedOf().length;
    reads = await StatusReads.start({
      nodes: front ? [front.url] : deployment.urls,
      perSecond: READS_PER_SECOND,
    });
    await action();
    const ended = reads;
    reads = undefined; // what is accepted from here on belongs to the next phase
    const { milliseconds, failed } = await ended.end();
    const waits = acceptedOf()
      .slice(before)
      .flatMap(({ waitedMs }) => waitedMs ?? []);
    return {
      readP50Ms: Math.round(percentile(milliseconds, 0.5)),
      readP99Ms: Math.round(percentile(milliseconds, 0.99)),
      readsFailed: failed,
      waitP50Ms: Math.round(percentile(waits, 0.5)),
      waitP99Ms: Math.round(percentile(waits, 0.99)),
    };
  };

  const drawing = Promise.all(clients.map((client) => client.run()));
  const attackEnd = new AbortController();
  const picture = () => acceptedOf().find(({ pictures }) => pictures)?.pictures?.[0];
  const attacking = { seed, attackers, url, picture, signal: attackEnd.signal };
  let carried: Carried = { faults: {}, skipped: [] };
  let attackReport: AttackReport = { attacks: {}, internalErrors: 0 };
  try {
    const quiet = await during('quiet', () => sleep(1_000 * seconds * QUIET));
    const attacks = attack(attacking);
    const attacked = await during('attacked', () => sleep(1_000 * seconds * ATTACKED));
    const plan = planOf(seed, 1_000 * seconds * (1 - QUIET - ATTACKED));
    const chaos = await during('attacked, and broken by the plan', async () => {
      carried = await carryOut(deployment, plan, onFault);
    });
    attackEnd.abort();
    attackReport = await attacks;
    onPhase('everything works again: what was accepted must end');
    for (const client of clients) client.stop();
    const saying = setInterval(() => void describeOpen(deployment, clients).then(onPhase), SAY_MS);
    await drawing.finally(() => clearInterval(saying));
    await cancelAttackers(deployment, acceptedOf());
    await allEnded(deployment);
    const verdict = await judge(deployment, acceptedOf());
    const third = Math.max(1, Math.floor(memory.length / 3));
    const findings = clients.map((client) => client.findings);
    const sum = (read: (finding: (typeof findings)[number]) => number) =>
      findings.reduce((total, finding) => total + read(finding), 0);
    return {
      seed,
      front: options.front ?? 'none',
      seconds: Math.round((performance.now() - start) / 1_000),
      ...carried,
      ...attackReport,
      quiet,
      attacked,
      chaos,
      attackRatio: Math.round((100 * attacked.readP99Ms) / Math.max(1, quiet.readP99Ms)) / 100,
      ...verdict,
      missingPictures: verdict.missingPictures + sum(({ missingPictures }) => missingPictures),
      seenOfOthers: sum(({ seenOfOthers }) => seenOfOthers),
      unexpected: findings.flatMap(({ unexpected }) => unexpected),
      crashes: {
        web: deployment.webs.reduce((total, { crashes }) => total + crashes, 0),
        worker: deployment.workers.reduce((total, { crashes }) => total + crashes, 0),
      },
      retries: sum(({ retries }) => retries),
      megabytesEarly: Math.round(percentile(memory.slice(0, third), 0.5)),
      megabytesLate: Math.round(percentile(memory.slice(-third), 0.5)),
    };
  } finally {
    attackEnd.abort();
    for (const client of clients) client.stop();
    clearInterval(sampling);
  }
}

/** The drawings and clients that the end waits for, in words. */
async function describeOpen({ db }: Deployment, clients: readonly HonestClient[]): Promise<string> {
  const { rows } = await sql<{ status: string; count: number }>`
    select status, count(*) as count from drawings where status in ('waiting', 'drawing') group by status`
    .execute(db)
    .catch((error: Error) => ({ rows: [{ status: error.message, count: 0 }] }));
  const drawings = rows.map(({ status, count }) => `${count} ${status}`).join(', ') || 'no drawing';
  return `  open: ${drawings}; clients wait for ${clients.flatMap(({ doing }) => doing ?? [])[0] ?? 'nothing'}`;
}

/** Nobody waits for what the attackers asked for. */
async function cancelAttackers({ db }: Deployment, accepted: readonly Accepted[]): Promise<void> {
  await sql`
    update drawings set status = 'cancelled', ended_at = now()
    where status = 'waiting' and not id = any(${accepted.map(({ id }) => id)}::uuid[])`.execute(db);
}

/** Looks every accepted request up, and every picture. */
async function judge({ db, urls }: Deployment, accepted: readonly Accepted[]) {
  const { rows } = await sql<{ id: string; status: string; pictures: string[] | null }>`
    select id, status, result->'pictures' as pictures from drawings left join results using (content_key)
    where id = any(${accepted.map(({ id }) => id)}::uuid[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const count = { done: 0, cancelled: 0, lost: 0, drawnTwice: 0, missingPictures: 0 };
  const names = new Set<string>();
  for (const { id, cancelled, pictures } of accepted) {
    const row = byId.get(id);
    if (row?.status === 'cancelled' && cancelled) count.cancelled++;
    else if (row?.status === 'done' && row.pictures?.length === 9) {
      count.done++;
      for (const name of row.pictures) names.add(name);
      if (pictures && pictures.join() !== row.pictures.map((name) => `/pictures/${name}`).join())
        count.drawnTwice++;
    } else count.lost++;
  }
  for (const name of names) if (!(await fetch(`${urls[0]}/pictures/${name}`)).ok) count.missingPictures++;
  return { accepted: accepted.length, ...count };
}
