// A node that is started again after it was killed, as under a supervisor.
import { NodeProcess, type NodeSpec } from './node-process.ts';

export class Member {
  readonly #spec: NodeSpec;
  #process: NodeProcess;
  #restarting: Promise<void> = Promise.resolve();
  #closed = false;
  /** Times that it ended although nobody had ended it. */
  crashes = 0;

  private constructor(spec: NodeSpec, process: NodeProcess) {
    this.#spec = spec;
    this.#process = process;
    this.#watch(process);
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

  /** Stops the node for a while. */
  async freeze(milliseconds: number): Promise<void> {
    await this.#restarting;
    await this.#process.freeze(milliseconds);
  }

  /** Sets its clock apart from the machine's, until it is started again. */
  async setClock(offsetMs: number): Promise<void> {
    await this.#restarting;
    this.#process.setClock(offsetMs);
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
        this.#watch(this.#process);
        return;
      } catch {
        // Postgres was away too: the supervisor tries again
      }
    }
  }

  #watch(process: NodeProcess): void {
    void process.ended.then(({ byItself }) => {
      if (!byItself || this.#closed) return;
      this.crashes++;
      this.#restarting = this.#restart();
    });
  }
}
