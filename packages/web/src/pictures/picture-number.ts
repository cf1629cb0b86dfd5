// The number of a picture in its drawing, as its file tells it: where the best of many were kept, its place does not.
import { readPngText } from '@nonet/models/png-text';

/** @throws Error if the file does not tell */
export async function readPictureNumber(url: string): Promise<number> {
  const png = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const { picture } = JSON.parse(readPngText(png)['nonet'] ?? '{}') as { picture?: number };
  if (picture === undefined) throw new Error('the file does not tell its number');
  return picture;
}
