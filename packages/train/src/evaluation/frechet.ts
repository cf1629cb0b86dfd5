// The Fréchet distance between two clouds of places (Heusel et al. 2017, as with Inception features).

/** Mean and covariance of a cloud. */
export interface Cloud {
  /** `[width]` */
  readonly mean: Float64Array;
  /** `[width, width]` */
  readonly covariance: Float64Array;
}

/** Mean and covariance of at least two places. */
export function cloudOf(places: readonly Float32Array[]): Cloud {
  const width = places[0]!.length;
  const mean = new Float64Array(width);
  for (const place of places) for (let i = 0; i < width; i++) mean[i] = mean[i]! + place[i]! / places.length;
  const covariance = new Float64Array(width * width);
  for (const place of places) {
    for (let i = 0; i < width; i++) {
      const scale = (place[i]! - mean[i]!) / (places.length - 1);
      for (let j = 0; j < width; j++) {
        covariance[i * width + j] = covariance[i * width + j]! + scale * (place[j]! - mean[j]!);
      }
    }
  }
  return { mean, covariance };
}

/** |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)) */
export function frechetDistance(a: Cloud, b: Cloud): number {
  const width = a.mean.length;
  let distance = 0;
  for (let i = 0; i < width; i++) {
    distance += (a.mean[i]! - b.mean[i]!) ** 2;
    distance += a.covariance[i * width + i]! + b.covariance[i * width + i]!;
  }
  // (C1 C2) has the eigenvalues of the symmetric R C2 R with R = C1^(1/2).
  const root = squareRoot(a.covariance, width);
  const { values } = eigen(product(product(root, b.covariance, width), root, width), width);
  for (const value of values) distance -= 2 * Math.sqrt(Math.max(0, value));
  return Math.max(0, distance);
}

function squareRoot(matrix: Float64Array, width: number): Float64Array {
  const { values, vectors } = eigen(matrix, width);
  const root = new Float64Array(width * width);
  for (let k = 0; k < width; k++) {
    const scale = Math.sqrt(Math.max(0, values[k]!));
    for (let i = 0; i < width; i++) {
      const left = scale * vectors[i * width + k]!;
      for (let j = 0; j < width; j++)
        root[i * width + j] = root[i * width + j]! + left * vectors[j * width + k]!;
    }
  }
  return root;
}

function product(a: Float64Array, b: Float64Array, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < width; k++) {
      const left = a[i * width + k]!;
      for (let j = 0; j < width; j++) out[i * width + j] = out[i * width + j]! + left * b[k * width + j]!;
    }
  }
  return out;
}

const SWEEPS = 12;

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix by cyclic Jacobi rotations. */
function eigen(matrix: Float64Array, width: number): { values: Float64Array; vectors: Float64Array } {
  const m = matrix.slice();
  const vectors = new Float64Array(width * width);
  for (let i = 0; i < width; i++) vectors[i * width + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < width - 1; p++) {
      for (let q = p + 1; q < width; q++) {
        const off = m[p * width + q]!;
        if (Math.abs(off) < 1e-14) continue;
        const theta = (m[q * width + q]! - m[p * width + p]!) / (2 * off);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        rotate(m, width, p, q, c, t * c, 1);
        rotate(m, width, p, q, c, t * c, width);
        rotate(vectors, width, p, q, c, t * c, width);
      }
    }
  }
  return { values: Float64Array.from({ length: width }, (_, i) => m[i * width + i]!), vectors };
}

/** Turns two rows (`step` 1) or two columns (`step` width) of a matrix into each other. */
function rotate(
  m: Float64Array,
  width: number,
  p: number,
  q: number,
  c: number,
  s: number,
  step: number,
): void {
  const other = step === 1 ? width : 1;
  for (let k = 0; k < width; k++) {
    const at = k * step;
    const a = m[at + p * other]!;
    const b = m[at + q * other]!;
    m[at + p * other] = c * a - s * b;
    m[at + q * other] = s * a + c * b;
  }
}
