// Layout of all pictures of a drawing in one image, for the service and the page: tiles on a coloured background, the
// prompt, the logo and the address.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes in pixels: of link previews, of posts, and of stories, which phones show upright. */
export const POSTER_SIZES = {
  card: { width: 1200, height: 630 },
  post: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
} as const;
export type PosterFormat = keyof typeof POSTER_SIZES;

/** Colours as `#rrggbb`. The background is a diagonal gradient, or plain where a palette is small. */
export const POSTER_COLOURS = {
  from: '#4a35ad',
  to: '#9a4fb8',
  plain: '#5b3fb8',
  text: '#ffffff',
  softText: '#e6dcff',
  empty: '#7459c9',
} as const;

/** Squares of the logo in a box of 24 units, as icon.svg has them. */
export const LOGO = {
  units: 24,
  side: 6.4,
  radius: 2,
  places: [1, 8.8, 16.6],
  colours: [
    '#f2b33d',
    '#ee7c4b',
    '#e2557b',
    '#7dbb5e',
    '#f6d56b',
    '#b45bb8',
    '#39a6a3',
    '#4c86d9',
    '#6a5fd0',
  ],
} as const;

export interface PosterLayout {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly Box[];
  /** Of the corners of tiles. */
  readonly radius: number;
  readonly prompt: Box;
  /** Font sizes of the prompt, largest first; the first that fits is taken. */
  readonly promptSizes: readonly number[];
  /** Logo, name and address; the logo is as high as the box. */
  readonly brand: Box;
  readonly brandSize: number;
  /** Whether texts are centred; else they begin at the side that their script begins at. */
  readonly centred: boolean;
}

interface Frame {
  readonly grid: Box;
  readonly gap: number;
  readonly prompt: Box;
  readonly promptSizes: readonly number[];
  readonly brand: Box;
  readonly brandSize: number;
  readonly centred: boolean;
}

const square = (left: number, top: number, side: number): Box => ({ left, top, width: side, height: side });

const FRAMES: Readonly<Record<PosterFormat, Frame>> = {
  card: {
    grid: square(40, 40, 550),
    gap: 10,
    prompt: { left: 636, top: 48, width: 524, height: 440 },
    promptSizes: [64, 52, 42, 34, 28],
    brand: { left: 636, top: 534, width: 524, height: 48 },
    brandSize: 28,
    centred: false,
  },
  post: {
    grid: square(126, 48, 828),
    gap: 14,
    prompt: { left: 60, top: 896, width: 960, height: 92 },
    promptSizes: [52, 42, 34, 28],
    brand: { left: 60, top: 1006, width: 960, height: 44 },
    brandSize: 28,
    centred: true,
  },
  story: {
    grid: square(60, 330, 960),
    gap: 16,
    prompt: { left: 80, top: 1326, width: 920, height: 210 },
    promptSizes: [72, 60, 48, 38, 30],
    brand: { left: 80, top: 1566, width: 920, height: 52 },
    brandSize: 32,
    centred: true,
  },
};

/** The layout of so many pictures in a format: tiles fill the grid's box in rows, as square as their number allows. */
export function posterLayout(format: PosterFormat, count: number): PosterLayout {
  const { grid, gap, ...texts } = FRAMES[format];
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const side = Math.floor((grid.width - (columns - 1) * gap) / columns);
  const left = grid.left + Math.round((grid.width - columns * (side + gap) + gap) / 2);
  const top = grid.top + Math.round((grid.height - rows * (side + gap) + gap) / 2);
  const tiles = Array.from({ length: count }, (_, index) =>
    square(left + (index % columns) * (side + gap), top + Math.floor(index / columns) * (side + gap), side),
  );
  return { ...POSTER_SIZES[format], tiles, radius: Math.min(36, Math.round(side / 9)), ...texts };
}
