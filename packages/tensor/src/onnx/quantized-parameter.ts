// Parameters stored in 8 bits: the numbers that go with them, under names made from the parameter's own.

/** How a parameter of 8 bits is written in ONNX. */
export interface QuantizedParameter {
  /** Name of the stored numbers, in the parameter's shape. */
  readonly values: string;
  /** Name of the float32 factors `[last axis]`: value = (stored - zero) * scale. */
  readonly scale: string;
  /** The stored number that stands for 0. */
  readonly zero: number;
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

/** How the numbers of a parameter are stored in 8 bits. */
export interface QuantizedForm {
  readonly dtype: 'int8' | 'uint8';
  /** The stored number that stands for 0. */
  readonly zero: number;
  /** Stored numbers are at most so far from `zero`. */
  readonly largest: number;
}

/**
 * x86 processors without int8 dot products add two products of an unsigned and a signed byte in 16 bits, and saturate.
 * Signed kernels of convolutions stay below that (2 * 255 * 63 fits). Matrices are unsigned: their products are exact
 * at 7 bits more, for 15 % of their speed (convolutions would lose 60 %), and ONNX Runtime maps them as they are where
 * it would first make a converted copy of signed ones.
 */
export const quantizedForm = (rank: number): QuantizedForm =>
  rank === 4 ? { dtype: 'int8', zero: 0, largest: 63 } : { dtype: 'uint8', zero: 128, largest: 127 };
