// From a model's numbers to pictures.

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
        pixels[3 * i + channel] = Math.round(255 * Math.min(1, Math.max(0, planes[from + i]!)));
      }
    }
    return pixels;
  });
}
