// Compares logits, and the tokens that follow from them, with a DalleBart reference.
import { NonetError } from '@nonet/core';
import { SIDES } from '../generation/cached-decoder.ts';
import { guide } from '../generation/sampler.ts';
import { ChoiceTally, type Comparison } from './comparison.ts';
import type { Reference, ReferenceNumbers } from './reference.ts';

interface LogitsReference {
  readonly reference: Reference;
  readonly logits: readonly ReferenceNumbers[];
  readonly rowLength: number;
  readonly steps: number;
}

/** @param rows logits by step and side, unconditional side first: `[steps * 2][rowLength]` */
export function checkLogits(
  path: string,
  rows: readonly Float32Array[],
  { reference, logits, rowLength, steps }: LogitsReference,
  comparison: Comparison,
): void {
  const ours = new Float32Array(rows.length * rowLength);
  for (const [index, row] of rows.entries()) ours.set(row, index * rowLength);
  for (const { label, data, stride } of logits) {
    const width = Math.ceil(rowLength / stride);
    const indices = Uint32Array.from(
      data,
      (_, i) => Math.floor(i / width) * rowLength + (i % width) * stride,
    );
    comparison.numbers(`${label}, ${path}`, ours, data, indices);
  }
  // Close calls are judged by the reference's own numbers where it gives them all.
  const complete = logits.find(({ stride }) => stride === 1);
  const judges = complete
    ? rows.map((_, index) => complete.data.subarray(index * rowLength, (index + 1) * rowLength))
    : rows;
  const codebook = codebookSize(reference, rowLength);
  if (reference.has('argmax'))
    checkRanks('argmax', path, 1, { reference, rows, judges, codebook }, comparison);
  if (reference.has('top5')) checkRanks('top5', path, 5, { reference, rows, judges, codebook }, comparison);
  if (!reference.has('guided_argmax')) return;
  const theirs = listOf(reference, 'guided_argmax', steps);
  const scale = reference.number('condition_scale');
  const tally = new ChoiceTally();
  for (let step = 0; step < steps; step++) {
    const guided = (from: readonly Float32Array[]): Float32Array => {
      const out = new Float32Array(codebook);
      guide(from[step * SIDES]!, from[step * SIDES + 1]!, scale, out);
      return out;
    };
    const [best] = largest(guided(rows), 1, codebook);
    const judge = guided(judges);
    tally.add(best!, theirs[step]!, Math.abs(judge[theirs[step]!]! - judge[best!]!));
  }
  tally.report(`guided argmax, ${path}`, comparison);
}

interface RankReference {
  readonly reference: Reference;
  readonly rows: readonly Float32Array[];
  /** Numbers by which a close call is judged, of the same form as `rows`. */
  readonly judges: readonly Float32Array[];
  readonly codebook: number;
}

/** The `count` most probable tokens of every row, in order. */
function checkRanks(
  key: string,
  path: string,
  count: number,
  { reference, rows, judges, codebook }: RankReference,
  comparison: Comparison,
): void {
  const theirs = listOf(reference, key, rows.length * count);
  const tally = new ChoiceTally();
  rows.forEach((row, index) => {
    const expected = theirs.slice(index * count, (index + 1) * count);
    // References rank the whole row or the codebook only; it shows only where a special token is likely.
    const candidates = expected.some((token) => token >= codebook) ? row.length : codebook;
    const judge = judges[index]!;
    largest(row, count, candidates).forEach((token, rank) => {
      tally.add(token, expected[rank]!, Math.abs(judge[expected[rank]!]! - judge[token]!));
    });
  });
  tally.report(`${key}, ${path}`, comparison);
}

function codebookSize(reference: Reference, rowLength: number): number {
  const { codebook } = reference.json['config'] as { codebook?: unknown };
  return typeof codebook === 'number' ? Math.min(codebook, rowLength) : rowLength - 1;
}

function listOf(reference: Reference, key: string, length: number): number[] {
  const values = reference.integers(key);
  if (values.length === length) return values;
  throw new NonetError('parity-value', `${key}: expected ${length} tokens in all, got ${values.length}`);
}

/** The `count` places of the largest among the first `candidates` numbers, largest first. */
function largest(row: Float32Array, count: number, candidates: number): number[] {
  const best: number[] = [];
  for (let i = 0; i < candidates; i++) {
    if (best.length === count && !(row[i]! > row[best[count - 1]!]!)) continue;
    let rank = best.length;
    while (rank > 0 && row[i]! > row[best[rank - 1]!]!) rank--;
    best.splice(rank, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}
