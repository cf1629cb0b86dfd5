// All pictures of a drawing in one, with the prompt under them: ready to post.
import { directionOf, plainText, shorten } from '@nonet/api';

const CELL = 256;
const GAP = 8;
const MARGIN = 24;
const FONT_SIZE = 26;
const LINE = 34;
const MAX_LINES = 3;
const LONGEST_CAPTION = 400;
const FONTS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** A PNG of pictures and caption. @throws Error if a picture cannot be loaded */
export async function makeGridImage(pictures: readonly string[], prompt: string): Promise<Blob> {
  const images = await Promise.all(pictures.map(load));
  const columns = Math.ceil(Math.sqrt(images.length));
  const rows = Math.ceil(images.length / columns);
  const width = 2 * MARGIN + columns * (CELL + GAP) - GAP;
  const gridHeight = rows * (CELL + GAP) - GAP;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const font = `600 ${FONT_SIZE}px ${FONTS}`;
  context.font = font;
  const lines = wrap(
    plainText(shorten(prompt, LONGEST_CAPTION)),
    width - 2 * MARGIN,
    (text) => context.measureText(text).width,
  );
  canvas.width = width;
  canvas.height = 2 * MARGIN + gridHeight + GAP + lines.length * LINE;

  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [i, image] of images.entries()) {
    const left = MARGIN + (i % columns) * (CELL + GAP);
    const top = MARGIN + Math.floor(i / columns) * (CELL + GAP);
    context.drawImage(image, left, top, CELL, CELL);
  }
  context.font = font; // a new size forgets it
  context.fillStyle = '#2b2433';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.direction = directionOf(prompt);
  for (const [i, line] of lines.entries())
    context.fillText(line, width / 2, MARGIN + gridHeight + GAP + (i + 0.75) * LINE);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))));
  });
}

/** Breaks a text into lines no wider than `width`: between words, inside those that are too long. */
function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    const parts =
      measure(segment) > width
        ? [...new Intl.Segmenter().segment(segment)].map((part) => part.segment)
        : [segment];
    for (const part of parts) {
      if (line !== '' && measure(line + part) > width) {
        lines.push(line.trim());
        line = '';
      }
      line += part;
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  if (lines.length <= MAX_LINES) return lines;
  let last = lines[MAX_LINES - 1]!;
  while (measure(`${last}…`) > width) last = last.slice(0, -1);
  return [...lines.slice(0, MAX_LINES - 1), `${last}…`];
}

async function load(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}
