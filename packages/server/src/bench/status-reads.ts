// The parent's side of the process that reads statuses.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { ownProgram } from '@nonet/core/node';
import type { ReaderOptions, ReaderReport, ToReader } from './status-reader.ts';

export class StatusReads {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** Resolves when it can read: its own start would take the service's time. */
  static async start(options: ReaderOptions): Promise<StatusReads> {
    const { path, execArgv } = ownProgram(new URL('./status-reader.ts', import.meta.url));
    const process = fork(path, [JSON.stringify(options)], { execArgv: [...execArgv] });
    await once(process, 'message');
    return new StatusReads(process);
  }

  /** Adds a drawing to those whose status is read. */
  add(id: string): void {
    this.#process.send({ id } satisfies ToReader);
  }

  async end(): Promise<ReaderReport> {
    const report = once(this.#process, 'message') as Promise<[ReaderReport]>;
    this.#process.send({ end: true } satisfies ToReader);
    return (await report)[0];
  }
}
