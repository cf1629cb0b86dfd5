// Rows of a table by index, and the sum of rows by index that is its gradient.
import { NonetError } from '@nonet/core';
import { formatShape, sizeOf, type Tensor } from '../tensor.ts';
import { reshape } from './shape.ts';

/**
 * Looks up rows of a table.
 * @param table `[rows, width]`
 * @param ids int64 of any shape, each 0 <= id < rows
 * @returns `[...ids, width]`
 * @throws NonetError `embedding-shape`
 */
export function embedding(table: Tensor, ids: Tensor): Tensor {
  const [rows, width] = table.shape;
  if (table.rank !== 2 || ids.dtype !== 'int64') {
    throw new NonetError(
      'embedding-shape',
      `embedding: expected a table [rows, width] and int64 ids, got ${formatShape(table.shape)} and ${ids.dtype} ${formatShape(ids.shape)}`,
    );
  }
  return table.graph.record(
    'embedding',
    [table, ids],
    [{ shape: [...ids.shape, width!], dtype: table.dtype }],
    (e, [o]) => e.node('Gather', [table, ids], [o!], { axis: 0 }),
    ([grad]) => [
      () =>
        scatterAddRows(reshape(grad!, [sizeOf(ids.shape), width!]), reshape(ids, [sizeOf(ids.shape)]), rows!),
      null,
    ],
  )[0]!;
}

/**
 * Adds up rows by index: result[ids[i]] += values[i].
 * Through ScatterElements: ScatterND with reduction "add" gives wrong sums for repeated ids on several
 * threads in ONNX Runtime 1.30 (a data race).
 */
function scatterAddRows(values: Tensor, ids: Tensor, rows: number): Tensor {
  const [count, width] = values.shape;
  return values.graph.record(
    'scatterAddRows',
    [values, ids],
    [{ shape: [rows, width!], dtype: values.dtype }],
    (e, [o]) => {
      const zeros = e.value('ConstantOfShape', [e.ints([rows, width!])]);
      const column = e.value('Reshape', [ids, e.ints([count!, 1])]);
      const everywhere = e.value('Expand', [column, e.ints([count!, width!])]);
      e.node('ScatterElements', [zeros, everywhere, values], [o!], { axis: 0, reduction: 'add' });
    },
    ([grad]) => [() => embedding(grad!, ids), null],
  )[0]!;
}
