// Sizes and options of a VQGAN, read from its config.json.
import { NonetError } from '@nonet/core';
import { ConfigReader } from '../config-reader.ts';
import { PRETRAINED_CONFIG_KEYS } from '../pretrained-config.ts';

/** Sizes of an encoder or a decoder. */
interface PyramidConfig {
  /** Channels at the widest level. */
  readonly ch: number;
  /** Multiples of `ch`, a level each; a level has half the width and height of the one before. */
  readonly chMult: readonly number[];
  readonly numResBlocks: number;
  /** Pixels per side that are folded into channels before the first or after the last convolution. */
  readonly patchSize: number;
}

/**
 * The published VQGAN's options in camel case, and five of ours: `patchSize`, `normGroups`, `edgeMasks`,
 * `fsqLevels` for a codebook by bounded scalar quantisation in place of a learned one, and `decoder` for a decoder
 * that is built otherwise than the encoder.
 */
export interface VqganConfig extends PyramidConfig {
  readonly attnResolutions: readonly number[];
  readonly zChannels: number;
  /** Channels of a code. */
  readonly embedDim: number;
  /** Number of codes. */
  readonly nEmbed: number;
  /** Width and height of a picture in pixels. */
  readonly resolution: number;
  readonly outCh: number;
  readonly normGroups: number;
  /** Masks at full resolution that give the decoder's flat areas crisp borders; 0: none. */
  readonly edgeMasks: number;
  /** Levels per channel of the scalar quantiser; empty: a learned codebook. */
  readonly fsqLevels: readonly number[];
  /** As the encoder where the config does not say otherwise. */
  readonly decoder: PyramidConfig;
}

/** Tokens per side of a picture. */
export const tokensPerSide = (config: VqganConfig): number => config.resolution / pixelsPerToken(config);

/** Width and height of what one token stands for, in pixels. */
const pixelsPerToken = ({ patchSize, chMult }: PyramidConfig): number => patchSize * 2 ** (chMult.length - 1);

/** @throws NonetError `config-*` that names the key, what was expected and what came */
export function parseVqganConfig(json: unknown): VqganConfig {
  const reader = new ConfigReader('VQGAN config', json);
  const fsqLevels = reader.integers('fsq_levels', []);
  const fsq = fsqLevels.length > 0;
  const pyramid = parsePyramid(reader);
  const config: VqganConfig = {
    ...pyramid,
    attnResolutions: reader.integers('attn_resolutions', []),
    zChannels: reader.integer('z_channels'),
    embedDim: reader.integer('embed_dim', fsq ? fsqLevels.length : undefined),
    nEmbed: reader.integer('n_embed', fsq ? fsqLevels.reduce((a, b) => a * b, 1) : undefined),
    resolution: reader.integer('resolution'),
    outCh: reader.integer('out_ch', 3),
    normGroups: reader.integer('norm_groups', 32),
    edgeMasks: reader.integer('edge_masks', 0, 0),
    fsqLevels,
    decoder: parseDecoder(reader.object('decoder', {}), pyramid),
  };
  reader.only('in_channels', 3);
  reader.only('double_z', false);
  reader.only('resamp_with_conv', true);
  reader.only('give_pre_end', false);
  reader.ignore(['dropout', ...PRETRAINED_CONFIG_KEYS]);
  reader.ignore(['num_resolutions', 'reduced_spatial_dim']);
  reader.finish();
  const side = tokensPerSide(config);
  if (!Number.isInteger(side) || side < 1) {
    throw new NonetError(
      'config-value',
      `VQGAN config: "resolution" should be a multiple of ${config.resolution / side} (patch_size and ch_mult), got ${config.resolution}`,
    );
  }
  if (pixelsPerToken(config.decoder) !== pixelsPerToken(config)) {
    throw new NonetError(
      'config-value',
      `VQGAN config: "decoder" should make ${pixelsPerToken(config)} pixels per side of a token (patch_size and ch_mult), as the encoder, got ${pixelsPerToken(config.decoder)}`,
    );
  }
  if (
    fsq &&
    (config.embedDim !== fsqLevels.length || config.nEmbed !== fsqLevels.reduce((a, b) => a * b, 1))
  ) {
    throw new NonetError(
      'config-value',
      `VQGAN config: fsq_levels [${fsqLevels.join()}] mean embed_dim ${fsqLevels.length} and n_embed ${fsqLevels.reduce((a, b) => a * b, 1)}, got ${config.embedDim} and ${config.nEmbed}`,
    );
  }
  return config;
}

function parsePyramid(reader: ConfigReader, usual?: PyramidConfig): PyramidConfig {
  return {
    ch: reader.integer('ch', usual?.ch),
    chMult: reader.integers('ch_mult', usual?.chMult),
    numResBlocks: reader.count('num_res_blocks', usual?.numResBlocks),
    patchSize: reader.integer('patch_size', usual?.patchSize ?? 1),
  };
}

function parseDecoder(json: unknown, encoder: PyramidConfig): PyramidConfig {
  const reader = new ConfigReader('VQGAN config, decoder', json);
  const decoder = parsePyramid(reader, encoder);
  reader.finish();
  return decoder;
}
