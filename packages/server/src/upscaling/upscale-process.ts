// Enlarges in a process of its own, beside drawing and less urgent; it ends when nothing came for a while.
import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { ownProgram } from '@nonet/core/node';
import type { UpscaleRequest, UpscaleResult } from './upscale-main.ts';

const IDLE_MS = 30_000;
/** A picture takes a second or two; a process that takes so long is stuck. */
const PATIENCE_MS = 50_000;

export class UpscaleProcess {
  readonly #options: string;
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** @param folder of the upscaler  @param threads for one operation; 0 lets ONNX Runtime choose */
  constructor(folder: string, threads: number) {
    this.#options = JSON.stringify({ folder, threads });
  }

  /** A PNG file four times as large, that says the same about itself; one at a time. @throws Error if it fails */
  async upscale(png: Uint8Array): Promise<Uint8Array> {
    clearTimeout(this.#idle);
    const child = this.#start();
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        const stuck = setTimeout(() => reject(new Error('enlarging took too long')), PATIENCE_MS);
        const end = () => {
          clearTimeout(stuck);
          reject(new Error('the process that enlarges has stopped'));
        };
        child.once('exit', end);
        child.once('message', (result: UpscaleResult) => {
          clearTimeout(stuck);
          child.off('exit', end);
          if ('png' in result) resolve(result.png);
          else reject(new Error(result.message));
        });
        child.send({ png } satisfies UpscaleRequest);
      });
    } catch (error) {
      this.close(); // whatever state it is in
      throw error;
    } finally {
      this.#idle = setTimeout(() => this.close(), IDLE_MS);
      this.#idle.unref();
    }
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL'); // it has nothing to save
    this.#child = undefined;
  }

  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const { path, execArgv } = ownProgram(new URL('./upscale-main.ts', import.meta.url));
    const child = fork(path, [this.#options], {
      execArgv: [...execArgv],
      serialization: 'advanced', // pictures travel as bytes
    });
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    child.on('error', () => {}); // waiting clients get an error in time
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    this.#child = child;
    return child;
  }
}
