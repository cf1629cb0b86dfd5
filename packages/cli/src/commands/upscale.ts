// `nonet upscale FILE...`: pictures four times as wide and high.
import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder, writeFileAtomically } from '@nonet/core/node';
import { type AddCommand, examples, toWhole } from '../command.ts';

interface UpscaleFlags {
  readonly out?: string;
  readonly upscaler: string;
  readonly threads: number;
}

export const addUpscale: AddCommand = (program, { signal }) => {
  program
    .command('upscale')
    .summary('make pictures four times as wide and high')
    .description(
      'Makes pictures four times as wide and high with a small learned upscaler, meant for drawings with flat ' +
        'colours. A file says of itself what the small one said.',
    )
    .argument('<file...>', 'picture files')
    .option('-o, --out <folder>', 'where the pictures go, as <name>-4x.png (beside each file)')
    .option('--upscaler <name>', 'a name in weights/, or a folder', 'upscaler')
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .addHelpText(
      'after',
      examples('nonet upscale out/a-cat-7/01.png', 'nonet upscale out/a-cat-7/*.png --out large'),
    )
    .action((files: string[], flags: UpscaleFlags) => upscale(files, flags, signal));
};

/** Checks all names before it computes anything. */
async function upscale(files: readonly string[], flags: UpscaleFlags, signal: AbortSignal): Promise<void> {
  const [{ openUpscaler }, { encodeLike }, { modelFolder }, { startProgress }, { readPicture }] =
    await Promise.all([
      import('@nonet/models/node'),
      import('@nonet/server/images'),
      import('../model-folder.ts'),
      import('../progress.ts'),
      import('../read-picture.ts'),
    ]);
  const targets = files.map((file) => targetOf(file, flags.out));
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  const taken = twice ?? targets.find((target) => existsSync(target));
  if (taken !== undefined) {
    const reason = twice === undefined ? 'is there already' : 'would be written twice';
    throw new NonetError('out-taken', `${taken}: ${reason}; choose another folder with --out`);
  }
  const upscaler = openUpscaler(modelFolder(flags.upscaler), { threads: flags.threads });
  if (flags.out !== undefined) makeFolder(flags.out);
  const progress = startProgress('enlarging');
  try {
    for (const [index, file] of files.entries()) {
      const large = await upscaler.upscale(await readPicture(file), {
        signal,
        onProgress: (done, total) => progress.update(index + done / total, files.length, file),
      });
      writeFileAtomically(targets[index]!, [await encodeLike(large, file)]);
    }
  } finally {
    progress.stop();
    await upscaler.release();
  }
  for (const target of targets) console.log(target);
}

const targetOf = (file: string, out?: string): string =>
  join(out ?? dirname(file), `${parse(file).name}-4x.png`);
