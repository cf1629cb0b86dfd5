// Sizes and options of a VQGAN, read from its config.json.
import { NonetError } from '@nonet/tensor';
import { ConfigReader } from '../config-reader.ts';
import { PRETRAINED_CONFIG_KEYS } from '../pretrained-config.ts';

/**
 * The published VQGAN's options in camel case, and four of ours: `patchSize`, `normGroups`, `edgeMasks`,
 * and `fsqLevels` for a codebook by bounded scalar quantisation in place of a learned one.
 */
export interface VqganConfig {
  readonly ch: number;
  readonly chMult: readonly number[];
  readonly numResBlocks: number;
  readonly attnResolutions: readonly number[];
  readonly zChannels: number;
  /** Channels of a code. */
  readonly embedDim: number;
  /** Number of codes. */
  readonly nEmbed: number;
  /** Width and height of a picture in pixels. */
  readonly resolution: number;
  readonly outCh: number;
  /** Pixels per side that are folded into channels before the first and after the last convolution. */
  readonly patchSize: number;
  readonly normGroups: number;
  /** Masks at full resolution that give the decoder's flat areas crisp borders; 0: none. */
  readonly edgeMasks: number;
  /** Levels per channel of the scalar quantiser; empty: a learned codebook. */
  readonly fsqLevels: readonly number[];
}

/** Tokens per side of a picture. */
export const tokensPerSide = (config: VqganConfig): number =>
  config.resolution / config.patchSize / 2 ** (config.chMult.length - 1);

/** @throws NonetError `config-*` that names the key, what was expected and what came */
export function parseVqganConfig(json: unknown): VqganConfig {
  const reader = new ConfigReader('VQGAN config', json);
  const fsqLevels = reader.integers('fsq_levels', []);
  const fsq = fsqLevels.length > 0;
  const config: VqganConfig = {
    ch: reader.integer('ch'),
    chMult: reader.integers('ch_mult'),
    numResBlocks: reader.integer('num_res_blocks'),
    attnResolutions: reader.integers('attn_resolutions', []),
    zChannels: reader.integer('z_channels'),
    embedDim: reader.integer('embed_dim', fsq ? fsqLevels.length : undefined),
    nEmbed: reader.integer('n_embed', fsq ? fsqLevels.reduce((a, b) => a * b, 1) : undefined),
    resolution: reader.integer('resolution'),
    outCh: reader.integer('out_ch', 3),
    patchSize: reader.integer('patch_size', 1),
    normGroups: reader.integer('norm_groups', 32),
    edgeMasks: reader.integer('edge_masks', 0, 0),
    fsqLevels,
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
