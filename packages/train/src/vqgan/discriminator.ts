// Tells drawn pictures from restored ones, patch by patch: what makes a decoder draw crisp (Isola et al. 2017).
import {
  add,
  conv,
  mean,
  relu,
  type Scope,
  silu,
  spaceToDepth,
  stopGradient,
  sub,
  type Tensor,
} from '@nonet/tensor';

/** Pixels per side that are folded into channels first: edges are judged, at a quarter of the cost. */
const FOLD = 4;
/** Channels of the hidden layers, each of which halves width and height. */
const CHANNELS = [48, 96];

/** Scores of patches: high for drawn, low for restored. `[batch, 3, size, size] -> [batch, 1, size / 16, size / 16]` */
function score(scope: Scope, pictures: Tensor): Tensor {
  let x = spaceToDepth(pictures, FOLD);
  for (const [layer, channels] of CHANNELS.entries()) {
    const padding = { top: 1, left: 1, bottom: 1, right: 1 };
    x = silu(conv(scope.at(`conv_${layer}`), x, channels, 4, { stride: 2, padding }));
  }
  return conv(scope.at('conv_out'), x, 1, 3);
}

/**
 * Both sides of the game in one scalar: gradients of the discriminator's loss reach only the discriminator, those
 * of the decoder's loss only the decoder. Hinge losses, as in VQGAN (Esser et al. 2021).
 */
export function adversarialLosses(
  scope: Scope,
  restored: Tensor,
  pictures: Tensor,
): { discriminator: Tensor; decoder: Tensor } {
  const drawn = score(scope, pictures);
  const seenThrough = score(scope, stopGradient(restored));
  const discriminator = add(mean(relu(sub(1, drawn))), mean(relu(add(seenThrough, 1))));
  return { discriminator, decoder: sub(0, mean(score(scope.frozen(), restored))) };
}
