// Chooses the range that 8 bits cover: wide enough for nearly all values, narrow enough to tell them apart.

/** Shares of the values that may lie outside at either end. */
const OUTSIDE = [0, 1e-4, 3e-4, 1e-3, 3e-3];

/** The range with the least squared error of uint8 among those that leave few values out. `[least, most]` */
export function bestRange(samples: Float32Array): Float32Array {
  const sorted = samples.toSorted();
  const end = sorted.length - 1;
  const candidates = OUTSIDE.flatMap((below) =>
    OUTSIDE.map((above) =>
      Float32Array.of(
        Math.min(sorted[Math.round(below * end)]!, 0),
        Math.max(sorted[Math.round((1 - above) * end)]!, 0),
      ),
    ),
  );
  const errors = candidates.map((range) => squaredError(samples, range));
  return candidates[errors.indexOf(Math.min(...errors))]!;
}

function squaredError(samples: Float32Array, range: Float32Array): number {
  const [least, most] = range as unknown as [number, number];
  const step = (most - least) / 255 || 1;
  let error = 0;
  for (const value of samples) {
    const kept = least + step * Math.min(255, Math.max(0, Math.round((value - least) / step)));
    error += (value - kept) ** 2;
  }
  return error;
}
