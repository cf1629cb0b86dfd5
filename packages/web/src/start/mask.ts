// A mask on a canvas: what is marked is drawn anew. Strokes and cells are marked or erased, each step can be undone.

/** Pixels per side, as the service keeps a picture. */
export const MASK_SIDE = 256;
/** Cells per side: the model draws in tokens of this grid. */
export const CELLS = 16;

const CELL = MASK_SIDE / CELLS;
const MOST_STEPS = 50;
const OPAQUE = 255;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Brush {
  /** In pixels of the mask. */
  readonly width: number;
  readonly erases: boolean;
}

export class Mask {
  readonly #context: CanvasRenderingContext2D;
  readonly #before: ImageData[] = [];

  /** @param canvas shows the marks @param colour that they have there */
  constructor(canvas: HTMLCanvasElement, colour: string) {
    canvas.width = canvas.height = MASK_SIDE;
    this.#context = canvas.getContext('2d', { willReadFrequently: true })!;
    this.#context.lineCap = this.#context.lineJoin = 'round';
    this.#context.fillStyle = this.#context.strokeStyle = colour;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get isEmpty(): boolean {
    return !this.#pixels().data.some((value, i) => i % 4 === 3 && value > 0);
  }

  /** Begins a step that `undo` takes back as a whole. */
  begin(): void {
    this.#before.push(this.#pixels());
    if (this.#before.length > MOST_STEPS) this.#before.shift();
  }

  stroke(from: Point, to: Point, brush: Brush): void {
    this.#paint(brush.erases, (context) => {
      context.lineWidth = brush.width;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    });
  }

  setCell(column: number, row: number, marked: boolean): void {
    this.#paint(!marked, (context) => context.fillRect(column * CELL, row * CELL, CELL, CELL));
  }

  /** Whether the middle of a cell is marked. */
  hasCell(column: number, row: number): boolean {
    const at = (part: number) => Math.floor((part + 0.5) * CELL);
    return this.#context.getImageData(at(column), at(row), 1, 1).data[3] === OPAQUE;
  }

  undo(): void {
    const before = this.#before.pop();
    if (before) this.#context.putImageData(before, 0, 0);
  }

  clear(): void {
    this.begin();
    this.#context.clearRect(0, 0, MASK_SIDE, MASK_SIDE);
  }

  /** Goes on with the marks of an earlier mask. @param url what `toUrl` gave */
  async restore(url: string): Promise<void> {
    const image = new Image();
    image.src = url;
    await image.decode();
    this.#context.drawImage(image, 0, 0);
  }

  /** The marks alone, as a `data:` URL. */
  toUrl(): string {
    return this.#context.canvas.toDataURL();
  }

  /** White where it is marked, else black: as the service takes masks. */
  toFile(): Promise<Blob> {
    return onBlack((context) => {
      context.drawImage(this.#context.canvas, 0, 0);
      context.globalCompositeOperation = 'source-in';
      context.fillRect(0, 0, MASK_SIDE, MASK_SIDE);
    });
  }

  #paint(erases: boolean, paint: (context: CanvasRenderingContext2D) => void): void {
    this.#context.globalCompositeOperation = erases ? 'destination-out' : 'source-over';
    paint(this.#context);
    this.#context.globalCompositeOperation = 'source-over';
  }

  #pixels(): ImageData {
    return this.#context.getImageData(0, 0, MASK_SIDE, MASK_SIDE);
  }
}

/** A part of a picture, in halves: left, top, width and height. */
export type Part = readonly [x: number, y: number, width: number, height: number];

/** The mask of which one part is marked. */
export const maskOfPart = (part: Part): Promise<Blob> =>
  onBlack((context) => {
    const [x, y, width, height] = part.map((halves) => (halves * MASK_SIDE) / 2);
    context.fillRect(x!, y!, width!, height!);
  });

function onBlack(paintWhite: (context: CanvasRenderingContext2D) => void): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = MASK_SIDE;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  paintWhite(context);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#000';
  context.fillRect(0, 0, MASK_SIDE, MASK_SIDE);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!)));
}
