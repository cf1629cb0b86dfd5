// Addresses and paths without the slashes at their end.

/** In time proportional to the text: `/\/+$/` takes its square on many slashes that are not at the end. */
export function trimLastSlashes(text: string): string {
  let { length } = text;
  while (text[length - 1] === '/') length--;
  return text.slice(0, length);
}
