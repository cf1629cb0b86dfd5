import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodePng, encodePreview, layOutGrid, readPngText } from './index.ts';

const picture = (index: number, size = 16) => ({
  index,
  width: size,
  height: size,
  pixels: new Uint8Array(size * size * 3).fill(index * 20),
});

describe('encodePng', () => {
  it('keeps every pixel and any text', async () => {
    const drawn = {
      ...picture(0),
      pixels: Uint8Array.from({ length: 16 * 16 * 3 }, (_, i) => (i * 37) % 256),
    };
    const text = { Description: '猫 & "cat" \u0001 🦊', nonet: '{"seed":1}' };
    const png = await encodePng(drawn, text);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 16, height: 16, channels: 3 });
    expect(new Uint8Array(data)).toEqual(drawn.pixels);
    expect(readPngText(png)).toEqual(text);
  });
});

describe('encodePreview', () => {
  it('makes large pictures small and leaves small ones', async () => {
    expect(await sharp(await encodePreview(picture(3, 256))).metadata()).toMatchObject({
      format: 'jpeg',
      width: 128,
    });
    expect(await sharp(await encodePreview(picture(3))).metadata()).toMatchObject({ width: 16, height: 16 });
  });
});

describe('layOutGrid', () => {
  it.each([
    [1, 16, 16],
    [2, 33, 16],
    [3, 33, 33],
    [5, 50, 33],
    [9, 50, 50],
    [10, 67, 50],
  ])('lays out %i pictures', (count, width, height) => {
    const pictures = Array.from({ length: count }, (_, index) => picture(index));
    const grid = layOutGrid(pictures);
    expect([grid.width, grid.height, grid.pixels.length]).toEqual([width, height, width * height * 3]);
    expect(grid.pixels.filter((value) => value === (count - 1) * 20)).toHaveLength(16 * 16 * 3);
  });
});
