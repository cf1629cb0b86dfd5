// Times `npm start` from command to page and pictures, and weighs all its processes when it idles.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from '@nonet/api';
import { NonetError } from '@nonet/core';
import { removeFolder } from '@nonet/server/bench';

interface ServeStart {
  /** From the command to the page, in seconds. */
  readonly page: number;
  /** From the command to nine pictures, in seconds. */
  readonly pictures: number;
}

export interface BenchServeResult {
  /** The first one makes the database. */
  readonly starts: readonly ServeStart[];
  /** Of all processes together after a drawing, memory that they share counted once; Linux only, else 0. */
  readonly idleMegabytes: number;
  readonly processes: readonly { readonly command: string; readonly megabytes: number }[];
}

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Time for what a drawing leaves behind to be tidied up. */
const IDLE_MS = 10_000;

/**
 * @param starts how often it is started, on one data folder
 * @param signal ends the measurement and what was started for it
 * @throws NonetError `bench-serve`, `cancelled`
 */
export async function benchServe(starts: number, signal: AbortSignal): Promise<BenchServeResult> {
  if (process.platform === 'win32')
    throw new NonetError('bench-serve', 'needs process groups, which Windows has not: measure in WSL');
  const data = mkdtempSync(join(tmpdir(), 'nonet-bench-serve-'));
  chmodSync(data, 0o755); // root's Postgres is another user
  const times: ServeStart[] = [];
  let processes: BenchServeResult['processes'] = [];
  let running: ChildProcess | undefined;
  const onExit = () => running && hurry(running);
  process.once('exit', onExit);
  try {
    for (let done = 0; done < starts; done++) {
      signal.throwIfAborted();
      const start = performance.now();
      const seconds = () => (performance.now() - start) / 1_000;
      const child = spawn('npm', ['start', '--silent', '--', '--port', '0', '--data', data], {
        cwd: root,
        detached: true, // a process group, to be ended together
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      running = child;
      try {
        const url = await addressOf(child, signal);
        await (await fetch(url, { signal })).text();
        const page = seconds();
        const drawing = createClient({ baseUrl: url }).draw({ prompt: 'a cat in a sombrero' }, signal);
        for await (const _ of drawing); // to its end
        times.push({ page, pictures: seconds() });
        if (done === starts - 1) {
          await sleep(IDLE_MS, undefined, { signal });
          processes = weigh(child.pid!);
        }
      } finally {
        await end(child);
      }
    }
  } catch (error) {
    throw signal.aborted ? new NonetError('cancelled', 'the measurement was cancelled') : error;
  } finally {
    process.off('exit', onExit);
    await removeFolder(data);
  }
  const idleMegabytes = processes.reduce((sum, { megabytes }) => sum + megabytes, 0);
  return { starts: times, idleMegabytes, processes };
}

/** What the started service says its address is. */
async function addressOf(child: ChildProcess, signal: AbortSignal): Promise<string> {
  for await (const line of createInterface({ input: child.stdout!, signal })) {
    const [, url] = /^Nonet is ready: (\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new NonetError('bench-serve', 'npm start ended before it was ready');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  process.kill(-child.pid!, 'SIGINT');
  await exited;
}

/** As the second Ctrl-C does, for when there is no time to wait. */
function hurry(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid!, 'SIGINT');
  process.kill(-child.pid!, 'SIGTERM');
}

/** A process and all below it. */
function weigh(pid: number): { command: string; megabytes: number }[] {
  return tree(pid).flatMap((member) => {
    try {
      const command = readFileSync(`/proc/${member}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const [, kilobytes = 0] =
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, 'utf8')) ?? [];
      return [{ command: command.slice(0, 60), megabytes: Math.round(Number(kilobytes) / 1024) }];
    } catch {
      return []; // it has just ended
    }
  });
}

function tree(pid: number): number[] {
  const parents = new Map(processIds().map((id) => [id, parentOf(id)]));
  const below = (parent: number): number[] =>
    [...parents].filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

const processIds = (): number[] =>
  existsSync('/proc/self')
    ? readdirSync('/proc')
        .map(Number)
        .filter((id) => id > 0)
    : [];

function parentOf(pid: number): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return undefined; // it has just ended
  }
}
