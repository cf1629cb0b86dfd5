// The upscaler: what it starts from, and that tiles show no seam.
import { NonetError } from '@nonet/core';
import { Graph, Scope } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { describe, expect, it } from 'vitest';
import type { RgbPicture } from '../picture.ts';
import { parseUpscalerConfig } from './config.ts';
import { upscalePictures } from './modeling.ts';
import { MAX_UPSCALE_PIXELS, Upscaler } from './upscaler.ts';

const config = parseUpscalerConfig({ factor: 4, channels: 8, blocks: 2 });

/** Small pseudo-random weights, so that every layer has its say; `scale` 0 leaves the interpolation alone. */
function weightsOf(scale: number): Map<string, Float32Array> {
  const graph = new Graph();
  upscalePictures(new Scope(graph), graph.input('picture', [1, 3, 1, 1]), config);
  let state = 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
  return new Map(
    [...graph.parameters.values()].map(({ name, tensor }) => [
      name,
      Float32Array.from({ length: tensor.size }, () => scale * next()),
    ]),
  );
}

const open = (scale: number) =>
  new Upscaler(config, weightsOf(scale), (graph, weights) => compile(graph, { weights, threads: 1 }));

function pictureOf(
  width: number,
  height: number,
  colour: (x: number, y: number, c: number) => number,
): RgbPicture {
  const pixels = new Uint8Array(3 * width * height);
  for (let i = 0; i < pixels.length; i++) {
    const pixel = Math.floor(i / 3);
    pixels[i] = colour(pixel % width, Math.floor(pixel / width), i % 3);
  }
  return { width, height, pixels };
}

const noise = (x: number, y: number, c: number): number => (x * 7919 + y * 104729 + c * 1299709) % 251;

describe('an upscaler', () => {
  it('is bicubic interpolation before it has learnt anything', async () => {
    const flat = await open(0).upscale(pictureOf(9, 5, (_x, _y, c) => 40 * (c + 1)));
    expect([flat.width, flat.height]).toEqual([36, 20]);
    expect(flat.pixels.every((value, i) => value === 40 * ((i % 3) + 1))).toBe(true);
    // A ramp stays a ramp: a quarter of its step from pixel to pixel, away from the borders.
    const ramp = await open(0).upscale(pictureOf(32, 4, (x) => 8 * x));
    const row = Array.from({ length: 96 }, (_, x) => ramp.pixels[3 * (8 * 128 + 16 + x)]!);
    const errors = row.map((value, x) => Math.abs(value - 8 * ((16 + x + 0.5) / 4 - 0.5)));
    expect(Math.max(...errors)).toBeLessThanOrEqual(0.51);
  });

  it('shows no seam where tiles meet', async () => {
    const upscaler = open(0.6);
    const whole = pictureOf(300, 140, noise);
    const large = await upscaler.upscale(whole);
    // The same pixels in the middle of a tile of their own.
    const [left, top, width, height] = [100, 100, 60, 40];
    const part = pictureOf(width, height, (x, y, c) => noise(left + x, top + y, c));
    const own = await upscaler.upscale(part);
    const edge = 4 * 6; // what lies beyond the part's border is not known to it
    let worst = 0;
    for (let y = edge; y < 4 * height - edge; y++) {
      for (let i = 3 * edge; i < 3 * (4 * width - edge); i++) {
        const there = 3 * ((4 * top + y) * large.width + 4 * left) + i;
        worst = Math.max(worst, Math.abs(own.pixels[3 * y * own.width + i]! - large.pixels[there]!));
      }
    }
    expect(worst).toBeLessThanOrEqual(1);
    await upscaler.release();
  });

  it('goes on at the opposite edge where that is asked for', async () => {
    const upscaler = open(0.6);
    const tile = pictureOf(16, 16, noise);
    const wrapped = await upscaler.upscale(tile, { wraps: true });
    const two = await upscaler.upscale(pictureOf(48, 48, (x, y, c) => noise(x % 16, y % 16, c)));
    const middle = wrapped.pixels.map(
      (_, i) => two.pixels[3 * 192 * (64 + Math.floor(i / 192)) + 192 + (i % 192)]!,
    );
    const differences = wrapped.pixels.map((value, i) => Math.abs(value - middle[i]!));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1);
    const plain = await upscaler.upscale(tile);
    expect(plain.pixels).not.toEqual(wrapped.pixels);
    await upscaler.release();
  });

  it('tells its progress, stops when it is aborted, and refuses what is no picture or too large', async () => {
    const upscaler = open(0.1);
    const stop = new AbortController();
    const steps: number[][] = [];
    const onProgress = (done: number, total: number) => {
      steps.push([done, total]);
      if (done === 2) stop.abort();
    };
    const long = pictureOf(500, 1, noise);
    const cancelled = await upscaler
      .upscale(long, { signal: stop.signal, onProgress })
      .catch((e: unknown) => e);
    expect(cancelled).toMatchObject({ code: 'cancelled' });
    expect(steps).toEqual([
      [1, 4],
      [2, 4],
    ]);
    const bad = [
      { width: 0, height: 4, pixels: new Uint8Array() },
      { width: 2, height: 2, pixels: new Uint8Array(11) },
      { width: MAX_UPSCALE_PIXELS, height: 2, pixels: new Uint8Array() },
    ];
    for (const picture of bad) {
      const error = await upscaler.upscale(picture).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(NonetError);
      expect(error).toMatchObject({ code: 'upscale-size' });
    }
    await upscaler.release();
  });

  it.each([
    [{ channels: 8, blocks: 2, factor: 2 }, 'config-value'],
    [{ channels: 0, blocks: 2 }, 'config-value'],
    [{ channels: 8 }, 'config-missing-key'],
    [{ channels: 8, blocks: 2, layers: 3 }, 'config-unknown-key'],
  ])('reads its config strictly: %j', (json, code) => {
    expect(() => parseUpscalerConfig(json)).toThrow(expect.objectContaining({ code }));
  });
});
