// Shapes cover the pixels that geometry says; what is not supported is refused.
import { describe, expect, it } from 'vitest';
import { garmentBitmap } from '../garment-bitmaps.ts';
import { HATS } from '../hats.ts';
import { drawSvg } from './draw-svg.ts';
import { UnsupportedSvg } from './unsupported.ts';

const SIDE = 40;
const draw = (body: string, side = SIDE) =>
  drawSvg(body, { width: SIDE, height: SIDE }, { width: side, height: side });
/** Covered area in units of the plane. */
const areaOf = (body: string, side = SIDE) => {
  const { rgba } = draw(body, side);
  let sum = 0;
  for (let i = 3; i < rgba.length; i += 4) sum += rgba[i]! / 255;
  return (sum * SIDE * SIDE) / (side * side);
};
const pixel = (body: string, x: number, y: number) => [
  ...draw(body)
    .rgba.subarray(4 * (y * SIDE + x))
    .subarray(0, 4),
];

describe('areas', () => {
  it.each([
    ['rect off the pixels', '<rect x="3.3" y="4.6" width="10.5" height="7.25"/>', 10.5 * 7.25],
    ['rounded rect', '<rect x="2" y="2" width="20" height="10" rx="4"/>', 200 - (4 - Math.PI) * 16],
    ['circle', '<circle cx="20" cy="20" r="13"/>', Math.PI * 169],
    ['small circle', '<circle cx="20.2" cy="20.7" r="0.8"/>', Math.PI * 0.64],
    ['ellipse', '<ellipse cx="20" cy="20" rx="18" ry="5"/>', Math.PI * 90],
    ['ellipse cut off by the border', '<ellipse cx="0" cy="20" rx="18" ry="5"/>', Math.PI * 45],
    ['polygon', '<polygon points="1,1 31,11 11,31"/>', 400],
    ['line beyond every border', '<path d="M-90 -100 H200 V20 H-90 Z"/>', 800],
    ['relative path', '<path d="m5 5 l10 0 0 10 h-10 z"/>', 100],
    ['arc, half a circle', '<path d="M10 20 A 10 10 0 0 1 30 20 Z"/>', Math.PI * 50],
    ['large arc', '<path d="M20 10 A 10 10 0 1 1 10 20 L20 20 Z"/>', Math.PI * 75],
    ['quadratic', '<path d="M0 0 Q 15 30 30 0 Z"/>', 300],
    ['smooth quadratics', '<path d="M0 20 q 5 -6 10 0 t 10 0 V40 H0 Z"/>', 400],
    ['smooth cubics', '<path d="M0 20 C 4 10, 6 10, 10 20 S 16 30, 20 20 V40 H0 Z"/>', 400],
    ['overlap of one orientation', '<path d="M0 0 H20 V20 H0 Z M10 0 H30 V20 H10 Z"/>', 600],
    ['hole of the other orientation', '<path d="M0 0 H20 V20 H0 Z M5 5 V15 H15 V5 Z"/>', 300],
    ['butt stroke', '<path d="M5 10 L35 10" stroke="#000" stroke-width="3"/>', 90],
    [
      'round stroke',
      '<path d="M5 10 h30" stroke="#000" stroke-width="4" stroke-linecap="round"/>',
      120 + 4 * Math.PI,
    ],
    [
      'mitred stroke',
      '<rect x="10" y="10" width="20" height="20" fill="none" stroke="#000" stroke-width="4"/>',
      320,
    ],
    ['ring', '<circle cx="20" cy="20" r="10" fill="none" stroke="#000" stroke-width="2"/>', 40 * Math.PI],
  ])('%s', (_, body, area) => {
    expect(Math.abs(areaOf(body) / area - 1)).toBeLessThan(0.02);
    expect(Math.abs(areaOf(body, 97) / area - 1)).toBeLessThan(0.02);
  });
});

describe('paint', () => {
  const square = (more: string) => `<rect x="0" y="0" width="40" height="40" ${more}/>`;

  it.each([
    ['#f80', [255, 136, 0, 255]],
    ['#102030', [16, 32, 48, 255]],
    ['rgb(1,2,3)', [1, 2, 3, 255]],
    ['rgba(10,20,30,0.4)', [10, 20, 30, 102]],
    ['none', [0, 0, 0, 0]],
  ])('reads %s', (fill, rgba) => expect(pixel(square(`fill="${fill}"`), 7, 9)).toEqual(rgba));

  it('makes a group transparent as a whole', () => {
    const group = `<g fill="#ff0000" opacity="0.6">${square('')}${square('')}</g>`;
    expect(pixel(group, 3, 3)).toEqual([255, 0, 0, 153]);
  });

  it('mixes by opacity', () => {
    expect(pixel(square('fill="#fff"') + square('fill="#000" opacity="0.2"'), 3, 3)).toEqual([
      204, 204, 204, 255,
    ]);
  });

  it('runs gradients along the shape', () => {
    const stops = '<stop offset="0" stop-color="#000"/><stop offset="0.5" stop-color="#fff"/>';
    const gradient = (vector: string) =>
      `<defs><linearGradient id="a" ${vector}>${stops}</linearGradient></defs>${square('fill="url(#a)"')}`;
    const down = gradient('x1="0" y1="0" x2="0" y2="1"');
    const across = gradient('x1="0" y1="0" x2="1" y2="0"');
    expect(pixel(down, 0, 0)[0]).toBeLessThan(10);
    expect(pixel(down, 39, 9)[0]! / 255).toBeCloseTo(0.475, 2);
    expect(pixel(down, 5, 30)).toEqual([255, 255, 255, 255]);
    expect(pixel(across, 9, 39)).toEqual(pixel(down, 39, 9));
  });
});

describe('what is not supported', () => {
  it.each([
    '<text/>',
    '<rect width="4" height="4" transform="scale(2)"/>',
    '<rect width="4em" height="4"/>',
    '<path d="M0 0 A 4 4 30 0 1 8 8"/>',
    '<path d="M0 0 L4"/>',
    '<path d="M0 0 B4 4"/>',
    '<path d="0 0"/>',
    '<circle r="4" fill="red"/>',
    '<circle r="4" fill="url(#absent)"/>',
    '<path d="M0 0 H9" stroke="#000" stroke-linecap="square"/>',
    '<g><circle r="4"/>',
    '<g></g></g>',
    '<rect>text</rect>',
    '<!-- comment -->',
  ])('%s', (body) => expect(() => draw(body)).toThrow(UnsupportedSvg));
});

it('draws every hat, once', () => {
  for (const hat of HATS) {
    const bitmap = garmentBitmap(hat);
    expect(bitmap.width / bitmap.height).toBeCloseTo(100 / hat.height, 1);
    expect(bitmap.rgba.filter((_, i) => i % 4 === 3).some((alpha) => alpha === 255)).toBe(true);
    expect(garmentBitmap(hat)).toBe(bitmap);
  }
});
