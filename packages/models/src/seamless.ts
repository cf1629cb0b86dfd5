// Decoding without seams: tokens of neighbours stand around a picture when it becomes pixels.
import type { PictureCodec } from './vqgan/codec.ts';

/**
 * Pictures that can be laid beside themselves: each is decoded with its own tokens repeated around it, half a picture
 * far on every side, and cut out of the middle.
 */
export async function decodeTiles(
  codec: PictureCodec,
  pictures: readonly BigInt64Array[],
): Promise<Uint8Array[]> {
  const { side } = codec;
  const large = codec.enlarged(2);
  const margin = Math.floor(side / 2);
  const around = (at: number) => (at + side - margin) % side;
  const tiles: Uint8Array[] = [];
  for (const tokens of pictures) {
    const repeated = BigInt64Array.from({ length: 4 * side * side }, (_, position) => {
      const [row, column] = [Math.floor(position / (2 * side)), position % (2 * side)];
      return tokens[around(row) * side + around(column)]!;
    });
    const [pixels] = await large.decode([repeated]);
    const start = (margin * codec.config.resolution) / side;
    tiles.push(cut(pixels!, large.config.resolution, start, start, codec.config.resolution));
  }
  return tiles;
}

/**
 * Pictures of a square grid that run into each other: min-dalle's way, which decodes the tokens of the whole grid as
 * one picture.
 */
export async function decodeGrid(
  codec: PictureCodec,
  pictures: readonly BigInt64Array[],
): Promise<Uint8Array[]> {
  const { side } = codec;
  const columns = Math.sqrt(pictures.length);
  const large = codec.enlarged(columns);
  const width = columns * side;
  const together = BigInt64Array.from({ length: width * width }, (_, position) => {
    const [row, column] = [Math.floor(position / width), position % width];
    const picture = Math.floor(row / side) * columns + Math.floor(column / side);
    return pictures[picture]![(row % side) * side + (column % side)]!;
  });
  const [pixels] = await large.decode([together]);
  const size = codec.config.resolution;
  return pictures.map((_, index) =>
    cut(pixels!, size * columns, (index % columns) * size, Math.floor(index / columns) * size, size),
  );
}

/** A square of `size` out of RGB pixels in rows of `width`. */
function cut(pixels: Uint8Array, width: number, left: number, top: number, size: number): Uint8Array {
  const square = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    const from = ((top + y) * width + left) * 3;
    square.set(pixels.subarray(from, from + size * 3), y * size * 3);
  }
  return square;
}
