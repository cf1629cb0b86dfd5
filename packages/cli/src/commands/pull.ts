// `nonet pull`: downloads a published model and makes it ready to draw.
import { relative } from 'node:path';
import type { PulledModel, PullProgress } from '@nonet/models/hub';
import { type AddCommand, examples } from '../command.ts';
import { useProxies } from '../proxies.ts';

interface PullFlags {
  readonly revision: string;
  readonly out?: string;
  readonly vqgan?: string;
  readonly clip?: string;
  readonly token?: string;
  readonly endpoint?: string;
  readonly json?: boolean;
}

export const addPull: AddCommand = (program, { signal }) => {
  program
    .command('pull')
    .summary('download a published model')
    .description(
      'Downloads a model from the Hugging Face hub, or takes a folder with a repository’s files, and makes it ready to draw. A DalleBart brings its VQGAN along. Stop it with Ctrl-C; the same command goes on from there.',
    )
    .argument('<model>', 'a repository such as dalle-mini/dalle-mini, or a folder')
    .option('--revision <name>', 'branch, tag or commit', 'main')
    .option('-o, --out <folder>', 'the model’s folder (NONET_MODELS or ~/.cache/nonet/models, then its name)')
    .option('--vqgan <model>', 'repository or folder of its VQGAN (dalle-mini/vqgan_imagenet_f16_16384)')
    .option(
      '--clip <model>',
      'repository or folder of a CLIP to rank with, such as openai/clip-vit-base-patch32',
    )
    .option('--token <token>', 'access token for private or gated repositories (HF_TOKEN)')
    .option('--endpoint <address>', 'a mirror of the hub (HF_ENDPOINT)')
    .option('--json', 'print one JSON object about the model')
    .addHelpText(
      'after',
      examples(
        'nonet pull dalle-mini/dalle-mini',
        'nonet draw "a cat in a sombrero" --model dalle-mini/dalle-mini',
        'nonet pull ./dalle-mini --vqgan ./vqgan_imagenet_f16_16384   # without network',
        'HF_ENDPOINT=https://mirror.example nonet pull dalle-mini/dalle-mega',
      ),
    )
    .action((reference: string, flags: PullFlags) => pull(reference, flags, signal));
};

async function pull(reference: string, flags: PullFlags, signal: AbortSignal): Promise<void> {
  const [{ pullModel }, { modelsFolder }] = await Promise.all([
    import('@nonet/models/hub'),
    import('../model-folder.ts'),
  ]);
  const token = flags.token ?? process.env['HF_TOKEN'];
  const endpoint = flags.endpoint ?? process.env['HF_ENDPOINT'];
  await useProxies();
  const bars = await progressBars();
  let model: PulledModel;
  try {
    model = await pullModel(reference, {
      models: modelsFolder(),
      revision: flags.revision,
      signal,
      ...(flags.out === undefined ? {} : { out: flags.out }),
      ...(flags.vqgan === undefined ? {} : { vqgan: flags.vqgan }),
      ...(flags.clip === undefined ? {} : { clip: flags.clip }),
      ...(token ? { token } : {}),
      ...(endpoint ? { endpoint } : {}),
      onProgress: (progress) => bars.update(progress),
      onRetry: (reason, pause) => bars.say(`${reason}; trying again in ${Math.ceil(pause / 1000)} s`),
    });
  } finally {
    bars.stop();
  }
  if (flags.json) console.log(JSON.stringify(model));
  else console.log(describe(model, modelsFolder()));
}

function describe({ folder, kind, origin, wasThere }: PulledModel, models: string): string {
  const line = wasThere ? `${origin} is up to date in ${folder}` : `${origin} is in ${folder}`;
  const below = relative(models, folder);
  const model = below.startsWith('..') ? folder : below.split('\\').join('/');
  return kind === 'dalle-bart'
    ? `${line}\nDraw with: nonet draw "a cat in a sombrero" --model ${model}`
    : line;
}

/** One bar after the other: each file that comes, each model that is converted. */
async function progressBars() {
  const [{ startProgress }, { TransferRate }] = await Promise.all([
    import('../progress.ts'),
    import('../transfer-rate.ts'),
  ]);
  let label = '';
  let bar: ReturnType<typeof startProgress> | undefined;
  let rate = new TransferRate();
  return {
    update({ stage, what, done, total }: PullProgress): void {
      const next = stage === 'download' ? what : `converting ${what}`;
      if (next !== label) {
        bar?.stop();
        bar = startProgress(next);
        rate = new TransferRate();
        label = next;
      }
      rate.note(done, performance.now() / 1000);
      bar?.update(done, total, rate.describe(total));
    },
    say(text: string): void {
      bar?.stop();
      bar = undefined;
      label = '';
      console.error(text);
    },
    stop: () => bar?.stop(),
  };
}
