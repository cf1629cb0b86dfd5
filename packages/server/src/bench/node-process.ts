// Starts and kills nodes as processes.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownProgram } from '@nonet/core/node';
import type { NodeOptions, ServerOptions, WorkerSettings } from '../main.ts';

export type NodeSpec =
  | { readonly role: 'web'; readonly options: ServerOptions }
  | { readonly role: 'worker'; readonly options: NodeOptions & WorkerSettings };

/** From the parent of a node. */
export interface ToNode {
  /** By how much its clock differs from the machine's. */
  readonly clockOffsetMs: number;
}

export class NodeProcess {
  /** Of a web node. */
  readonly url: string;
  /** Resolves when the process ends; says whether it ended by itself. */
  readonly ended: Promise<{ readonly byItself: boolean }>;
  readonly #child: ChildProcess;
  #isEnding = false;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    this.ended = once(child, 'exit').then(() => ({ byItself: !this.#isEnding }));
  }

  /** Resolves when the node is ready. */
  static async start(spec: NodeSpec): Promise<NodeProcess> {
    const { path, execArgv } = ownProgram(new URL('./node-main.ts', import.meta.url));
    const child = fork(path, [JSON.stringify(spec)], { execArgv: [...execArgv] });
    const died = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`the ${spec.role} ended with ${code ?? signal} before it was ready`);
    });
    died.catch(() => {}); // most end later
    const ready = once(child, 'message') as Promise<[{ url: string }]>;
    const [{ url }] = await Promise.race([ready, died]);
    return new NodeProcess(child, url);
  }

  /** Ends the node at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Lets the node finish what it draws. */
  async close(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Stops the process for a while, as a machine that is out of memory does. */
  async freeze(milliseconds: number): Promise<void> {
    this.#child.kill('SIGSTOP');
    await sleep(milliseconds);
    this.#child.kill('SIGCONT');
  }

  setClock(offsetMs: number): void {
    this.#child.send({ clockOffsetMs: offsetMs } satisfies ToNode, () => {}); // it may have ended
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Resident memory in megabytes; Linux only, else 0. */
  get megabytes(): number {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#isEnding = true;
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}
