// The process that holds the model: drawing blocks its thread, and a crash of the engine ends only this process.
import { basename } from 'node:path';
import type { DrawRequest } from '@nonet/api';
import type { DrawProgress, Pipeline } from '@nonet/models';
import { openModel } from '@nonet/models/node';
import { encodePng, encodePreview, pngText } from './images/index.ts';
import type { FromModel, ModelOptions, ToModel } from './model-protocol.ts';

/** Each look at unfinished pictures costs a decoding. */
const PREVIEWS = 5;

const { model, threads } = JSON.parse(process.argv[2]!) as ModelOptions;
const cancellers = new Map<number, AbortController>();

const send = (message: FromModel): void => void process.send?.(message);
const toDataUrl = (type: string, bytes: Buffer): string =>
  `data:image/${type};base64,${bytes.toString('base64')}`;

process.on('disconnect', () => process.exit());
// Ctrl-C in a terminal reaches this process too; the service decides when it ends.
process.on('SIGINT', () => {});

async function draw(pipeline: Pipeline, id: number, request: DrawRequest): Promise<void> {
  const canceller = new AbortController();
  cancellers.set(id, canceller);
  const onProgress = async ({ done, total, preview }: DrawProgress) => {
    const previews = preview && (await Promise.all(preview.map(encodePreview)));
    const shown = previews ? { previews: previews.map((bytes) => toDataUrl('jpeg', bytes)) } : {};
    send({ type: 'progress', id, progress: { done, total, ...shown } });
  };
  try {
    const { prompt, ...options } = request;
    const drawing = await pipeline.draw(prompt, {
      ...options,
      previews: PREVIEWS,
      signal: canceller.signal,
      onProgress,
    });
    const files = await Promise.all(
      drawing.pictures.map((picture) => encodePng(picture, pngText(drawing, basename(model), picture))),
    );
    const pictures = files.map((bytes) => toDataUrl('png', bytes));
    send({ type: 'done', id, drawing: { seed: drawing.seed, pictures } });
  } catch (error) {
    send({ type: 'failed', id, message: (error as Error).message });
  } finally {
    cancellers.delete(id);
  }
}

try {
  const pipeline = openModel(model, { threads });
  await pipeline.prepare();
  process.on('message', (message: ToModel) => {
    if (message.type === 'cancel') cancellers.get(message.id)?.abort();
    else void draw(pipeline, message.id, message.request);
  });
  send({ type: 'ready' });
} catch (error) {
  const { code = 'model-failed', message } = error as Error & { code?: string };
  send({ type: 'broken', code, message });
}
