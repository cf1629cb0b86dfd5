// Cutting out what was drawn on a plain background.
import { withPngText } from '@nonet/models';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cutOut, readPngText, toVariant } from './index.ts';

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
