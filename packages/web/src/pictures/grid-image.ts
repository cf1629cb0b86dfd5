// All pictures of a drawing in one, ready to post, as the service draws it too: here also of drawings that it does not have.
import {
  type Box,
  directionOf,
  LOGO,
  POSTER_COLOURS,
  type PosterFormat,
  type PosterLayout,
  plainText,
  posterLayout,
  shorten,
} from '@nonet/api';

const LONGEST_CAPTION = 240;
const LINE_HEIGHT = 1.3;
const BRAND_GAP = 14;
const FONTS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** A PNG of pictures, prompt and address. @throws Error if a picture cannot be loaded */
export async function makeGridImage(
  pictures: readonly string[],
  prompt: string,
  format: PosterFormat = 'post',
): Promise<Blob> {
  const images = await Promise.all(pictures.map(load));
  const layout = posterLayout(format, images.length);
  const canvas = document.createElement('canvas');
  canvas.width = layout.width;
  canvas.height = layout.height;
  const context = canvas.getContext('2d')!;
  const background = context.createLinearGradient(0, 0, layout.width, layout.height);
  background.addColorStop(0, POSTER_COLOURS.from);
  background.addColorStop(1, POSTER_COLOURS.to);
  context.fillStyle = background;
  context.fillRect(0, 0, layout.width, layout.height);
  for (const [i, image] of images.entries()) {
    const { left, top, width, height } = layout.tiles[i]!;
    context.save();
    context.beginPath();
    context.roundRect(left, top, width, height, layout.radius);
    context.clip();
    context.drawImage(image, left, top, width, height);
    context.restore();
  }
  drawPrompt(context, layout, plainText(shorten(prompt, LONGEST_CAPTION)));
  drawBrand(context, layout.brand, layout.brandSize);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))));
  });
}

function drawPrompt(
  context: CanvasRenderingContext2D,
  { prompt: box, promptSizes }: Pick<PosterLayout, 'prompt' | 'promptSizes'>,
  text: string,
): void {
  const measure = (part: string) => context.measureText(part).width;
  let size = promptSizes[0]!;
  let lines: string[] = [];
  for (size of promptSizes) {
    context.font = `600 ${size}px ${FONTS}`;
    lines = wrap(text, box.width, measure);
    if (lines.length * size * LINE_HEIGHT <= box.height) break;
  }
  const most = Math.max(1, Math.floor(box.height / (size * LINE_HEIGHT)));
  const shown =
    lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, -1)}…`];
  context.fillStyle = POSTER_COLOURS.text;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.direction = directionOf(text);
  const middle = box.top + box.height / 2;
  for (const [i, line] of shown.entries()) {
    const offset = (i - (shown.length - 1) / 2) * size * LINE_HEIGHT;
    context.fillText(line, box.left + box.width / 2, middle + offset);
  }
}

function drawBrand(context: CanvasRenderingContext2D, { left, top, width, height }: Box, size: number): void {
  context.font = `600 ${size}px ${FONTS}`;
  context.direction = 'ltr';
  context.textAlign = 'left';
  const words = `Nonet · ${location.host}`;
  const inset = height + BRAND_GAP;
  const start = left + (width - inset - context.measureText(words).width) / 2;
  const unit = height / LOGO.units;
  const fill = (colour: string, x: number, y: number, side: number, radius: number): void => {
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(start + x * unit, top + y * unit, side * unit, side * unit, radius * unit);
    context.fill();
  };
  fill('#ffffff', 0, 0, LOGO.units, 3);
  for (const [i, colour] of LOGO.colours.entries())
    fill(colour, LOGO.places[i % 3]!, LOGO.places[Math.floor(i / 3)]!, LOGO.side, LOGO.radius);
  context.fillStyle = POSTER_COLOURS.softText;
  context.fillText(words, start + inset, top + height / 2);
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
  return lines;
}

async function load(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}
