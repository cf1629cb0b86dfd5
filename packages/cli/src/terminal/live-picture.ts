// A picture in the terminal that is replaced in place as it gets better.
import type { Picture } from '@nonet/models';
import { type PictureProtocol, pictureProtocol } from './protocol.ts';
import { type CellBox, renderPicture } from './render.ts';

const MOST_ROWS = 24;
const LEAST_ROWS = 8;

export class LivePicture {
  readonly #stream: NodeJS.WriteStream;
  readonly #protocol: PictureProtocol;
  readonly #box: CellBox;

  private constructor(stream: NodeJS.WriteStream, protocol: PictureProtocol, box: CellBox) {
    this.#stream = stream;
    this.#protocol = protocol;
    this.#box = box;
    if (stream.isTTY) stream.write('\n'.repeat(box.rows));
  }

  /**
   * Makes room for a picture above the cursor.
   * @param wanted true: also where the terminal does not say that it can show one; false: never
   * @returns undefined if none is to be shown
   */
  static open(
    wanted: boolean | undefined,
    stream: NodeJS.WriteStream = process.stderr,
  ): LivePicture | undefined {
    if (wanted === false) return undefined;
    const colorDepth = stream.isTTY ? stream.getColorDepth() : undefined;
    const protocol = pictureProtocol({ env: process.env, colorDepth }) ?? (wanted ? 'blocks' : undefined);
    const rows = Math.min(
      MOST_ROWS,
      (stream.rows ?? MOST_ROWS + 3) - 3,
      Math.floor((stream.columns ?? 80) / 2),
    );
    if (!protocol || rows < LEAST_ROWS) return undefined;
    return new LivePicture(stream, protocol, { rows, columns: rows * 2 });
  }

  /** True where a picture can be replaced by a better one. */
  get live(): boolean {
    return this.#stream.isTTY;
  }

  /** Shows a picture in place of the last. */
  async show(picture: Picture): Promise<void> {
    const text = await renderPicture(picture, this.#protocol, this.#box);
    const { rows } = this.#box;
    // Up into the room, remember the place, draw, and back to where the cursor was.
    this.#stream.write(this.live ? `\r\x1b[${rows}A\x1b7${text}\x1b8\x1b[${rows}B` : `${text}\n`);
  }
}
