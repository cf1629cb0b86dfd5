// Metadata in AUTOMATIC1111's answers: `info`, and the text that describes one picture.
import type { DrawRequest, SdTextRequest } from '@nonet/api';
import manifest from '../../../package.json' with { type: 'json' };
import type { SdModel } from './models.ts';

export interface Drawn {
  readonly asked: SdTextRequest;
  readonly drawn: DrawRequest & { readonly seed: number };
  readonly model: SdModel;
  /** Number of pictures. */
  readonly count: number;
  /** Of a picture, in pixels. */
  readonly side: number;
  readonly startedAt: Date;
  readonly notes: readonly string[];
}

const DEFAULTS = { steps: 20, cfg_scale: 7, sampler_name: 'Euler' } as const;
const VERSION = `Nonet ${manifest.version}`;

/** The text that such servers put into a picture: prompt, negative prompt and settings, each a line. */
function infoText({ asked, drawn, model, side }: Drawn): string {
  const settings = {
    Steps: asked.steps ?? DEFAULTS.steps,
    Sampler: asked.sampler_name ?? DEFAULTS.sampler_name,
    'CFG scale': asked.cfg_scale ?? DEFAULTS.cfg_scale,
    Seed: drawn.seed,
    Size: `${side}x${side}`,
    'Model hash': model.hash,
    Model: model.model_name,
    Version: VERSION,
  };
  const { prompt = '', negative_prompt } = asked;
  const last = Object.entries(settings).map(([name, value]) => `${name}: ${value}`);
  return [prompt, ...(negative_prompt ? [`Negative prompt: ${negative_prompt}`] : []), last.join(', ')].join(
    '\n',
  );
}

/**
 * `info`, a JSON object as text. All pictures of a drawing have one seed: with it and as many pictures, each is drawn
 * again at its place.
 */
export function infoOf(about: Drawn): string {
  const { asked, drawn, model, count, side, startedAt, notes } = about;
  const each = <T>(value: T): T[] => Array<T>(count).fill(value);
  const { prompt = '', negative_prompt = '' } = asked;
  return JSON.stringify({
    prompt,
    all_prompts: each(prompt),
    negative_prompt,
    all_negative_prompts: each(negative_prompt),
    seed: drawn.seed,
    all_seeds: each(drawn.seed),
    subseed: drawn.seed,
    all_subseeds: each(drawn.seed),
    subseed_strength: 0,
    width: side,
    height: side,
    sampler_name: asked.sampler_name ?? DEFAULTS.sampler_name,
    cfg_scale: asked.cfg_scale ?? DEFAULTS.cfg_scale,
    steps: asked.steps ?? DEFAULTS.steps,
    batch_size: count,
    restore_faces: false,
    face_restoration_model: null,
    sd_model_name: model.model_name,
    sd_model_hash: model.hash,
    sd_vae_name: null,
    sd_vae_hash: null,
    seed_resize_from_w: -1,
    seed_resize_from_h: -1,
    denoising_strength: drawn.start ? 1 - drawn.start.share : 0,
    extra_generation_params: notes.length === 0 ? {} : { Notes: notes.join('; ') },
    index_of_first_image: 0,
    infotexts: each(infoText(about)),
    styles: [],
    job_timestamp: startedAt.toISOString(),
    clip_skip: 1,
    is_using_inpainting_conditioning: false,
    version: VERSION,
  });
}
