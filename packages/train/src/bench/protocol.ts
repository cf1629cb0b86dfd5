// Protocol between the benchmark and a child that trains: JSON messages, one per request and answer.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { NonetError } from '@nonet/core';

/** What a child says of the first step, before any timing: both sides must agree on it. */
export interface FirstStep {
  readonly parameters: number;
  readonly loss: number;
  /** Euclidean norm of each parameter's gradient. */
  readonly gradientNorms: Readonly<Record<string, number>>;
}

export interface TimedStep {
  readonly seconds: number;
}

export interface Farewell {
  /** Largest resident memory of the child. */
  readonly peakMegabytes: number;
}

export type Request = 'first' | 'step' | 'end';

/** A child process that holds one model and takes one training step per request. */
export class TrainingChild {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  #errors = '';

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
    this.#child.on('error', (error) => {
      this.#errors += error.message;
    });
    this.#child.stdin!.on('error', () => {}); // the child is gone: `#ask` tells why
    this.#child.stderr!.on('data', (text: Buffer) => {
      this.#errors += text.toString();
    });
    this.#answers = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  first = (): Promise<FirstStep> => this.#ask('first');
  step = (): Promise<TimedStep> => this.#ask('step');
  end = (): Promise<Farewell> => this.#ask('end');

  stop(): void {
    this.#child.kill();
  }

  /** @throws NonetError `bench-child` with what the child wrote to its error stream */
  async #ask<Answer>(request: Request): Promise<Answer> {
    this.#child.stdin!.write(`${request}\n`);
    const line = await this.#answers.next();
    if (line.done)
      throw new NonetError(
        'bench-child',
        `training child: expected an answer to "${request}", got ${this.#errors.trim() || 'its end'}`,
      );
    return JSON.parse(line.value) as Answer;
  }
}
