// Vector drawings at any size: what an upscaler learns from, split into those that it sees and those that test it.

import { NonetError } from '@nonet/core';
import { type Bitmap, hashSeed } from '@nonet/scenes';
import sharp from 'sharp';
import { downloadPackage } from '../data/download.ts';
import { type Drawing, readDrawings } from '../data/icons.ts';
import { SOURCES } from '../data/sources.ts';

/** A drawing that knows no pixels. */
export type VectorDrawing = Extract<Drawing, { form: 'svg' }>;

/** One drawing of so many is kept for tests. */
const HELD_OUT = 25;

/**
 * Vector drawings of some sources of the data set, source by source.
 * @param heldOut those that training never shows, or all others
 * @throws NonetError `data-source` if there is no such source or it has no vector drawings; those of `downloadPackage`
 */
export async function vectorDrawings(
  dataDir: string,
  sources: readonly string[],
  heldOut: boolean,
): Promise<VectorDrawing[][]> {
  return Promise.all(
    sources.map(async (id) => {
      const source = SOURCES.find((known) => known.id === id);
      if (!source) {
        const known = SOURCES.map((one) => one.id).join(', ');
        throw new NonetError('data-source', `source ${id}: expected one of ${known}`);
      }
      const drawings = (await readDrawings(await downloadPackage(dataDir, source), source)).filter(
        (drawing) =>
          drawing.form === 'svg' && (hashSeed('upscaler', id, drawing.name) % HELD_OUT === 0) === heldOut,
      ) as VectorDrawing[];
      if (drawings.length > 0) return drawings;
      throw new NonetError('data-source', `source ${id}: expected vector drawings, found none`);
    }),
  );
}

/** A part of a drawing's plane, in shares of its larger side from its middle. */
export interface Window {
  readonly centreX: number;
  readonly centreY: number;
  /** Side of the square window. */
  readonly side: number;
}

/** Renders a square window of a drawing. @returns undefined for a drawing that librsvg rejects */
export async function renderWindow(
  { body, left, top, width, height }: VectorDrawing,
  window: Window,
  size: number,
): Promise<Bitmap | undefined> {
  const unit = Math.max(width, height);
  const side = window.side * unit;
  const x = left + width / 2 + window.centreX * unit - side / 2;
  const y = top + height / 2 + window.centreY * unit - side / 2;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `viewBox="${x} ${y} ${side} ${side}" width="${size}" height="${size}">${body}</svg>`;
  try {
    const { data } = await sharp(Buffer.from(svg))
      .resize(size, size, { fit: 'fill' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { rgba: data, width: size, height: size };
  } catch {
    return undefined;
  }
}
