import { expect, it } from 'vitest';
import { Canvas, merge, resize, rotate } from './canvas.ts';

/** A red square of 4 x 4 in a transparent green 8 x 8 picture. */
function squareInside() {
  const rgba = new Uint8Array(8 * 8 * 4);
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      const inside = x >= 2 && x < 6 && y >= 2 && y < 6;
      rgba.set(inside ? [255, 0, 0, 255] : [0, 255, 0, 0], 4 * (y * 8 + x));
    }
  }
  return { rgba, width: 8, height: 8 };
}

it('shrinks without letting the colour of transparent pixels bleed in', () => {
  const layer = resize(squareInside(), 3, 3);
  const canvas = new Canvas(3, [255, 255, 255]);
  canvas.draw(layer, 0, 0);
  // Red over white: where green and blue differ, a halo has leaked in.
  for (let i = 0; i < canvas.pixels.length; i += 3) {
    expect(canvas.pixels[i]).toBeGreaterThanOrEqual(253);
    expect(canvas.pixels[i + 1]).toBe(canvas.pixels[i + 2]);
  }
  expect([...canvas.pixels.subarray(12, 15)]).toEqual([255, 0, 0]);
});

it('keeps the total cover when it resizes, and mirrors', () => {
  const bitmap = { rgba: new Uint8Array([0, 0, 0, 255, 0, 0, 0, 0]), width: 2, height: 1 };
  expect([...resize(bitmap, 4, 1).data].filter((_, i) => i % 4 === 3)).toEqual([255, 191, 64, 0]);
  expect([...resize(bitmap, 2, 1, true).data].filter((_, i) => i % 4 === 3)).toEqual([0, 255]);
});

it('rotates a layer by right angles exactly', () => {
  const layer = { data: new Uint8ClampedArray([255, 0, 0, 255, 0, 0, 255, 255]), width: 2, height: 1 };
  const turned = rotate(layer, 180);
  expect([turned.width, turned.height]).toEqual([2, 1]);
  expect([...turned.data]).toEqual([0, 0, 255, 255, 255, 0, 0, 255]);
  expect(rotate(layer, 0)).toBe(layer);
});

it('cuts off what lies outside', () => {
  const layer = resize(squareInside(), 8, 8);
  const canvas = new Canvas(4, [0, 0, 0]);
  canvas.draw(layer, -4, -4);
  expect([...canvas.pixels.subarray(0, 3)]).toEqual([255, 0, 0]);
  expect([...canvas.pixels.subarray(-3)]).toEqual([0, 0, 0]);
  canvas.draw(layer, 40, 40);
  expect([...canvas.pixels.subarray(-3)]).toEqual([0, 0, 0]);
});

it('merges layers into the box around them', () => {
  const layer = resize(squareInside(), 8, 8);
  const both = merge([
    { layer, left: 0, top: 0 },
    { layer, left: 10, top: -3 },
  ]);
  expect([both.left, both.top]).toEqual([0, -3]);
  expect(both.width).toBeGreaterThanOrEqual(18);
  expect(both.height).toBeGreaterThanOrEqual(11);
});
