// The rule of operations that exist only as gradients and have none of their own.
import { NonetError } from '@nonet/core';
import type { GradientThunk } from '../graph.ts';

/**
 * A gradient rule that refuses: a second derivative through such an operation would otherwise be silently zero.
 * @throws NonetError `second-order` when the gradient is asked for
 */
export function onceOnly(op: string, inputs: number): () => GradientThunk[] {
  const refuse = (): never => {
    throw new NonetError(
      'second-order',
      `${op}: expected to be differentiated once, got a second derivative through it`,
    );
  };
  return () => Array.from({ length: inputs }, () => refuse);
}
