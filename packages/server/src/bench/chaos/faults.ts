// Carries faults out on a running service, one after the other.
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deployment } from '../deployment.ts';
import type { Member } from '../member.ts';
import type { S3Behaviour } from '../s3-server.ts';
import type { Fault, FaultKind } from './plan.ts';

/** A day, more or less: leases, quotas and salts of the day must not go by a node's own clock. */
const CLOCK_OFFSET_MS = 26 * 3_600_000;

type CarryOut = (deployment: Deployment, fault: Fault) => Promise<void>;

const CARRY_OUT: Readonly<Record<FaultKind, CarryOut>> = {
  'kill-web': ({ webs }, { target }) => pick(webs, target).kill(),
  'kill-worker': ({ workers }, { target }) => pick(workers, target).kill(),
  'kill-postgres': (deployment) => deployment.killPostgres(),
  'freeze-web': ({ webs }, { target, forMs }) => pick(webs, target).freeze(forMs),
  'freeze-worker': ({ workers }, { target, forMs }) => pick(workers, target).freeze(forMs),
  'clock-web': ({ webs }, fault) => shiftClock(pick(webs, fault.target), fault),
  'clock-worker': ({ workers }, fault) => shiftClock(pick(workers, fault.target), fault),
  'full-disk': fillDisk,
  's3-refuse': (deployment, fault) => breakS3(deployment, fault, 'refuse'),
  's3-hang': (deployment, fault) => breakS3(deployment, fault, 'hang'),
  's3-busy': (deployment, fault) => breakS3(deployment, fault, 'busy'),
  's3-cut': (deployment, fault) => breakS3(deployment, fault, 'cut'),
};

export interface Carried {
  /** How often each kind was carried out. */
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  /** Kinds of the plan that this machine or service has not: a disk of its own, an S3 server. */
  readonly skipped: readonly FaultKind[];
}

/** Carries a plan out; resolves when its last fault is over. */
export async function carryOut(
  deployment: Deployment,
  plan: readonly Fault[],
  onFault: (fault: Fault) => void,
): Promise<Carried> {
  const faults: Partial<Record<FaultKind, number>> = {};
  const skipped = new Set<FaultKind>();
  const start = performance.now();
  for (const fault of plan) {
    const { kind, atMs } = fault;
    if (!isPossible(deployment, kind)) {
      skipped.add(kind);
      continue;
    }
    await sleep(Math.max(0, start + atMs - performance.now()));
    onFault(fault);
    await CARRY_OUT[kind](deployment, fault);
    faults[kind] = (faults[kind] ?? 0) + 1;
  }
  return { faults, skipped: [...skipped] };
}

function isPossible({ disk, s3 }: Deployment, kind: FaultKind): boolean {
  if (kind === 'full-disk') return disk !== undefined;
  return !kind.startsWith('s3-') || s3 !== undefined;
}

const pick = (members: readonly Member[], target: number): Member =>
  members[Math.floor(target * members.length)]!;

async function shiftClock(member: Member, { forMs, target }: Fault): Promise<void> {
  await member.setClock(target < 0.5 ? CLOCK_OFFSET_MS : -CLOCK_OFFSET_MS);
  await sleep(forMs);
  await member.setClock(0);
}

async function fillDisk({ disk }: Deployment, { forMs }: Fault): Promise<void> {
  const ballast = join(disk!, 'ballast');
  const end = performance.now() + forMs;
  try {
    for (let part = 0; performance.now() < end; part++) {
      const { bavail, bsize } = statfsSync(disk!);
      try {
        writeFileSync(`${ballast}-${part}`, Buffer.alloc(bavail * bsize)); // what is freed meanwhile, too
      } catch {
        // somebody took the last bytes first: it is full
      }
      await sleep(200);
    }
  } finally {
    for (const name of readdirSync(disk!)) if (name.startsWith('ballast')) rmSync(join(disk!, name));
  }
}

async function breakS3({ s3 }: Deployment, { forMs }: Fault, behaviour: S3Behaviour): Promise<void> {
  s3!.behave(behaviour);
  await sleep(forMs);
  s3!.behave('work');
}
