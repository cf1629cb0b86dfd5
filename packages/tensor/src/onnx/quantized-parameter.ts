// Parameters stored in 8 bits: the numbers that go with them, under names made from the parameter's own.

/** How a parameter of 8 bits is written in ONNX. */
export interface QuantizedParameter {
  /** Name of the stored numbers, in the parameter's shape. */
  readonly values: string;
  /** Name of the float32 factors `[last axis]`: value = (stored - zero) * scale. */
  readonly scale: string;
  /** The stored number that stands for 0: 0 in signed bytes, 128 in unsigned ones. */
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
 * The form to store a parameter in: kernels of convolutions are signed, matrices as the processor at hand prefers them,
 * so that they can be mapped from their file as they are. On others a session turns them when it opens.
 */
export const quantizedForm = (rank: number, { signedMatrices }: BytePreference): QuantizedForm =>
  rank === 4 || signedMatrices
    ? { dtype: 'int8', zero: 0, largest: 127 }
    : { dtype: 'uint8', zero: 128, largest: 127 };

/** How a processor multiplies bytes. Activations are always unsigned. */
export interface BytePreference {
  /**
   * Whether products with signed matrices are faster. Dot products of bytes (VNNI, AMX) take an unsigned and a signed
   * operand; without them ONNX Runtime makes an unsigned copy of signed matrices. The numbers that come out are equal.
   */
  readonly signedMatrices: boolean;
  /**
   * Whether two products of an unsigned and a signed byte are added in 16 bits and cut off there, as on x86 processors
   * without VNNI. Kernels of convolutions then have 7 bits, 2 * 255 * 63 fits; unsigned ones would cost 60 % of the speed.
   */
  readonly saturates: boolean;
}

/** The form that is right on every processor. */
export const PORTABLE_BYTES: BytePreference = { signedMatrices: false, saturates: true };

/** Kernels of convolutions stay below this size where products saturate. */
const SEVEN_BITS = 63;

/** A signed kernel in 7 bits: its numbers are halved, so that its scales double; undefined if it fits as it is. */
export function inSevenBits(values: Int8Array): Int8Array | undefined {
  if (values.every((value) => Math.abs(value) <= SEVEN_BITS)) return undefined;
  // Halves go to even numbers: rounded all to one side, they would shift what comes out of a layer.
  return values.map((value) => {
    const half = value % 2 === 0 ? value / 2 : 2 * Math.round(value / 4);
    return Math.max(-SEVEN_BITS, Math.min(SEVEN_BITS, half));
  });
}
