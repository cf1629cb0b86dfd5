// Kills nodes and Postgres at random under load: everything accepted ends, and streams go on.
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, createClient } from '@nonet/api';
import { sql } from 'kysely';
import { type Deployment, type DeploymentOptions, withDeployment } from './deployment.ts';
import { allEnded } from './overload.ts';

export interface KillsOptions extends DeploymentOptions {
  readonly kills: number;
  /** Clients that draw all the time. */
  readonly clients: number;
  readonly onKill?: (done: number) => void;
}

export interface KillsResult {
  readonly seconds: number;
  readonly killed: { web: number; worker: number; postgres: number };
  readonly accepted: number;
  readonly done: number;
  /** Ended with an error of their own. */
  readonly failed: number;
  /** Acknowledged, but neither done nor failed when all was quiet; must be 0. */
  readonly lost: number;
  /** Done with another number of pictures than nine; must be 0. */
  readonly incomplete: number;
  /** Pictures that are not there; must be 0. */
  readonly missingPictures: number;
  readonly streamsFollowed: number;
  /** Streams that did not come to the end of their drawing; must be 0. */
  readonly streamsBroken: number;
  /** Times that a client was refused or found nobody, and asked anew. */
  readonly refusals: number;
}

export const benchKills = (options: KillsOptions): Promise<KillsResult> =>
  withDeployment(options, (deployment) => measure(deployment, options));

async function measure(deployment: Deployment, options: KillsOptions): Promise<KillsResult> {
  const { urls, webs, workers, db } = deployment;
  const start = performance.now();
  const killed = { web: 0, worker: 0, postgres: 0 };
  const accepted: string[] = [];
  const count = { streamsFollowed: 0, streamsBroken: 0, refusals: 0 };
  let stopping = false;

  const drawAllTheTime = async (number: number) => {
    const client = createClient({ baseUrl: [...urls.slice(number % urls.length), ...urls] });
    while (!stopping) {
      let id: string;
      try {
        ({ id } = await client.create({ prompt: `drawing of client ${number}` }));
      } catch {
        count.refusals++;
        await sleep(200);
        continue;
      }
      accepted.push(id);
      count.streamsFollowed++;
      try {
        let last = '';
        for await (const { type } of client.events(id)) last = type;
        if (last !== 'done') count.streamsBroken++;
      } catch (error) {
        // A drawing may fail; a stream may not.
        if (!(error instanceof ApiError) || error.code === 'unavailable') count.streamsBroken++;
      }
    }
  };
  const clients = Array.from({ length: options.clients }, (_, number) => drawAllTheTime(number));

  for (let done = 0; done < options.kills; done++) {
    // Every kill hits a service at work: something was accepted since the one before.
    for (const before = accepted.length; accepted.length === before; ) await sleep(20);
    const victim = victimOf(done, options.databaseUrl === undefined);
    killed[victim]++;
    if (victim === 'postgres') await deployment.killPostgres();
    else await pick(victim === 'web' ? webs : workers).kill();
    options.onKill?.(done + 1);
    await sleep(Math.random() * 1_000);
  }
  stopping = true;
  await Promise.all(clients);
  await allEnded(deployment);

  const { rows } = await sql<{ status: string; pictures: string[] | null }>`
    select status, result->'pictures' as pictures from drawings left join results using (content_key)
    where id = any(${accepted}::uuid[])`.execute(db);
  const done = rows.filter(({ status }) => status === 'done');
  const failed = rows.filter(({ status }) => status === 'failed').length;
  const names = new Set(done.flatMap(({ pictures }) => pictures ?? []));
  let missingPictures = 0;
  for (const name of names) if (!(await fetch(`${urls[0]}/pictures/${name}`)).ok) missingPictures++;
  return {
    seconds: Math.round((performance.now() - start) / 1_000),
    killed,
    accepted: accepted.length,
    done: done.length,
    failed,
    lost: accepted.length - done.length - failed,
    incomplete: done.filter(({ pictures }) => pictures?.length !== 9).length,
    missingPictures,
    ...count,
  };
}

type Victim = keyof KillsResult['killed'];
const FIRST: readonly Victim[] = ['web', 'postgres', 'worker'];

/** One of each, then whom chance finds; a Postgres that was not started here is left alone. */
function victimOf(kill: number, ownPostgres: boolean): Victim {
  const chance = Math.random();
  const victim = FIRST[kill] ?? (chance < 0.2 ? 'postgres' : chance < 0.55 ? 'web' : 'worker');
  return victim === 'postgres' && !ownPostgres ? 'worker' : victim;
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;
