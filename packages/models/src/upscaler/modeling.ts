// The upscaler: residual blocks at the small size (Lim et al. 2017, without their batch), unfolded at the end (Shi et al. 2016).
import { add, conv, conv2d, depthToSpace, relu, reshape, type Scope, type Tensor } from '@nonet/tensor';
import { UPSCALE_FACTOR, type UpscalerConfig } from './config.ts';

const ZEROS = { value: 0 };
/** Pixels of a line that a pixel in between is made of. */
const TAPS = 5;

/**
 * Pictures four times as wide and high: bicubic interpolation, and what the net adds to it.
 * `[batch, 3, height, width]` in [0, 1] `-> [batch, 3, 4 height, 4 width]`, not clipped to [0, 1]
 */
export function upscalePictures(
  scope: Scope,
  pictures: Tensor,
  { channels, blocks }: UpscalerConfig,
): Tensor {
  let x = conv(scope.at('conv_in'), pictures, channels, 3);
  for (let block = 0; block < blocks; block++) {
    const here = scope.at(`block_${block}`);
    const h = relu(conv(here.at('conv1'), x, channels, 3));
    // Blocks begin as what they add to, so that a deep net learns from its first step.
    x = add(x, conv(here.at('conv2'), h, channels, 3, { init: ZEROS }));
  }
  const details = conv(scope.at('conv_out'), x, pictures.dim(1) * UPSCALE_FACTOR ** 2, 3, { init: ZEROS });
  return add(interpolate(pictures), depthToSpace(details, UPSCALE_FACTOR));
}

/** Bicubic interpolation (Keys 1981) as a convolution whose outputs are the pixels of a block; black beyond the border. */
function interpolate(pictures: Tensor): Tensor {
  const [batch, channels, height, width] = pictures.shape as [number, number, number, number];
  const planes = reshape(pictures, [batch * channels, 1, height, width]);
  const area = UPSCALE_FACTOR ** 2;
  const line = Array.from({ length: UPSCALE_FACTOR }, (_, place) =>
    taps((place + 0.5) / UPSCALE_FACTOR - 0.5),
  );
  const kernel = new Float32Array(TAPS * TAPS * area);
  for (let at = 0; at < kernel.length; at++) {
    const [row, column] = [Math.floor(at / area / TAPS), Math.floor(at / area) % TAPS];
    const [down, across] = [Math.floor((at % area) / UPSCALE_FACTOR), at % UPSCALE_FACTOR];
    kernel[at] = line[down]![row]! * line[across]![column]!;
  }
  const reach = (TAPS - 1) / 2;
  const blocks = conv2d(planes, pictures.graph.constant(kernel, [TAPS, TAPS, 1, area]), undefined, {
    padding: { top: reach, left: reach, bottom: reach, right: reach },
  });
  const large = depthToSpace(blocks, UPSCALE_FACTOR);
  return reshape(large, [batch, channels, large.dim(2), large.dim(3)]);
}

/** Their shares for a pixel so far from the middle one, at most half a pixel. */
function taps(offset: number): number[] {
  return Array.from({ length: TAPS }, (_, tap) => {
    const x = Math.abs(tap - (TAPS - 1) / 2 - offset);
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  });
}
