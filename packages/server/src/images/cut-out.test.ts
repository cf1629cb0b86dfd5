// Cutting out what was drawn on a plain background, and what is made of that; tracing.
import { MADE_BY_MODEL, withPngText, writeXmp, XMP_KEYWORD } from '@nonet/models';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cutOut, madeForms, readPngText, toVariant } from './index.ts';

const draw = (svg: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128">${svg}</svg>`))
    .flatten({ background: 'white' })
    .png()
    .toBuffer();

const alphaAt = async (file: Uint8Array, x: number, y: number) => {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return info.channels === 4 ? data[4 * (y * info.width + x) + 3] : undefined;
};

it('leaves the thing, what the file says of it, and nothing around it', async () => {
  const ball = withPngText(await draw('<circle cx="64" cy="64" r="40" fill="#c33"/>'), {
    Description: 'a ball',
  });
  const cut = (await cutOut(ball))!;
  expect([await alphaAt(cut, 2, 2), await alphaAt(cut, 64, 64)]).toEqual([0, 255]);
  expect(readPngText(cut)).toEqual({ Description: 'a ball' });
  const webp = await toVariant(cut, { format: 'webp', size: 256 });
  expect([await alphaAt(webp, 4, 4), await alphaAt(webp, 128, 128)]).toEqual([0, 255]);
});

const MARKS = { [XMP_KEYWORD]: writeXmp({ prompt: 'a <script> & ball', model: 'nonet-1', seed: 1 }) };

it('makes a sticker as messengers take it: clear around a white rim, small, and marked', async () => {
  // Noise takes the most bytes.
  const noise = await sharp({
    create: {
      width: 100,
      height: 60,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', sigma: 90 },
    },
  })
    .png()
    .toBuffer();
  const drawn = await sharp(await draw(''))
    .composite([{ input: noise, left: 20, top: 40 }])
    .png()
    .toBuffer();
  const sticker = await madeForms['-sticker.webp']!.make((await cutOut(withPngText(drawn, MARKS)))!);
  const { format, width, height, xmpAsString } = await sharp(sticker).metadata();
  expect([format, width, height]).toEqual(['webp', 512, 512]);
  expect(xmpAsString).toContain(MADE_BY_MODEL);
  expect(sticker.length).toBeLessThanOrEqual(100_000);
  expect([await alphaAt(sticker, 8, 256), await alphaAt(sticker, 256, 60)]).toEqual([0, 0]);
  const { data } = await sharp(sticker).raw().toBuffer({ resolveWithObject: true });
  const rim = data.subarray(4 * (256 * 512 + 20)); // four pixels left of the thing
  expect(Math.min(...rim.subarray(0, 4))).toBeGreaterThan(200);
});

it('traces an SVG that is marked, whatever its prompt was', async () => {
  const ball = withPngText(await draw('<circle cx="64" cy="64" r="40" fill="#c33"/>'), MARKS);
  const svg = Buffer.from(await madeForms['.svg']!.make(ball));
  const elements: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name }) => elements.push(name));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg.toString()).close();
  expect(svg.toString()).toContain(MADE_BY_MODEL);
  expect(elements).toContain('path');
  expect(elements).not.toContain('script');
  const { data, info } = await sharp(svg).resize(64, 64).raw().toBuffer({ resolveWithObject: true });
  const middle = (32 * 64 + 32) * info.channels;
  expect(data[middle]! - data[middle + 1]!).toBeGreaterThan(100); // red
});

it.each([
  ['nothing on it', ''],
  [
    'a picture of a place',
    '<path fill="#39c" d="M0 0h128v70H0z"/><path fill="#3a3" d="M0 70h128v58H0z"/><circle cx="64" cy="64" r="30" fill="#c33"/>',
  ],
  ['a thing that fills it', '<path fill="#39c" d="M0 0h120v128H0z"/>'],
])('cuts nothing out where there is %s', async (_, svg) => {
  expect(await cutOut(await draw(svg))).toBeUndefined();
});
