// The plan of a day of chaos: which fault comes when, for how long. The same seed gives the same plan.
import { createHash } from 'node:crypto';

export type FaultKind =
  | 'kill-web'
  | 'kill-worker'
  | 'kill-postgres'
  | 'freeze-web'
  | 'freeze-worker'
  | 'clock-web'
  | 'clock-worker'
  | 'full-disk'
  | 's3-refuse'
  | 's3-hang'
  | 's3-busy'
  | 's3-cut';

export interface Fault {
  /** From the start of the faults. */
  readonly atMs: number;
  readonly kind: FaultKind;
  /** How long it lasts; 0 for what happens at once. */
  readonly forMs: number;
  /** Chooses the process, from 0 to 1. */
  readonly target: number;
}

interface FaultRange {
  readonly leastMs: number;
  readonly mostMs: number;
}

const AT_ONCE: FaultRange = { leastMs: 0, mostMs: 0 };
const OUTAGE: FaultRange = { leastMs: 3_000, mostMs: 25_000 };
/** A lease lasts nine seconds: some are held through, some are lost. */
const FREEZE: FaultRange = { leastMs: 2_000, mostMs: 14_000 };

const FAULTS: Readonly<Record<FaultKind, FaultRange>> = {
  'kill-web': AT_ONCE,
  'kill-worker': AT_ONCE,
  'kill-postgres': AT_ONCE,
  'freeze-web': FREEZE,
  'freeze-worker': FREEZE,
  'clock-web': OUTAGE,
  'clock-worker': OUTAGE,
  'full-disk': { leastMs: 3_000, mostMs: 10_000 },
  's3-refuse': OUTAGE,
  's3-hang': OUTAGE,
  's3-busy': OUTAGE,
  's3-cut': OUTAGE,
};
const KINDS = Object.keys(FAULTS) as FaultKind[];

/** Time without a new fault after each. */
const PAUSE: FaultRange = { leastMs: 1_000, mostMs: 8_000 };

/** Faults within a time; every kind comes once before any comes again, as long as there is time. */
export function planOf(seed: number, durationMs: number): Fault[] {
  const random = randomOf(seed);
  const between = ({ leastMs, mostMs }: FaultRange) => Math.round(leastMs + random() * (mostMs - leastMs));
  const faults: Fault[] = [];
  let left: FaultKind[] = [];
  for (let atMs = between(PAUSE); ; atMs += between(PAUSE)) {
    if (left.length === 0) left = [...KINDS];
    const [kind] = left.splice(Math.floor(random() * left.length), 1) as [FaultKind];
    const forMs = between(FAULTS[kind]);
    if (atMs + forMs > durationMs) return faults;
    faults.push({ atMs, kind, forMs, target: random() });
    atMs += forMs;
  }
}

/** Numbers in [0, 1) by a counter: SHA-256 of seed and place. */
export function randomOf(seed: number): () => number {
  let place = 0;
  return () => createHash('sha256').update(`${seed}:${place++}`).digest().readUInt32BE() / 2 ** 32;
}
