// Peak signal-to-noise ratio of two pictures.

/** Peak signal-to-noise ratio of RGB bytes, in decibels; Infinity for equal ones. */
export function peakSignalToNoise(expected: Uint8Array, got: Uint8Array): number {
  let squared = 0;
  for (let i = 0; i < expected.length; i++) squared += (expected[i]! - got[i]!) ** 2;
  return 10 * Math.log10(255 ** 2 / (squared / expected.length));
}
