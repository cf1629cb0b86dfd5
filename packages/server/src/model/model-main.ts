// The process that holds the model: drawing blocks its thread, and a crash of the engine ends only this process.
import { constants, getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';
import type { DrawRequest } from '@nonet/api';
import {
  type DrawProgress,
  describeNote,
  type Keep,
  type Picture,
  type Pipeline,
  pngText,
  type Scene,
} from '@nonet/models';
import { openModel } from '@nonet/models/node';
import { decodePicture, decodeWithAlpha, encodePng, encodePreview } from '../images/index.ts';
import type { FromModel, ModelOptions, ToModel } from './model-protocol.ts';

/** How often unfinished pictures are shown. */
const PREVIEWS = 5;

const { model, threads } = JSON.parse(process.argv[2]!) as ModelOptions;
const cancellers = new Map<number, AbortController>();

/** @param side tokens per side of a picture */
const keepOf = ({ share, place }: NonNullable<DrawRequest['start']>, side: number): Keep =>
  place === 'top' ? { rows: Math.round(share * side) } : place === 'opaque' ? { opaque: true } : { share };

const readStart = (place: NonNullable<DrawRequest['start']>['place'], file: Uint8Array) =>
  place === 'opaque' ? decodeWithAlpha(file) : decodePicture(file);

const send = (message: FromModel): void => void process.send?.(message);

process.on('disconnect', () => process.exit());
// Ctrl-C in a terminal reaches this process too; the service decides when it ends.
process.on('SIGINT', () => {});

async function draw(pipeline: Pipeline, id: number, request: DrawRequest, file?: Uint8Array): Promise<void> {
  const canceller = new AbortController();
  cancellers.set(id, canceller);
  let looks = Promise.resolve();
  const show = async (done: number, total: number, preview: readonly Picture[]) => {
    const previews = await Promise.all(preview.map(encodePreview));
    send({ type: 'progress', id, progress: { done, total, previews } });
  };
  const onProgress = ({ done, total, preview }: DrawProgress) => {
    // Drawing goes on while a look is made into files, and also without one.
    if (preview) looks = looks.then(() => show(done, total, preview)).catch(() => {});
    else send({ type: 'progress', id, progress: { done, total } });
  };
  try {
    const { prompt, model: _, start, scene: asked, ...options } = request;
    const from =
      start && file
        ? { start: { picture: await readStart(start.place, file), keep: keepOf(start, pipeline.side) } }
        : {};
    const drawing = await pipeline.draw(prompt, {
      ...options,
      ...from,
      ...(asked && { scene: asked as Scene }), // the pipeline checks the names in it
      previews: PREVIEWS,
      signal: canceller.signal,
      onProgress,
    });
    const pictures = await Promise.all(
      drawing.pictures.map((picture) => encodePng(picture, pngText(drawing, basename(model), picture))),
    );
    await looks;
    const { seed, scene } = drawing;
    const notes = drawing.notes.map(describeNote);
    const composed = scene && { ...scene, things: [...scene.things], relations: [...scene.relations] };
    send({ type: 'done', id, drawing: { seed, pictures, notes, ...(composed && { scene: composed }) } });
  } catch (error) {
    const { code = 'internal', message } = error as Error & { code?: string };
    send({ type: 'failed', id, code, message });
  } finally {
    cancellers.delete(id);
  }
}

// Drawing takes every core there is: answering, which needs little, goes first. Threads made from here on inherit it.
if (getPriority() < constants.priority.PRIORITY_BELOW_NORMAL)
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

try {
  const pipeline = openModel(model, { threads });
  await pipeline.prepare();
  process.on('message', (message: ToModel) => {
    if (message.type === 'cancel') cancellers.get(message.id)?.abort();
    else void draw(pipeline, message.id, message.request, message.start);
  });
  send({ type: 'ready' });
} catch (error) {
  const { code = 'model-failed', message } = error as Error & { code?: string };
  send({ type: 'broken', code, message });
}
