// Between a model's numbers and pictures.

/**
 * Numbers `[count, 3, size, size]`, clipped to [0, 1], as RGB bytes.
 * @returns one `[size, size, 3]` array per picture
 */
export function toPixels(planes: Float32Array, count: number, size: number): Uint8Array[] {
  const area = size * size;
  return Array.from({ length: count }, (_, picture) => {
    const pixels = new Uint8Array(3 * area);
    for (let channel = 0; channel < 3; channel++) {
      const from = (picture * 3 + channel) * area;
      for (let i = 0; i < area; i++) {
        const value = planes[from + i]!;
        pixels[3 * i + channel] = value >= 1 ? 255 : value > 0 ? (255 * value + 0.5) | 0 : 0;
      }
    }
    return pixels;
  });
}

/** RGB bytes `[count, size, size, 3]` as numbers in [0, 1] `[count, 3, size, size]`. */
export function toPlanes(pixels: Uint8Array, count: number, size: number): Float32Array {
  const area = size * size;
  const planes = new Float32Array(count * 3 * area);
  for (let picture = 0; picture < count; picture++) {
    for (let channel = 0; channel < 3; channel++) {
      const to = (picture * 3 + channel) * area;
      const from = picture * 3 * area + channel;
      for (let i = 0; i < area; i++) planes[to + i] = pixels[from + 3 * i]! / 255;
    }
  }
  return planes;
}
