import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { writeSheet } from './sheet.ts';

it('writes pictures in rows, with room for captions only where there are some', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nonet-sheet-'));
  const red = { pixels: new Uint8Array(20 * 20 * 3).map((_, i) => (i % 3 === 0 ? 255 : 0)), size: 20 };
  await writeSheet([red, red, red], 2, join(folder, 'plain.png'));
  await writeSheet([{ ...red, caption: 'a <cat> & dog' }], 2, join(folder, 'captioned.png'));
  const plain = await sharp(join(folder, 'plain.png')).raw().toBuffer({ resolveWithObject: true });
  const captioned = await sharp(join(folder, 'captioned.png')).metadata();
  expect([plain.info.width, plain.info.height]).toEqual([64, 64]);
  expect([...plain.data.subarray(plain.info.channels * (64 * 10 + 10)).subarray(0, 3)]).toEqual([255, 0, 0]);
  expect(captioned.height).toBe(70);
  await expect(writeSheet([], 2, join(folder, 'none.png'))).rejects.toMatchObject({ code: 'sheet-empty' });
  await expect(writeSheet([red, { ...red, size: 10 }], 2, join(folder, 'no.png'))).rejects.toMatchObject({
    code: 'sheet-size',
  });
  await rm(folder, { recursive: true });
});
