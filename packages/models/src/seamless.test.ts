// Seams of decoded pictures, with the model that ships: what stands around a picture shows at its edges.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openParts } from './open-model-node.ts';
import { toPlanes } from './pixels.ts';
import { decodeGrid, decodeTiles } from './seamless.ts';
import type { PictureCodec } from './vqgan/codec.ts';

let codec: PictureCodec;
let size: number;
let plain: Uint8Array[];
const tokens: BigInt64Array[] = [];

beforeAll(async () => {
  ({ codec } = openParts(fileURLToPath(new URL('../../../weights/nonet-1', import.meta.url)), {
    threads: 1,
  }));
  size = codec.config.resolution;
  for (const brightness of [
    (x: number, y: number) => (x + y) / 2,
    (x: number, y: number) => 0.5 + 0.5 * Math.sin(6.4 * x) * Math.cos(8 * y),
    (x: number, y: number) => 0.3 + 0.5 * x * y,
    (x: number) => 0.9 - 0.4 * x,
  ]) {
    const pixels = Uint8Array.from({ length: size * size * 3 }, (_, i) => {
      const place = Math.floor(i / 3);
      return 30 + 200 * brightness((place % size) / size, Math.floor(place / size) / size);
    });
    tokens.push(await codec.encode(toPlanes(pixels, 1, size), 1));
  }
  plain = await codec.decode(tokens);
});
afterAll(() => codec.release());

const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Mean step across the border of two pictures that lie side by side, or one above the other. */
function seam(first: Uint8Array, second: Uint8Array, direction: 'across' | 'down'): number {
  const at = (picture: Uint8Array, along: number, over: number) =>
    direction === 'across' ? picture[(along * size + over) * 3]! : picture[(over * size + along) * 3]!;
  return average(Array.from({ length: size }, (_, i) => Math.abs(at(first, i, size - 1) - at(second, i, 0))));
}

const ownSeams = (pictures: readonly Uint8Array[]) =>
  average(pictures.flatMap((p) => [seam(p, p, 'across'), seam(p, p, 'down')]));

it('tiles meet themselves far more smoothly than pictures do', async () => {
  const tiles = await decodeTiles(codec, tokens);
  expect(tiles.map(({ length }) => length)).toEqual(plain.map(({ length }) => length));
  expect(ownSeams(tiles)).toBeLessThan(0.5 * ownSeams(plain));
  // A tile is still the picture it was: far from its edges it hardly differs.
  const middle = (pixels: Uint8Array) => pixels[(size / 2) * (size + 1) * 3]!;
  tiles.forEach((tile, i) => expect(Math.abs(middle(tile) - middle(plain[i]!))).toBeLessThan(25));
});

it('pictures of a grid run into each other', async () => {
  const grid = await decodeGrid(codec, tokens);
  const inner = ([a, b, c, d]: readonly Uint8Array[]) =>
    average([seam(a!, b!, 'across'), seam(c!, d!, 'across'), seam(a!, c!, 'down'), seam(b!, d!, 'down')]);
  expect(inner(grid)).toBeLessThan(0.5 * inner(plain));
  expect(await decodeGrid(codec, tokens.slice(0, 1))).toEqual(await codec.decode(tokens.slice(0, 1)));
});
