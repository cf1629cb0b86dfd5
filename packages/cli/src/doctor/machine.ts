// Checks the machine: Node, processor, memory, the data folder and its disk.
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { type Finding, fail, ok, warn } from '@nonet/server/doctor';

const OLDEST_NODE = [20, 19] as const;
const GIGABYTE = 1e9;
/** nonet-1, a web node and Postgres. */
const LEAST_MEMORY = 1 * GIGABYTE;
/** About 5,000 drawings. */
const SPARE_DISK = 2 * GIGABYTE;
const LEAST_DISK = 0.2 * GIGABYTE;

export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return fits
    ? ok('node', `Node ${version}`)
    : fail('node', `Node ${version}`, `install Node ${OLDEST_NODE.join('.')} or newer`);
}

export function checkCores(cores = availableParallelism()): Finding {
  return cores >= 2
    ? ok('cores', `${cores}`)
    : warn('cores', `${cores}`, 'drawing and answering share it: both are slow under load');
}

/** The smaller of the machine's memory and what a container may use. */
export function checkMemory(
  total = Math.min(totalmem(), process.constrainedMemory() || totalmem()),
  free = freemem(),
): Finding {
  const message = `${(total / GIGABYTE).toFixed(1)} GB, ${(free / GIGABYTE).toFixed(1)} GB free`;
  return total >= LEAST_MEMORY
    ? ok('memory', message)
    : warn('memory', message, `a node that draws wants ${LEAST_MEMORY / GIGABYTE} GB`);
}

export function checkDataFolder(data: string): Finding[] {
  const name = 'data folder';
  const folder = resolve(data);
  let place = folder;
  while (!existsSync(place)) place = dirname(place);
  if (!statSync(place).isDirectory()) {
    return [fail(name, `${place} is not a folder`, 'choose another with --data')];
  }
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch {
    return [
      fail(name, `${place} cannot be written`, 'give this user the right, or choose another with --data'),
    ];
  }
  const found = place === folder ? 'can be written' : `can be made in ${place}`;
  return [ok(name, `${folder} ${found}`), checkDisk(place)];
}

function checkDisk(place: string): Finding {
  const { bavail, bsize } = statfsSync(place);
  const free = bavail * bsize;
  const message = `${(free / GIGABYTE).toFixed(1)} GB free`;
  if (free >= SPARE_DISK) return ok('disk', message);
  const advice = 'make room, or keep pictures elsewhere with --pictures';
  return free >= LEAST_DISK ? warn('disk', message, advice) : fail('disk', message, advice);
}
