// `nonet inspect FILE`: what a picture says about where it comes from.
import { readFile } from 'node:fs/promises';
import { NonetError } from '@nonet/core';
import type { Inspection, SignatureState } from '@nonet/server/provenance';
import { type AddCommand, examples } from '../command.ts';

export const addInspect: AddCommand = (program) => {
  program
    .command('inspect')
    .summary('what a picture says about where it comes from')
    .description('Tells whether a picture says that a model made it, from which words, and how.')
    .argument('<file>', 'a PNG, JPEG, WebP or AVIF file')
    .option('--trust <file>', 'PEM file of authorities that may vouch for who signed')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet inspect out/a-cat-7/01.png', 'nonet inspect picture.webp --json'))
    .action(async (file: string, { json, trust }: { json?: boolean; trust?: string }) => {
      const { inspectPicture } = await import('@nonet/server/provenance');
      const trusted = trust === undefined ? undefined : (await read(trust)).toString('utf8');
      const found = await inspectPicture(await read(file), trusted).catch(
        (error: Error & { code: string }) => {
          throw new NonetError(error.code, `${file}: ${error.message}`, { cause: error });
        },
      );
      console.log(json ? JSON.stringify(found) : describe(found));
    });
};

const read = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new NonetError('file-unreadable', `${file}: cannot be read (${cause.code})`, { cause });
  });

function describe({ format, width, height, madeByModel, settings, signature, ...marks }: Inspection): string {
  const rows = {
    file: `${format}, ${width}x${height}`,
    origin: madeByModel ? 'made by a trained model' : (marks.digitalSourceType ?? 'the file does not say'),
    software: marks.software,
    model: marks.model,
    prompt: marks.prompt,
    seed: marks.seed,
    signature: signature === undefined ? 'none' : describeSignature(signature),
    settings: settings === undefined ? undefined : JSON.stringify(settings),
  };
  return Object.entries(rows)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${`${name}:`.padEnd(11)}${value}`)
    .join('\n');
}

/** `problems` of a signature that holds say why its signer is not trusted. */
function describeSignature({ state, signer, madeByModel, problems }: SignatureState): string {
  const states = {
    trusted: 'holds, by a trusted signer',
    valid: 'holds; nobody that is trusted here vouches for the signer',
    invalid: 'DOES NOT HOLD',
  };
  const says = madeByModel ? ['says that a trained model made it'] : [];
  const who = signer === undefined ? [] : [`signed as ${signer}`];
  const what = state === 'invalid' ? problems : [];
  return [states[state], ...who, ...says, ...what].join('; ');
}
