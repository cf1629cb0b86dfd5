// Lists that AUTOMATIC1111's clients request when they start; most of them are empty here.
import { FACTOR } from '../../upscaling/limits.ts';
import type { AppContext } from '../context.ts';
import { sdModels } from './models.ts';

/** Samplers that clients are configured with by default: they check that theirs exists. None has an effect. */
const SAMPLERS = [
  { name: 'Euler', aliases: ['k_euler'], options: {} },
  { name: 'Euler a', aliases: ['k_euler_a', 'k_euler_ancestral'], options: {} },
];
const SCHEDULERS = [
  { name: 'automatic', label: 'Automatic', aliases: null, default_rho: -1, need_inner_model: false },
];
const UPSCALERS = ['None', 'Nonet'].map((name) => ({
  name,
  model_name: null,
  model_path: null,
  model_url: null,
  scale: FACTOR,
}));
/** Figures of the machine are the host's: those servers say this too where they have none. */
const UNAVAILABLE = { error: 'unavailable' };

interface List {
  readonly summary: string;
  readonly answer: (context: AppContext) => unknown;
}

const always =
  (value: unknown): List['answer'] =>
  () =>
    value;

/** GET requests without parameters, by the last part of their path. */
export const lists: Readonly<Record<string, List>> = {
  'sd-models': { summary: 'Models that draw', answer: sdModels },
  samplers: { summary: 'Samplers, none of which has an effect', answer: always(SAMPLERS) },
  schedulers: { summary: 'Schedules, none of which has an effect', answer: always(SCHEDULERS) },
  upscalers: { summary: 'Upscalers: one', answer: always(UPSCALERS) },
  'latent-upscale-modes': { summary: 'Upscalers of another kind: none', answer: always([]) },
  'sd-vae': { summary: 'Decoders to choose from: none', answer: always([]) },
  'sd-modules': { summary: 'Parts of models to choose from: none', answer: always([]) },
  loras: { summary: 'Additions to the model: none', answer: always([]) },
  hypernetworks: { summary: 'Additions to the model of another kind: none', answer: always([]) },
  embeddings: { summary: 'Words that were taught: none', answer: always({ loaded: {}, skipped: {} }) },
  'face-restorers': { summary: 'Programs that restore faces: none', answer: always([]) },
  'realesrgan-models': { summary: 'Models of an upscaler: none', answer: always([]) },
  'prompt-styles': { summary: 'Texts to add to prompts: none', answer: always([]) },
  scripts: { summary: 'Scripts: none', answer: always({ txt2img: [], img2img: [] }) },
  'script-info': { summary: 'What scripts take: nothing', answer: always([]) },
  extensions: { summary: 'Extensions: none', answer: always([]) },
  'cmd-flags': { summary: 'The command line of the service: withheld', answer: always({}) },
  memory: {
    summary: 'Memory of the machine: withheld',
    answer: always({ ram: UNAVAILABLE, cuda: UNAVAILABLE }),
  },
};

/** POST requests that reload what has changed on a disk: nothing to do. */
export const refreshes = [
  'refresh-checkpoints',
  'refresh-vae',
  'refresh-loras',
  'refresh-embeddings',
  'unload-checkpoint',
  'reload-checkpoint',
] as const;
