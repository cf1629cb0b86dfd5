// A training run on disk: checkpoints that survive a kill, the log, the loss curve, sample sheets.
import { appendFileSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder, renameOver } from '@nonet/core/node';
import { openCheckpoint, writeSafetensors } from '@nonet/models/node';
import type { Parameters } from './parameters.ts';

/** What a step reported. */
export interface LogEntry {
  readonly step: number;
  readonly loss: number;
  readonly gradientNorm: number;
  readonly samplesPerSecond: number;
  /** Share of the time spent waiting for data. */
  readonly waitShare: number;
  readonly hours: number;
  readonly metrics: Readonly<Record<string, number>>;
}

export interface SavedRun {
  readonly parameters: Parameters;
  readonly optimizer: Parameters;
  /** Steps done. */
  readonly step: number;
  /** Hours trained. */
  readonly hours: number;
}

/** The last checkpoint, and the one from before the learning rate began to fall. */
const STATE = 'state.safetensors';
const PLATEAU = 'plateau.safetensors';

export class RunFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    makeFolder(path);
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** The sheet of samples that is drawn after a step. */
  sampleFile(step: number): string {
    return this.file(`sample-${String(step).padStart(6, '0')}.png`);
  }

  /** Writes everything that resuming needs; the previous checkpoint stays until the new one is whole. */
  save(
    { parameters, optimizer, step, hours }: SavedRun,
    shapes: ReadonlyMap<string, readonly number[]>,
  ): void {
    const entries = [...prefixed('weights', parameters), ...prefixed('optimizer', optimizer)];
    const tensors = entries.map(
      ([name, data]) => ({ name, shape: shapeOf(name, data, shapes), dtype: 'F32', data }) as const,
    );
    writeSafetensors(this.file('state.next.safetensors'), tensors, {
      step: String(step),
      hours: String(hours),
    });
    renameOver(this.file('state.next.safetensors'), this.file(STATE));
  }

  /** Keeps a copy of the last checkpoint as the one that a longer run goes on from. */
  keepPlateau(): void {
    copyFileSync(this.file(STATE), this.file('plateau.next.safetensors'));
    renameOver(this.file('plateau.next.safetensors'), this.file(PLATEAU));
  }

  /**
   * Where training goes on; undefined in a new run. A finished run that is made longer goes back to before its
   * learning rate fell: weights that have cooled down learn little from a rate that jumps up again.
   * @param decayStart first step whose learning rate falls, as the run is planned now
   */
  resume(decayStart: number): SavedRun | undefined {
    const last = this.#read(STATE);
    const plateau = last && last.step < decayStart ? this.#read(PLATEAU) : undefined;
    if (!plateau || plateau.step >= last!.step) return last;
    const log = this.log().filter(({ step }) => step <= plateau.step);
    writeFileSync(this.file('log.jsonl'), log.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    return plateau;
  }

  /** The last checkpoint, or undefined in a new run. */
  load(): SavedRun | undefined {
    return this.#read(STATE);
  }

  #read(file: string): SavedRun | undefined {
    const path = this.file(file);
    if (!existsSync(path)) return undefined;
    const source = openCheckpoint(path);
    try {
      const saved = { weights: new Map<string, Float32Array>(), optimizer: new Map<string, Float32Array>() };
      for (const [name, tensor] of source.tensors) {
        const slash = name.indexOf('/');
        const group = saved[name.slice(0, slash) as keyof typeof saved];
        if (!group)
          throw new NonetError(
            'run-state',
            `${path}: expected names under weights/ and optimizer/, got ${name}`,
          );
        group.set(name.slice(slash + 1), tensor.read());
      }
      const step = Number(source.metadata['step']);
      return {
        parameters: saved.weights,
        optimizer: saved.optimizer,
        step,
        hours: Number(source.metadata['hours']),
      };
    } finally {
      source.close();
    }
  }

  appendLog(entry: LogEntry): void {
    appendFileSync(this.file('log.jsonl'), `${JSON.stringify(entry)}\n`);
  }

  log(): LogEntry[] {
    const path = this.file('log.jsonl');
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines.filter(Boolean).map((line) => JSON.parse(line) as LogEntry);
  }

  /** Forgets everything, for a run that starts anew. */
  clear(): void {
    rmSync(this.path, { recursive: true, force: true });
    makeFolder(this.path);
  }
}

const prefixed = (prefix: string, values: Parameters): [string, Float32Array][] =>
  [...values].map(([name, data]) => [`${prefix}/${name}`, data]);

function shapeOf(
  name: string,
  data: Float32Array,
  shapes: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const parameter = name.replace(/^(weights|optimizer\/(m|v|ema))\//, '');
  return shapes.get(parameter) ?? [data.length];
}
