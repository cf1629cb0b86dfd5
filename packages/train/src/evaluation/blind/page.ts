// The page of a blind test: one HTML file that holds its pictures, for viewers with a browser.
import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** Good enough that compression does not give a version away. */
const QUALITY = 92;

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/**
 * @param id names the page in the answers
 * @param pictures RGB of `side` x `side` pixels, in the order of the page
 */
export async function blindPage(id: string, pictures: readonly Uint8Array[], side: number): Promise<string> {
  const sources: string[] = [];
  for (const pixels of pictures) {
    const image = sharp(pixels, { raw: { width: side, height: side, channels: 3 } });
    const file = await image.webp({ quality: QUALITY }).toBuffer();
    sources.push(`data:image/webp;base64,${file.toString('base64')}`);
  }
  return read('./page.html')
    .replace('>null</script>', () => `>${JSON.stringify({ id, pictures: sources })}</script>`)
    .replace(
      '<script src="page.js"></script>',
      () => `<script>\n${read('./page-script.js').trim()}\n</script>`,
    );
}
