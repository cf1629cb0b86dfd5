// Compares the models with reference outputs in a folder: `nonet parity`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { Comparison } from './comparison.ts';
import { checkDalleBart } from './dalle-bart.ts';
import { isObject, Reference } from './reference.ts';
import { checkTextNormalizer, isTextPairs } from './text-normalizer.ts';
import { checkVqgan } from './vqgan.ts';

export interface ParityResult {
  readonly file: string;
  /** `unreadable`: not JSON, so its form is unknown. */
  readonly kind: 'dalle-bart' | 'vqgan' | 'text-normalizer' | 'unreadable';
  /** Largest absolute difference of any number; of a text normaliser, how many texts differ. */
  readonly largestDifference: number;
  readonly agrees: boolean;
  /** What was compared and what was found, for people. */
  readonly details: readonly string[];
}

export interface ParityOptions {
  readonly signal?: AbortSignal;
  /** Called as soon as a file is done. */
  readonly onFile?: (result: ParityResult) => void;
  /** Called for JSON files that are none of the known forms. */
  readonly onPassedOver?: (file: string) => void;
}

/**
 * Checks every `*.json` of a folder that has one of the reference forms; recognised by its keys, not its name.
 * A file that is broken or lacks its numbers does not agree, and the others are still checked.
 * @throws NonetError `parity-folder` if there is no such folder or nothing to check in it, `cancelled`
 */
export async function checkParity(folder: string, options: ParityOptions = {}): Promise<ParityResult[]> {
  const results: ParityResult[] = [];
  for (const file of jsonFiles(folder)) {
    if (options.signal?.aborted) throw new NonetError('cancelled', 'the parity check was cancelled');
    const result = await checkFile(folder, file, options.signal);
    if (!result) {
      options.onPassedOver?.(file);
      continue;
    }
    results.push(result);
    options.onFile?.(result);
  }
  if (results.length > 0) return results;
  throw new NonetError(
    'parity-folder',
    `${folder}: expected parity files (*.json), found none of a known form`,
  );
}

function jsonFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw new NonetError('parity-folder', `${folder}: cannot be listed, ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** @returns undefined for a JSON file of another form */
async function checkFile(
  folder: string,
  file: string,
  signal?: AbortSignal,
): Promise<ParityResult | undefined> {
  const path = join(folder, file);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const details = [`cannot be read as JSON: ${(error as Error).message}`];
    return { file, kind: 'unreadable', largestDifference: Infinity, agrees: false, details };
  }
  const kind = kindOf(json);
  if (!kind) return undefined;
  const comparison = new Comparison();
  try {
    if (isTextPairs(json)) checkTextNormalizer(json, comparison);
    else if (isObject(json)) {
      const check = kind === 'vqgan' ? checkVqgan : checkDalleBart;
      await check(new Reference(path, json), comparison, signal);
    }
    comparison.finish();
  } catch (error) {
    if (error instanceof NonetError && error.code === 'cancelled') throw error;
    comparison.agrees = false;
    comparison.largestDifference = Infinity; // unknown: it could not be compared to its end
    comparison.details.push(error instanceof Error ? error.message : String(error));
  }
  const { largestDifference, agrees, details } = comparison;
  return { file, kind, largestDifference, agrees, details };
}

function kindOf(json: unknown): Exclude<ParityResult['kind'], 'unreadable'> | undefined {
  if (isTextPairs(json)) return 'text-normalizer';
  if (!isObject(json) || !isObject(json['config'])) return undefined;
  if (json['config']['ch_mult'] !== undefined) return 'vqgan';
  return json['config']['d_model'] !== undefined ? 'dalle-bart' : undefined;
}
