// Drawn pictures four times as large, for `nonet draw --upscale`.
import type { Drawing, Picture } from '@nonet/models';

interface EnlargeOptions {
  readonly threads: number;
  readonly signal: AbortSignal;
}

/** The drawing with large pictures. @throws NonetError as `openUpscaler`, `cancelled` */
export async function enlargeDrawing(
  drawing: Drawing,
  { threads, signal }: EnlargeOptions,
): Promise<Drawing> {
  const [{ openUpscaler }, { modelFolder }, { startProgress }] = await Promise.all([
    import('@nonet/models/node'),
    import('./model-folder.ts'),
    import('./progress.ts'),
  ]);
  const upscaler = openUpscaler(modelFolder('upscaler'), { threads });
  const progress = startProgress('enlarging');
  const wraps = drawing.options.seamless === 'tile';
  const pictures: Picture[] = [];
  try {
    for (const picture of drawing.pictures) {
      const onProgress = (done: number, total: number) =>
        progress.update(pictures.length + done / total, drawing.pictures.length);
      pictures.push({ ...picture, ...(await upscaler.upscale(picture, { wraps, signal, onProgress })) });
    }
  } finally {
    progress.stop();
    await upscaler.release();
  }
  return { ...drawing, pictures };
}
