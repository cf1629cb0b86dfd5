// `nonet inspect FILE`: what a picture says about where it comes from.
import { readFile } from 'node:fs/promises';
import type { Inspection } from '@nonet/server/provenance';
import { NonetError } from '@nonet/tensor';
import { type AddCommand, examples } from '../command.ts';

export const addInspect: AddCommand = (program) => {
  program
    .command('inspect')
    .summary('what a picture says about where it comes from')
    .description('Tells whether a picture says that a model made it, from which words, and how.')
    .argument('<file>', 'a PNG, JPEG, WebP or AVIF file')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet inspect out/a-cat-7/01.png', 'nonet inspect picture.webp --json'))
    .action(async (file: string, { json }: { json?: boolean }) => {
      const { inspectPicture } = await import('@nonet/server/provenance');
      const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
        throw new NonetError('file-unreadable', `${file}: cannot be read (${cause.code})`, { cause });
      });
      const found = await inspectPicture(bytes).catch((error: Error & { code: string }) => {
        throw new NonetError(error.code, `${file}: ${error.message}`, { cause: error });
      });
      console.log(json ? JSON.stringify(found) : describe(found));
    });
};

function describe({ format, width, height, madeByModel, settings, ...marks }: Inspection): string {
  const rows = {
    file: `${format}, ${width}x${height}`,
    origin: madeByModel ? 'made by a trained model' : (marks.digitalSourceType ?? 'the file does not say'),
    software: marks.software,
    model: marks.model,
    prompt: marks.prompt,
    seed: marks.seed,
    settings: settings === undefined ? undefined : JSON.stringify(settings),
  };
  return Object.entries(rows)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${`${name}:`.padEnd(10)}${value}`)
    .join('\n');
}
