// Shares of the machine's processor time by part of the service. Linux only; elsewhere all shares are 0.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Shares of all cores' time, from 0 to 1. */
export interface Usage {
  readonly generator: number;
  readonly webs: number;
  readonly workers: number;
  readonly postgres: number;
  /** Programs that have nothing to do with the measurement. */
  readonly others: number;
}

type UsagePart = 'webs' | 'workers' | 'postgres';
export type Processes = Readonly<Record<UsagePart, readonly number[]>>;

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const TICKS = 100;

/** Begins to measure; gives the function that tells the shares since then. */
export function measureUsage(processes: Processes): () => Usage {
  const before = read(processes);
  const start = performance.now();
  return () => {
    const after = read(processes);
    const whole = ((performance.now() - start) / 1_000) * availableParallelism();
    const share = (part: keyof typeof before) =>
      Math.round(((after[part] - before[part]) / whole) * 100) / 100;
    const ours = share('generator') + share('webs') + share('workers') + share('postgres');
    return {
      generator: share('generator'),
      webs: share('webs'),
      workers: share('workers'),
      postgres: share('postgres'),
      others: Math.max(0, Math.round((share('machine') - ours) * 100) / 100),
    };
  };
}

/** Processor seconds until now. */
function read(processes: Processes) {
  const sum = (pids: readonly number[]) => pids.reduce((total, pid) => total + processSeconds(pid), 0);
  const { user, system } = process.cpuUsage();
  return {
    generator: (user + system) / 1e6,
    webs: sum(processes.webs),
    workers: sum(processes.workers),
    postgres: sum(processes.postgres.flatMap((pid) => [pid, ...childrenOf(pid)])),
    machine: machineSeconds(),
  };
}

/** Of a process and of those of its children that have ended. */
function processSeconds(pid: number): number {
  const [, user = 0, system = 0, childUser = 0, childSystem = 0] = statOf(pid);
  return (user + system + childUser + childSystem) / TICKS;
}

function childrenOf(parent: number): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && statOf(pid)[0] === parent);
  } catch {
    return [];
  }
}

/** Parent, and ticks: user, system, user of ended children, system of ended children. */
function statOf(pid: number): number[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    return [fields[1]!, ...fields.slice(11, 15)];
  } catch {
    return []; // it has ended, or there is no /proc
  }
}

function machineSeconds(): number {
  try {
    const [, ...ticks] = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/ +/).map(Number);
    const [user = 0, nice = 0, system = 0, , , interrupt = 0, softInterrupt = 0] = ticks;
    return (user + nice + system + interrupt + softInterrupt) / TICKS;
  } catch {
    return 0;
  }
}
