// Inputs of the upscaler's training: pictures shrunk, with blur and noise as a decoder's output has.

import { UPSCALE_FACTOR } from '@nonet/models';
import type { Random } from '@nonet/scenes';

/** Share of the inputs that are softened, up to so many times. */
const SOFT_SHARE = 0.6;
const PASSES = 4;
/** Share of the inputs that are given noise, before they are softened and after. */
const NOISY_SHARE = 0.5;
/** Largest standard deviation of the noise. */
const NOISE = 0.015;

/** Means of blocks. RGB `[size, size, 3]` `-> [3, size / 4, size / 4]` in [0, 1] */
export function shrink(pixels: Uint8Array, size: number): Float32Array<ArrayBuffer> {
  const small = size / UPSCALE_FACTOR;
  const planes = new Float32Array(3 * small * small);
  const share = 1 / (255 * UPSCALE_FACTOR ** 2);
  for (let y = 0; y < size; y++) {
    const row = Math.floor(y / UPSCALE_FACTOR) * small;
    for (let x = 0; x < size; x++) {
      const to = row + Math.floor(x / UPSCALE_FACTOR);
      for (let c = 0; c < 3; c++) {
        const at = c * small * small + to;
        planes[at] = planes[at]! + share * pixels[3 * (y * size + x) + c]!;
      }
    }
  }
  return planes;
}

/**
 * Softens a small picture and adds noise, each by chance: noise that is softened after is the mottling of decoders.
 * Changes `planes`, `[3, side, side]`.
 */
export function roughen(planes: Float32Array, side: number, random: Random): void {
  const noisy = random.chance(NOISY_SHARE);
  const passes = random.chance(SOFT_SHARE) ? random.int(1, PASSES) : 0;
  if (noisy) addNoise(planes, random.range(0, NOISE), random);
  for (let pass = 0; pass < passes; pass++) {
    soften(planes, side, 1);
    soften(planes, side, side);
  }
  if (noisy) addNoise(planes, random.range(0, NOISE / 2), random);
  for (let i = 0; i < planes.length; i++) planes[i] = Math.min(1, Math.max(0, planes[i]!));
}

function addNoise(planes: Float32Array, deviation: number, random: Random): void {
  for (let i = 0; i < planes.length; i++) {
    // The sum of three uniform numbers is near enough to a normal one; its variance is 1/4.
    const noise = random.next() + random.next() + random.next() - 1.5;
    planes[i] = planes[i]! + 2 * deviation * noise;
  }
}

/** Weighs every number 1:2:1 with its neighbours along an axis; the outer ones of each plane stay. */
function soften(planes: Float32Array, side: number, step: number): void {
  const source = planes.slice();
  for (let i = 0; i < planes.length; i++) {
    const place = Math.floor(i / step) % side;
    if (place === 0 || place === side - 1) continue;
    planes[i] = 0.5 * source[i]! + 0.25 * (source[i - step]! + source[i + step]!);
  }
}
