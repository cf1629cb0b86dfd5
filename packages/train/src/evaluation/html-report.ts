// An evaluation as a page that a person looks at: the numbers, and every prompt's pictures with what the judge saw.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@nonet/core/node';
import type { Picture } from '@nonet/models';
import sharp from 'sharp';
import { escapeHtml } from './escape-html.ts';
import type { Evaluation } from './evaluate.ts';
import type { Judged } from './judge.ts';
import type { JudgedPrompt } from './scores.ts';
import { COLUMNS, formatEvaluation, tablesOf } from './table.ts';

/** Width of a picture on the page, in pixels. */
const WIDTH = 128;

/** Collects drawings while they are judged; `finish` writes `index.html` beside the pictures. */
export class HtmlReport {
  readonly #folder: string;
  readonly #sections = new Map<string, string[]>();

  /** Makes the folder where it is missing. */
  constructor(folder: string) {
    this.#folder = folder;
    makeFolder(folder);
  }

  /** Writes one prompt's pictures, side by side, as one WebP file. */
  async add(set: string, { prompt, judged }: JudgedPrompt, pictures: readonly Picture[]): Promise<void> {
    const section = this.#sections.get(set) ?? [];
    this.#sections.set(set, section);
    const file = `${fileName(set)}-${String(section.length + 1).padStart(3, '0')}.webp`;
    const tiles = await Promise.all(
      pictures.map(async ({ pixels, width, height }, i) => ({
        input: await sharp(pixels, { raw: { width, height, channels: 3 } })
          .resize(WIDTH, WIDTH)
          .png()
          .toBuffer(),
        left: i * WIDTH,
        top: 0,
      })),
    );
    await sharp({
      create: { width: pictures.length * WIDTH, height: WIDTH, channels: 3, background: 'white' },
    })
      .composite(tiles)
      .webp({ quality: 80 })
      .toFile(join(this.#folder, file));
    section.push(row(prompt.prompt, file, judged));
  }

  /** @returns path of the page */
  finish(evaluation: Evaluation): string {
    const path = join(this.#folder, 'index.html');
    writeFileSync(path, page(evaluation, this.#sections));
    return path;
  }
}

const fileName = (set: string): string => set.replace(/[^\w-]+/g, '-');

function row(prompt: string, file: string, judged: readonly Judged[]): string {
  const marks = judged.map(({ verdict, nouns }) => {
    const found = Object.entries(verdict).map(
      ([aspect, right]) => `<b class="${right ? 'right' : 'wrong'}">${escapeHtml(aspect)}</b>`,
    );
    return `<td>${found.join(' ')}<br>${escapeHtml(nouns.join(', '))}</td>`;
  });
  const width = judged.length * WIDTH;
  return `<h3>${escapeHtml(prompt)}</h3>
<img src="${escapeHtml(encodeURI(file))}" width="${width}" height="${WIDTH}" loading="lazy" alt="pictures of: ${escapeHtml(prompt)}">
<table class="marks" style="width:${width}px"><tr>${marks.join('')}</tr></table>`;
}

function page(evaluation: Evaluation, sections: ReadonlyMap<string, readonly string[]>): string {
  const cells = (tag: string, values: readonly string[]) =>
    values.map((value) => `<${tag}>${escapeHtml(value)}</${tag}>`).join('');
  const tables = tablesOf(evaluation).map(
    ({ title, rows }) => `<h2>${escapeHtml(title)}</h2>
<table class="scores"><tr>${cells('th', ['', ...COLUMNS])}</tr>
${rows.map(({ label, cells: values }) => `<tr>${cells('td', [label, ...values])}</tr>`).join('\n')}</table>`,
  );
  const drawn = [...sections].map(([name, rows]) => `<h2>${escapeHtml(name)}</h2>\n${rows.join('\n')}`);
  const settings = formatEvaluation(evaluation).split('\n')[0]!;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(evaluation.model)}, evaluated</title>
<style>
body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem }
table { border-collapse: collapse }
.scores td, .scores th { padding: .2rem 1rem .2rem 0; text-align: right; font-variant-numeric: tabular-nums }
.scores td:first-child { text-align: left }
.marks { table-layout: fixed; font-size: 11px; color: #666 }
.marks td { vertical-align: top; padding: 2px 4px 2px 0 }
.right { color: #177245 } .wrong { color: #b3261e }
</style>
<h1>${escapeHtml(evaluation.model)}</h1>
<p>${escapeHtml(settings)}</p>
${tables.join('\n')}
${drawn.join('\n')}
</html>
`;
}
