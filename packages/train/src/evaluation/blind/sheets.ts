// Sheets of a blind test: numbered pictures in PNG files, for viewers that can see pictures and nothing else.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSheet } from '../../data/index.ts';

const COLUMNS = 4;
const PER_SHEET = 12;

/** Writes `sheet-01.png` and so on, and `answers.tsv` to fill in. @param pictures RGB of `side` x `side` pixels */
export async function writeSheets(
  folder: string,
  id: string,
  pictures: readonly Uint8Array[],
  side: number,
): Promise<void> {
  for (let start = 0; start < pictures.length; start += PER_SHEET) {
    const shown = pictures.slice(start, start + PER_SHEET);
    const images = shown.map((pixels, i) => ({
      pixels,
      size: side,
      caption: `Picture ${start + i + 1}`,
    }));
    const number = String(start / PER_SHEET + 1).padStart(2, '0');
    await writeSheet(images, COLUMNS, join(folder, `sheet-${number}.png`));
  }
  writeFileSync(join(folder, 'answers.tsv'), answersTemplate(id, pictures.length));
}

const answersTemplate = (id: string, count: number): string =>
  [
    `# page: ${id}`,
    '# viewer: ',
    '# For each picture: its number, a rating from 1 (mush) to 5 (one would post it), and what it shows, with tabs between.',
    '# Each thing by one name, the best guess, as specific as can be, and where it is; "?" if it cannot be recognised.',
    'number\trating\tseen',
    ...Array.from({ length: count }, (_, i) => `${i + 1}\t\t`),
    '',
  ].join('\n');
