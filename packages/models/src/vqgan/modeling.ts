// VQGAN (Esser et al. 2021) with the parameter names of the published Flax checkpoints.
import {
  add,
  conv,
  depthToSpace,
  matmul,
  pictureNorm,
  reshape,
  type Scope,
  silu,
  softmax,
  spaceToDepth,
  type Tensor,
  transpose,
  upsampleConv,
} from '@nonet/tensor';
import { tokensPerSide, type VqganConfig } from './config.ts';
import { paintWithMasks } from './crisp-edges.ts';
import { lookUpCode, nearestCode, quantizeScalars, scalarToken } from './quantize.ts';

/** Pictures to codes. `[batch, 3, resolution, resolution]` in [0, 1] `-> [batch * positions, embedDim]`, not yet quantised */
export function encodePictures(scope: Scope, pictures: Tensor, config: VqganConfig): Tensor {
  const z = conv(scope.at('quant_conv'), encoder(scope.at('encoder'), pictures, config), config.embedDim, 1);
  const [batch, channels, height, width] = z.shape as [number, number, number, number];
  return reshape(transpose(z, [0, 2, 3, 1]), [batch * height * width, channels]);
}

/** Tokens of pictures. `-> int64 [batch, positions]` */
export function tokenizePictures(scope: Scope, pictures: Tensor, config: VqganConfig): Tensor {
  const z = encodePictures(scope, pictures, config);
  const tokens =
    config.fsqLevels.length > 0
      ? scalarToken(quantizeScalars(z, config.fsqLevels), config.fsqLevels)
      : nearestCode(scope, z, config);
  return reshape(tokens, [pictures.dim(0), -1]);
}

/** Pictures of tokens. int64 `[batch, positions] -> [batch, 3, resolution, resolution]`, not clipped to [0, 1] */
export function decodeTokens(scope: Scope, tokens: Tensor, config: VqganConfig): Tensor {
  return decodeCodes(scope, lookUpCode(scope, tokens, config), config);
}

/** Pictures of codes. `[batch, positions, embedDim] -> [batch, 3, resolution, resolution]` */
export function decodeCodes(scope: Scope, codes: Tensor, config: VqganConfig): Tensor {
  const side = tokensPerSide(config);
  const grid = reshape(codes, [codes.dim(0), side, side, config.embedDim]);
  const z = conv(scope.at('post_quant_conv'), transpose(grid, [0, 3, 1, 2]), config.zChannels, 1);
  return decoder(scope.at('decoder'), z, config);
}

function encoder(scope: Scope, pictures: Tensor, config: VqganConfig): Tensor {
  let x = config.patchSize > 1 ? spaceToDepth(pictures, config.patchSize) : pictures;
  x = conv(scope.at('conv_in'), x, config.ch, 3);
  const last = config.chMult.length - 1;
  config.chMult.forEach((multiple, level) => {
    const here = scope.at(`down_${level}`);
    for (let block = 0; block < config.numResBlocks; block++) {
      x = resnetBlock(here.at(`block_${block}`), x, config.ch * multiple, config);
      if (attends(x, config)) x = attentionBlock(here.at(`attn_${block}`), x, config);
    }
    if (level < last) {
      const padding = { top: 0, left: 0, bottom: 1, right: 1 };
      x = conv(here.at('downsample/conv'), x, x.dim(1), 3, { stride: 2, padding });
    }
  });
  x = middle(scope.at('mid'), x, config);
  x = silu(pictureNorm(scope.at('norm_out'), x, config.normGroups));
  return conv(scope.at('conv_out'), x, config.zChannels, 3);
}

function decoder(scope: Scope, z: Tensor, config: VqganConfig): Tensor {
  const { ch, chMult, numResBlocks, patchSize } = config.decoder;
  let x = conv(scope.at('conv_in'), z, ch * chMult.at(-1)!, 3);
  x = middle(scope.at('mid'), x, config);
  for (let level = chMult.length - 1; level >= 0; level--) {
    const here = scope.at(`up_${level}`);
    for (let block = 0; block <= numResBlocks; block++) {
      x = resnetBlock(here.at(`block_${block}`), x, ch * chMult[level]!, config);
      if (attends(x, config)) x = attentionBlock(here.at(`attn_${block}`), x, config);
    }
    if (level > 0) x = upsampleConv(here.at('upsample/conv'), x, x.dim(1));
  }
  x = silu(pictureNorm(scope.at('norm_out'), x, config.normGroups));
  if (config.edgeMasks > 0) return paintWithMasks(scope, x, config);
  x = conv(scope.at('conv_out'), x, config.outCh * patchSize ** 2, 3);
  return patchSize > 1 ? depthToSpace(x, patchSize) : x;
}

const attends = (x: Tensor, config: VqganConfig): boolean => config.attnResolutions.includes(x.dim(2));

function middle(scope: Scope, x: Tensor, config: VqganConfig): Tensor {
  const before = resnetBlock(scope.at('block_1'), x, x.dim(1), config);
  return resnetBlock(
    scope.at('block_2'),
    attentionBlock(scope.at('attn_1'), before, config),
    x.dim(1),
    config,
  );
}

function resnetBlock(scope: Scope, x: Tensor, channels: number, { normGroups }: VqganConfig): Tensor {
  let h = conv(scope.at('conv1'), silu(pictureNorm(scope.at('norm1'), x, normGroups)), channels, 3);
  h = conv(scope.at('conv2'), silu(pictureNorm(scope.at('norm2'), h, normGroups)), channels, 3);
  return add(x.dim(1) === channels ? x : conv(scope.at('nin_shortcut'), x, channels, 1), h);
}

/** Every position attends to every other, one head. */
function attentionBlock(scope: Scope, x: Tensor, { normGroups }: VqganConfig): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const h = pictureNorm(scope.at('norm'), x, normGroups);
  const project = (name: string) =>
    reshape(conv(scope.at(name), h, channels, 1), [batch, channels, height * width]);
  const [q, k, v] = [project('q'), project('k'), project('v')];
  // [batch, query, key]
  const weights = softmax(matmul(q, k, { transposeA: true, scale: 1 / Math.sqrt(channels) }));
  const mixed = reshape(matmul(v, weights, { transposeB: true }), x.shape);
  return add(x, conv(scope.at('proj_out'), mixed, channels, 1));
}
