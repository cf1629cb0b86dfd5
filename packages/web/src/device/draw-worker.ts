// The worker that draws on this device, with the same program as the service.
import { type DrawProgress, describeNote, type Scene } from '@nonet/models';
import { type LoadedModel, loadModel, Unavailable } from './device-model.ts';
import type { Engines } from './engines.ts';
import { enlarge } from './enlarge.ts';
import { enginesFor } from './open-device-model.ts';
import { keepPictures, toPreview } from './picture-files.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** How often unfinished pictures are shown. */
const PREVIEWS = 15;
/** Time between two reports of progress: the page that shows them takes time from drawing. */
const REPORT_MS = 100;

type DrawMessage = Extract<ToWorker, { type: 'draw' }>;
type EnlargeMessage = Extract<ToWorker, { type: 'enlarge' }>;

let file: Promise<LoadedModel> | undefined;
let engines: Promise<Engines> | undefined;
let onBytes: (done: number, total: number) => void = () => {};
/** Drawings, and pictures that are enlarged, are made one after the other. */
let last: Promise<void> = Promise.resolve();
const cancellers = new Map<string, AbortController>();
const tasks = new MessageChannel();

const send = (message: FromWorker): void => postMessage(message);

function fetchModel(): Promise<LoadedModel> {
  file ??= loadModel((done, total) => onBytes(done, total)).catch((error: unknown) => {
    file = undefined;
    throw error;
  });
  return file;
}

function haveEngines(): Promise<Engines> {
  engines ??= fetchModel()
    .then(({ bytes }) => enginesFor(bytes))
    .catch((error: unknown) => {
      engines = undefined;
      throw error;
    });
  return engines;
}

async function draw({ id, request, keep }: DrawMessage, signal: AbortSignal): Promise<void> {
  onBytes = (done, total) => send({ type: 'loading', id, done, total });
  const artist = await haveEngines();
  await artist.prepare();
  const { name } = await fetchModel();
  const started = performance.now();
  let reported = started;
  const { prompt, model: _model, start: _start, scene: asked, ...options } = request;
  const drawing = await artist.draw(prompt, {
    ...options,
    ...(asked && { scene: asked as Scene }), // the pipeline checks the names in it
    previews: PREVIEWS,
    signal,
    async onProgress({ done, total, preview }: DrawProgress) {
      const previews = preview && (await Promise.all(preview.map(toPreview)));
      if (previews || performance.now() - reported >= REPORT_MS) {
        send({ type: 'progress', id, done, total, ...(previews ? { previews } : {}) });
        reported = performance.now();
      }
      await nextTask();
    },
  });
  const seconds = (performance.now() - started) / 1_000;
  const pictures = await keepPictures(id, drawing, name, keep);
  const { scene } = drawing;
  const composed = scene && { ...scene, things: [...scene.things], relations: [...scene.relations] };
  const notes = drawing.notes.map(describeNote);
  send({ type: 'done', id, model: name, seconds, pictures, notes, ...(composed && { scene: composed }) });
}

/** Lets messages in: computing leaves them no room by itself. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    tasks.port1.onmessage = () => resolve();
    tasks.port2.postMessage(undefined);
  });

async function workAndTell(message: DrawMessage | EnlargeMessage): Promise<void> {
  const { id, type } = message;
  const { signal } = cancellers.get(id)!;
  try {
    if (signal.aborted) return;
    if (type === 'draw') await draw(message, signal);
    else send({ type: 'enlarged', id, picture: await enlarge(message.picture) });
  } catch (error) {
    const code = error instanceof Unavailable ? 'unavailable' : 'drawing-failed';
    send({ type: 'failed', id, code, message: (error as Error).message });
  } finally {
    cancellers.delete(id);
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'fetch')
    fetchModel().catch(() => {}); // the drawing that needs it will tell
  else if (data.type === 'cancel') cancellers.get(data.id)?.abort();
  else {
    cancellers.set(data.id, new AbortController());
    last = last.then(() => workAndTell(data));
  }
});
