// The process that enlarges pictures.
import { openUpscaler } from '@nonet/models/node';
import { decodePicture, encodeLike } from '../images/index.ts';
import { MOST_PIXELS } from './limits.ts';

export interface UpscaleRequest {
  readonly png: Uint8Array;
}
export type UpscaleResult = { readonly png: Uint8Array } | { readonly message: string };

const { folder, threads } = JSON.parse(process.argv[2]!) as { folder: string; threads: number };
const upscaler = openUpscaler(folder, { threads });

process.on('disconnect', () => process.exit());
// Ctrl-C in a terminal reaches this process too; the service decides when it ends.
process.on('SIGINT', () => {});

async function upscale(png: Uint8Array): Promise<Uint8Array> {
  const small = await decodePicture(png);
  if (small.width * small.height > MOST_PIXELS) throw new Error('the picture is large already');
  return encodeLike(await upscaler.upscale(small), png);
}

process.on('message', ({ png }: UpscaleRequest) => {
  upscale(png).then(
    (large) => process.send!({ png: large } satisfies UpscaleResult),
    (error: Error) => process.send!({ message: error.message } satisfies UpscaleResult),
  );
});
