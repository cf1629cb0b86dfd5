// WebP files that browsers make carry the mark that the service's carry.
import { withWebpXmp, writeXmp } from '@nonet/models';
import sharp from 'sharp';
import { expect, it } from 'vitest';

it.each([
  [16, 16, false],
  [300, 257, false],
  [16, 20, true],
])(
  'a WebP file of %d by %d pixels keeps its picture and says who made it',
  async (width, height, profile) => {
    const drawn = sharp({ create: { width, height, channels: 3, background: '#c04080' } });
    const plain = await (profile ? drawn.withIccProfile('srgb') : drawn).webp().toBuffer();
    const xmp = writeXmp({ prompt: '猫 & "cat"', model: 'nonet-1', seed: 7 });
    const marked = withWebpXmp(plain, xmp, { width, height });
    const metadata = await sharp(marked).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width, height });
    expect(metadata.xmp?.toString()).toBe(xmp);
    expect(await sharp(marked).raw().toBuffer()).toEqual(await sharp(plain).raw().toBuffer());
  },
);
