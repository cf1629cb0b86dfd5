// The interface of a command file, and option readers that commands share.
import { type Command, InvalidArgumentError } from 'commander';

interface CommandContext {
  /** Aborted by Ctrl-C: stop soon, leave nothing half-done, and throw NonetError `cancelled`. */
  readonly signal: AbortSignal;
}

/**
 * Adds a command to the program. Its action imports what it needs when it runs, so that `--help` is quick.
 * Failures are thrown as NonetError.
 */
export type AddCommand = (program: Command, context: CommandContext) => void;

/** Reads an option that is a number. */
export function toNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Expected a number.');
  return value;
}

/** Reads an option that is a whole number of at least 0. */
export function toWhole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected a whole number of at least 0.');
  return Number(text);
}

/** Reads a seed; undefined for -1, which asks for a random one in other programs too. */
export const toSeed = (text: string): number | undefined =>
  text.trim() === '-1' ? undefined : toWhole(text);

/** Examples for the end of `--help`. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
