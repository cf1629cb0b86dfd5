// Reads config.json files: every key is checked, unknown keys are errors, missing ones take defaults.
import { NonetError } from '@nonet/core';

/** Largest size of any config: vocabularies have some hundred thousand entries. */
const MOST = 2 ** 24;
/** Layers of the largest published models: 96. */
const MOST_LAYERS = 512;

/** Characters of a wrong value that a message quotes. */
const MOST_QUOTED = 200;

type Json = Readonly<Record<string, unknown>>;

/** Takes values out of a config one by one; `finish` complains about what nobody asked for. */
export class ConfigReader {
  readonly #what: string;
  readonly #json: Json;
  readonly #seen = new Set<string>();

  /** @throws NonetError `config-form` if `json` is not an object */
  constructor(what: string, json: unknown) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw new NonetError(
        'config-form',
        `${what}: expected a JSON object, got ${JSON.stringify(json)?.slice(0, 40)}`,
      );
    }
    this.#what = what;
    this.#json = json as Json;
  }

  /** A whole number of at least `least` and at most `most`: what is allocated by it stays within bounds. */
  integer(key: string, fallback?: number, least = 1, most = MOST): number {
    return this.#take(
      key,
      fallback,
      `a whole number from ${least} to ${most}`,
      (value): value is number =>
        Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    );
  }

  /** A number of layers or the like, for each of which something is built. */
  count(key: string, fallback?: number): number {
    return this.integer(key, fallback, 1, MOST_LAYERS);
  }

  number(key: string, fallback?: number): number {
    return this.#take(key, fallback, 'a number', (value): value is number => Number.isFinite(value));
  }

  boolean(key: string, fallback?: boolean): boolean {
    return this.#take(
      key,
      fallback,
      'true or false',
      (value): value is boolean => typeof value === 'boolean',
    );
  }

  integers(key: string, fallback?: readonly number[]): readonly number[] {
    return this.#take(
      key,
      fallback,
      'a list of whole numbers',
      (value): value is number[] =>
        Array.isArray(value) &&
        value.length <= MOST_LAYERS &&
        value.every((item) => Number.isInteger(item) && item > 0 && item <= MOST),
    );
  }

  /** A list of `length` numbers. */
  numbers(key: string, length: number, fallback?: readonly number[]): readonly number[] {
    return this.#take(
      key,
      fallback,
      `a list of ${length} numbers`,
      (value): value is number[] =>
        Array.isArray(value) && value.length === length && value.every(Number.isFinite),
    );
  }

  strings(key: string, fallback?: readonly string[]): readonly string[] {
    return this.#take(
      key,
      fallback,
      'a list of texts',
      (value): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    );
  }

  oneOf<T extends string>(key: string, choices: readonly T[], fallback?: T): T {
    return this.#take(key, fallback, `one of ${choices.join(', ')}`, (value): value is T =>
      choices.includes(value as T),
    );
  }

  /** An object, to be read by a reader of its own. */
  object(key: string, fallback?: Json): Json {
    return this.#take(
      key,
      fallback,
      'an object',
      (value): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value),
    );
  }

  /** Keys that say nothing about the computation. */
  ignore(keys: readonly string[]): void {
    for (const key of keys) this.#seen.add(key);
  }

  /** @throws NonetError `config-value` if `key` is given with anything but `value`: this code has no other form */
  only(key: string, value: unknown): void {
    this.#take(
      key,
      value,
      JSON.stringify(value),
      (got): got is unknown => JSON.stringify(got) === JSON.stringify(value),
    );
  }

  /** @throws NonetError `config-unknown-key` */
  finish(): void {
    const unknown = Object.keys(this.#json).filter((key) => !this.#seen.has(key));
    if (unknown.length === 0) return;
    throw new NonetError(
      'config-unknown-key',
      `${this.#what}: unknown key "${unknown[0]}"; expected only ${[...this.#seen].sort().join(', ')}`,
    );
  }

  #take<T>(key: string, fallback: T | undefined, expected: string, valid: (value: unknown) => value is T): T {
    this.#seen.add(key);
    const value = this.#json[key] ?? fallback;
    if (value === undefined) {
      throw new NonetError('config-missing-key', `${this.#what}: missing key "${key}", expected ${expected}`);
    }
    if (!valid(value)) {
      throw new NonetError(
        'config-value',
        `${this.#what}: "${key}" should be ${expected}, got ${JSON.stringify(value)?.slice(0, MOST_QUOTED)}`,
      );
    }
    return value;
  }
}
