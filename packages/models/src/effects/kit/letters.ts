// Lettering in strokes: capitals, digits and a few signs on a grid of 4 by 6, as paths of SVG.

/** Lines of each letter: points "xy" parted by spaces, lines by commas; x from 0 to 4, y from 0 (top) to 6. */
const LETTERS: Readonly<Record<string, string>> = {
  A: '06 02 20 42 46,04 44',
  B: '00 06 36 45 44 33 03,33 42 41 30 00',
  C: '41 30 10 01 05 16 36 45',
  D: '00 06 26 44 42 20 00',
  E: '40 00 06 46,03 33',
  F: '40 00 06,03 33',
  G: '41 30 10 01 05 16 36 45 43 23',
  H: '00 06,40 46,03 43',
  I: '20 26',
  J: '40 45 36 16 05',
  K: '00 06,40 03 46',
  L: '00 06 46',
  M: '06 00 23 40 46',
  N: '06 00 46 40',
  O: '10 30 41 45 36 16 05 01 10',
  P: '06 00 30 41 42 33 03',
  Q: '10 30 41 45 36 16 05 01 10,24 46',
  R: '06 00 30 41 42 33 03,23 46',
  S: '41 30 10 01 02 13 33 44 45 36 16 05',
  T: '00 40,20 26',
  U: '00 05 16 36 45 40',
  V: '00 02 26 42 40',
  W: '00 06 23 46 40',
  X: '00 46,40 06',
  Y: '00 01 23 41 40,23 26',
  Z: '00 40 06 46',
  0: '10 30 41 45 36 16 05 01 10',
  1: '01 20 26',
  2: '01 10 30 41 42 06 46',
  3: '00 40 22 32 43 45 36 16 05',
  4: '36 30 04 44',
  5: '40 00 03 33 44 45 36 06',
  6: '30 10 01 05 16 36 45 44 33 03',
  7: '00 40 16',
  8: '13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33',
  9: '43 13 02 01 10 30 41 45 36 16',
  '.': '25 26',
  ':': '21 22,24 25',
  '-': '03 43',
  '/': '40 06',
  '!': '20 24,26 26.1',
  '+': '03 43,21 25',
  '?': '01 10 30 41 42 23 24,26 26.1',
  "'": '20 21.4',
  ',': '26 17',
  '%': '40 06,00 10 11 01 00,35 45 46 36 35',
  '*': '10 20 21 11 10',
  $: '41 10 01 02 13 33 44 45 36 05,20 26',
};

/** Width of a letter and the gap after it, on the grid. */
const NARROW = new Set('I.:!1');
const GAP = 1.7;

export interface Lettering {
  /** Left edge, middle or right edge, as `align` says. */
  readonly x: number;
  /** Upper edge of the letters. */
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
  readonly colour: string;
  readonly align?: 'left' | 'middle' | 'right';
  /** Width of a line, as a share of the height; 0.16 when absent. */
  readonly weight?: number;
  /** Letters are made narrower or wider until the text is as wide as this; when absent they are 0.62 as wide as high. */
  readonly width?: number;
  /** Colour of an edge around the letters. */
  readonly edge?: string;
}

const advanceOf = (letter: string): number => (NARROW.has(letter) ? 1.2 : letter === ' ' ? 2 : 4);
const SHAPE = 0.62;

/** The width that a text has where no width is asked for. */
export const textWidth = (text: string, size: number): number => (SHAPE * size * gridWidth(text)) / 4;

const gridWidth = (text: string): number =>
  text.split('').reduce((sum, letter) => sum + advanceOf(letter) + GAP, -GAP);

/** The markup of a line of text; letters that are not known leave a gap. */
export function lettering(text: string, how: Lettering): string {
  const { x, y, size, colour, align = 'left', weight = 0.16, width = textWidth(text, size), edge } = how;
  const [across, down] = [width / Math.max(1, gridWidth(text)), size / 6];
  let at = align === 'left' ? x : align === 'middle' ? x - width / 2 : x - width;
  let path = '';
  for (const letter of text) {
    const shift = NARROW.has(letter) ? (letter === '1' ? 0.5 : 1.4) : 0;
    for (const line of (LETTERS[letter] ?? '').split(',')) {
      const points = line
        .split(' ')
        .filter((point) => point !== '')
        .map(
          (point) => [at + across * (Number(point[0]) - shift), y + down * Number(point.slice(1))] as const,
        );
      path += strokes(points);
    }
    at += across * (advanceOf(letter) + GAP);
  }
  if (path === '') return '';
  const stroke = (paint: string, thick: number) =>
    `<path d="${path}" fill="none" stroke="${paint}" stroke-width="${thick.toFixed(2)}" stroke-linecap="round"/>`;
  const thick = weight * size;
  return (
    (edge === undefined ? '' : stroke(edge, thick + Math.max(1.6, 0.09 * Math.abs(size)))) +
    stroke(colour, thick)
  );
}

type Point = readonly [x: number, y: number];

/** Path data of a line, lifted where it turns back: a mitre would stick out there. */
function strokes(points: readonly Point[]): string {
  return points
    .map((point, i) => {
      const [before, next] = [points[i - 1], points[i + 1]];
      const to = `${point[0].toFixed(2)} ${point[1].toFixed(2)}`;
      if (before === undefined) return `M${to}`;
      const turnsBack =
        next !== undefined &&
        (next[0] - point[0]) * (point[0] - before[0]) + (next[1] - point[1]) * (point[1] - before[1]) < 0;
      return `L${to}${turnsBack ? `M${to}` : ''}`;
    })
    .join('');
}

/** Letters below each other. */
export const stacked = (text: string, { y, size, ...how }: Lettering, pitch: number): string =>
  text
    .split('')
    .map((letter, i) => lettering(letter, { ...how, y: y + i * pitch, size, align: 'middle' }))
    .join('');
