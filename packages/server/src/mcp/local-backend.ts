// Draws for MCP's tools with a model of this machine, without a service.
import { randomInt, randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { ApiError, type DrawRequest } from '@nonet/api';
import { openArtist } from '../model/open-artist.ts';
import type { Artist } from '../worker/artist.ts';
import type { McpBackend, McpDrawing, McpDrawOptions } from './backend.ts';

/** Drawings that can be looked up; beyond, the oldest is forgotten. */
const MOST_KEPT = 50;
const SEEDS = 2 ** 32;

export interface LocalBackend extends McpBackend {
  close(): Promise<void>;
}

export interface LocalOptions {
  /** Folder of the model. */
  readonly model: string;
  /** 0: as many as there are cores. */
  readonly threads: number;
}

/** Draws in a process of its own, which opens the model when it is prepared or first needed. */
export function openLocalBackend({ model, threads }: LocalOptions): LocalBackend {
  let opening: Promise<Artist> | undefined;
  const open = () => (opening ??= openModel(model, threads));
  const kept = new Map<string, McpDrawing>();
  let turn = Promise.resolve();

  /** Runs one action after the other. */
  function inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = turn.then(action);
    turn = result.then(
      () => {},
      () => {},
    );
    return result;
  }

  async function draw(asked: DrawRequest, { signal, onEvent }: McpDrawOptions): Promise<McpDrawing> {
    const name = basename(model);
    if (asked.model !== undefined && asked.model !== name)
      throw new ApiError('model-unknown', `model: expected ${name}, got ${JSON.stringify(asked.model)}`);
    const artist = await open();
    signal.throwIfAborted();
    const given = asked.seed !== undefined && asked.seed >= 0;
    const request = { ...asked, seed: given ? asked.seed : randomInt(SEEDS) };
    const {
      pictures,
      notes = [],
      scene,
    } = await artist.draw(request, signal, ({ done, total }) => onEvent({ type: 'progress', done, total }));
    const drawing: McpDrawing = {
      id: randomUUID(),
      status: 'done',
      model: name,
      request,
      createdAt: new Date().toISOString(),
      files: pictures,
      notes: [...notes],
      ...(scene ? { scene } : {}),
    };
    kept.set(drawing.id, drawing);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return drawing;
  }

  return {
    prepare: () => void open().catch(() => {}), // thrown by the first drawing
    draw: (request, options) => inTurn(() => draw(request, options)),
    async find(id) {
      const drawing = kept.get(id);
      if (!drawing) throw new ApiError('not-found', `there is no drawing ${JSON.stringify(id.slice(0, 50))}`);
      return drawing;
    },
    async close() {
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}

/** @throws ApiError `drawing-failed` if the model cannot be opened */
async function openModel(model: string, threads: number): Promise<Artist> {
  try {
    return (await openArtist({ model }, { threads })).artist;
  } catch (error) {
    throw new ApiError('drawing-failed', (error as Error).message, { cause: error });
  }
}
