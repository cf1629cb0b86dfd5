// The outermost pixels of a picture, where its ground shows.

/** Places of the border's pixels, `[height, width]`; corners twice. */
export function borderOf({ width, height }: { readonly width: number; readonly height: number }): number[] {
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(x, width * (height - 1) + x);
  for (let y = 0; y < height; y++) border.push(y * width, y * width + width - 1);
  return border;
}
