// Fallback of the device when its fastest engine fails: a real model whose sessions break in the middle.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrawProgress, Pipeline } from '@nonet/models';
import { openModel } from '@nonet/models/node';
import { writeTinyModel } from '@nonet/models/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Engines } from '../packages/web/src/device/engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-engines-'));
const REQUEST = ['a cat in a sombrero', { seed: 5, count: 2 }] as const;
let whole: Pipeline;

beforeAll(async () => {
  writeTinyModel(folder);
  whole = openModel(folder);
});
afterAll(async () => {
  await whole.release();
  rmSync(folder, { recursive: true, force: true });
});

/** The second engine, which counts how often it is opened. */
function counted() {
  let opened = 0;
  const open = async () => {
    opened++;
    return openModel(folder);
  };
  return { open, opened: () => opened };
}

it('an engine that fails in the middle of a drawing gives way to the next, which draws the same', async () => {
  const broken = openModel(folder);
  const second = counted();
  const engines = new Engines([async () => broken, second.open]);
  const steps: number[] = [];
  const drawing = await engines.draw(REQUEST[0], {
    ...REQUEST[1],
    async onProgress({ done }: DrawProgress) {
      if (done === 7 && second.opened() === 0) await broken.release();
      steps.push(done);
    },
  });
  expect(steps.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 1]);
  expect(drawing.pictures).toEqual((await whole.draw(...REQUEST)).pictures);
  await engines.draw(...REQUEST);
  expect(second.opened()).toBe(1);
});

it('an engine that cannot be opened gives way too', async () => {
  const second = counted();
  const engines = new Engines([() => Promise.reject(new Error('no adapter')), second.open]);
  await engines.prepare();
  expect((await engines.draw(...REQUEST)).pictures).toHaveLength(2);
  expect(second.opened()).toBe(1);
});

it('the last engine tells its error, and is opened again for the next drawing', async () => {
  let opened = 0;
  const engines = new Engines([
    async () => {
      const artist = openModel(folder);
      await artist.prepare(2);
      if (opened++ === 0) await artist.release();
      return artist;
    },
  ]);
  await expect(engines.draw(...REQUEST)).rejects.toThrow();
  expect((await engines.draw(...REQUEST)).pictures).toHaveLength(2);
});

it('what is wrong with a request, or cancelled, changes no engine', async () => {
  const second = counted();
  const engines = new Engines([async () => openModel(folder), second.open]);
  await expect(engines.draw('a cat', { temperature: -1 })).rejects.toThrow(/temperature/);
  const cancelled = new AbortController();
  const drawing = engines.draw('a cat', { signal: cancelled.signal, onProgress: () => cancelled.abort() });
  await expect(drawing).rejects.toThrow(/cancelled/);
  expect(second.opened()).toBe(0);
});
