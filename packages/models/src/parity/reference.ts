// A parity file: its JSON, and the number files beside it that share its stem.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { NonetError } from '@nonet/core';
import { elementCount } from '../checkpoint/weights.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers of a reference; some hold only every n-th or the first n numbers of an axis. */
export interface ReferenceNumbers {
  /** Key and file part, for example `logits_every64`. */
  readonly label: string;
  readonly data: Float32Array;
  readonly shape: readonly number[];
  /** The number in the key; 1 where it has none. */
  readonly stride: number;
}

export class Reference {
  readonly json: JsonObject;
  readonly #path: string;

  constructor(path: string, json: JsonObject) {
    this.#path = path;
    this.json = json;
  }

  /** Path of a file that shares the stem: `file('flax_model.msgpack')`. */
  file(ending: string): string {
    return `${this.#path.slice(0, -'.json'.length)}.${ending}`;
  }

  has(key: string): boolean {
    return this.json[key] !== undefined;
  }

  /** @throws NonetError `parity-value` */
  number(key: string): number {
    const value = this.json[key];
    return typeof value === 'number' ? value : this.#wrong(key, 'a number', value);
  }

  /** Whole numbers, nested to any depth, as one flat list. @throws NonetError `parity-value` */
  integers(key: string): number[] {
    const value = this.json[key];
    const flat: unknown[] = Array.isArray(value) ? value.flat(Infinity) : [];
    const valid = Array.isArray(value) && flat.every((item) => Number.isInteger(item));
    return valid ? (flat as number[]) : this.#wrong(key, 'a list of whole numbers', value);
  }

  /** Token numbers from 0 to `limit - 1`, as one flat list. @throws NonetError `parity-value` */
  tokens(key: string, limit: number): number[] {
    const tokens = this.integers(key);
    const wrong = tokens.find((token) => token < 0 || token >= limit);
    return wrong === undefined ? tokens : this.#wrong(key, `tokens from 0 to ${limit - 1}`, wrong);
  }

  /**
   * Number files announced by keys `<name>_shape` or `<name><variant><n>_shape`.
   * @param variant pattern between name and number, for example `_every`
   * @throws NonetError `parity-value`, `parity-data`: a file is missing or has not the bytes that its shape asks for
   */
  arrays(name: string, variant: string, rank: number): ReferenceNumbers[] {
    const pattern = new RegExp(`^(${name}(?:${variant}(\\d+))?)_shape$`);
    return Object.keys(this.json).flatMap((key) => {
      const [, label, stride = '1'] = pattern.exec(key) ?? [];
      if (label === undefined) return [];
      const shape = this.integers(key);
      if (shape.length !== rank || Number(stride) < 1) this.#wrong(key, `${rank} lengths`, this.json[key]);
      return [{ label, shape, stride: Number(stride), data: this.#floats(`${label}.f32`, shape) }];
    });
  }

  /** @throws NonetError `parity-shape` */
  expectShape({ label, shape }: ReferenceNumbers, expected: readonly number[]): void {
    if (shape.join() === expected.join()) return;
    throw new NonetError(
      'parity-shape',
      `${basename(this.#path)}: ${label} should have shape [${expected.join(', ')}] by the config, got [${shape.join(', ')}]`,
    );
  }

  #floats(ending: string, shape: readonly number[]): Float32Array {
    const path = this.file(ending);
    const expected = elementCount(shape) * Float32Array.BYTES_PER_ELEMENT;
    const got = existsSync(path) ? statSync(path).size : undefined;
    if (got !== expected) {
      throw new NonetError(
        'parity-data',
        `${basename(path)}: expected ${expected} bytes for float32 [${shape.join(', ')}], got ${got ?? 'no file'}`,
      );
    }
    // A fresh array: Node's own buffers may start where no float32 may.
    return new Float32Array(new Uint8Array(readFileSync(path)).buffer);
  }

  #wrong(key: string, expected: string, got: unknown): never {
    throw new NonetError(
      'parity-value',
      `${basename(this.#path)}: "${key}" should be ${expected}, got ${JSON.stringify(got)?.slice(0, 60) ?? 'nothing'}`,
    );
  }
}
