// Real pictures as a decoder or a file leaves them: what is learnt from them must not hang on spotless pixels.

import type { RgbPicture } from '@nonet/models';
import type { Random } from '@nonet/scenes';
import sharp from 'sharp';

/** Share that is softened, and by what deviations of a Gaussian in pixels. */
const SOFT_SHARE = 0.7;
const SOFTNESS = [0.3, 0.9] as const;
/** Quality of lossy compression. */
const QUALITY = [40, 90] as const;
/** Largest change of a channel by noise. */
const NOISE = 6;

/** The picture softened, compressed and made noisy, each by a random measure. */
export async function worn({ width, height, pixels }: RgbPicture, random: Random): Promise<RgbPicture> {
  const clean = sharp(pixels, { raw: { width, height, channels: 3 } });
  const soft = random.chance(SOFT_SHARE) ? clean.blur(random.range(...SOFTNESS)) : clean;
  const file = await soft.webp({ quality: random.int(...QUALITY) }).toBuffer();
  const read = await sharp(file).removeAlpha().raw().toBuffer();
  const noise = random.range(0, NOISE);
  const noisy = Uint8ClampedArray.from(read, (value) => value + random.range(-noise, noise));
  return { width, height, pixels: new Uint8Array(noisy.buffer) };
}
