// The owner of an embedded Postgres, recorded in a file beside it. The lock in the database is released when Postgres is
// killed, although its owner lives on.
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { renameOver } from '@nonet/core/node';

/** A file that was not renewed for so long is left over from a process that is gone. */
const STALE_MS = 5_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** One process may try twice. */
  readonly token: string;
}

export class OwnerFile {
  readonly #path: string;
  readonly #me: Owner = { pid: process.pid, host: hostname(), token: randomUUID() };

  constructor(path: string) {
    this.#path = path;
  }

  /** Process number of another owner that lives. */
  other(): number | undefined {
    try {
      const age = Date.now() - statSync(this.#path).mtimeMs;
      const { pid, host, token } = JSON.parse(readFileSync(this.#path, 'utf8')) as Owner;
      const gone = age > STALE_MS || (host === this.#me.host && !isAlive(pid));
      return gone || token === this.#me.token ? undefined : pid;
    } catch {
      return undefined; // there is no file
    }
  }

  claim(): void {
    const making = `${this.#path}-${this.#me.token}`;
    writeFileSync(making, JSON.stringify(this.#me));
    renameOver(making, this.#path); // complete or not at all
  }

  /** Keeps the claim fresh. */
  renew(): void {
    try {
      const now = new Date();
      utimesSync(this.#path, now, now);
    } catch {
      this.claim(); // somebody has tidied up
    }
  }

  release(): void {
    rmSync(this.#path, { force: true });
  }
}

/** Whether a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
