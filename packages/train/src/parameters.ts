// The numbers that training changes: made from a seed, or read from a checkpoint.
import { NonetError } from '@nonet/core';
import { type Graph, type Initializer, sizeOf } from '@nonet/tensor';
import { normalStream } from './random.ts';

/** Trainable numbers by parameter name. */
export type Parameters = Map<string, Float32Array>;

/**
 * Starting values for every parameter of a graph. A parameter's values depend on the seed and its name
 * alone, so that adding a layer changes no other.
 */
export function initialParameters(graph: Graph, seed: number): Parameters {
  const parameters: Parameters = new Map();
  for (const { name, tensor, init } of graph.parameters.values()) {
    parameters.set(name, initialValues(name, sizeOf(tensor.shape), init, seed));
  }
  return parameters;
}

function initialValues(name: string, length: number, init: Initializer, seed: number): Float32Array {
  if ('value' in init) return new Float32Array(length).fill(init.value);
  const normal = normalStream(seed, name);
  return Float32Array.from({ length }, () => normal() * init.std);
}

/**
 * Copies the values of `source` into `parameters`.
 * @throws NonetError `parameters-missing` if `source` lacks a parameter or has it in another size
 */
export function loadParameters(parameters: Parameters, source: ReadonlyMap<string, Float32Array>): void {
  const missing = [...parameters].filter(([name, values]) => source.get(name)?.length !== values.length);
  if (missing.length > 0) {
    throw new NonetError(
      'parameters-missing',
      `checkpoint: ${missing.length} parameters are missing or of another size, first ${missing[0]![0]}`,
    );
  }
  for (const [name, values] of parameters) values.set(source.get(name)!);
}
