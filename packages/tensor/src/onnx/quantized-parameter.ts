// Parameters stored as int8: the numbers that go with them, under names made from the parameter's own.

/** How an int8 parameter is written in ONNX. */
export interface QuantizedParameter {
  /** Name of the int8 numbers, in the parameter's shape. */
  readonly values: string;
  /** Name of the float32 factors `[last axis]`: value = int8 * scale. */
  readonly scale: string;
  /** What flows through the layer, where that was measured. */
  readonly activations?: { readonly input: ActivationRange; readonly output: ActivationRange };
}

/** Smallest and largest value. */
export type ActivationRange = readonly [least: number, most: number];

/** Names in a checkpoint. */
export const quantizedNames = (parameter: string) => ({
  /** float32 `[last axis]` */
  scale: `${parameter}_scale`,
  /** float32 `[2]`, an ActivationRange; absent where activations are scaled as they come. */
  input: `${parameter}_input`,
  output: `${parameter}_output`,
});

/**
 * Largest int8 weight of a parameter. x86 processors without int8 dot products add two products of an unsigned and a
 * signed byte in 16 bits, and saturate. Convolutions stay below that (2 * 255 * 63 fits); for matrices ONNX Runtime is
 * asked to use the exact kernel there, which costs them 15 % of their speed, but convolutions 60 %.
 */
export const largestWeight = (rank: number): number => (rank === 4 ? 63 : 127);
