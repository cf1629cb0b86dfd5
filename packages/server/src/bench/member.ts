// A node that is started again after it was killed, as under a supervisor.
import { NodeProcess, type NodeSpec } from './node-process.ts';

export class Member {
  readonly #spec: NodeSpec;
  #process: NodeProcess;
  #restarting: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(spec: NodeSpec, process: NodeProcess) {
    this.#spec = spec;
    this.#process = process;
  }

  static async start(spec: NodeSpec): Promise<Member> {
    return new Member(spec, await NodeProcess.start(spec));
  }

  get url(): string {
    return this.#process.url;
  }

  get pid(): number {
    return this.#process.pid;
  }

  get megabytes(): number {
    return this.#process.megabytes;
  }

  /** Kills the node; it comes back by itself. */
  async kill(): Promise<void> {
    await this.#restarting;
    await this.#process.kill();
    this.#restarting = this.#restart();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#restarting;
    await this.#process.close();
  }

  async #restart(): Promise<void> {
    while (!this.#closed) {
      try {
        this.#process = await NodeProcess.start(this.#spec);
        return;
      } catch {
        // Postgres was away too: the supervisor tries again
      }
    }
  }
}
