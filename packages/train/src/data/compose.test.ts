// Builds a data set of hand-written drawings from package files that the test packs itself, and composes from it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTinyData, HELD_COLOUR, HELD_NOUN, SOURCE, THINGS } from '../testing/tiny-data.ts';
import { buildData } from './build.ts';
import { SceneComposer } from './compose.ts';
import { heldOutColourNouns, isHeldOutPair } from './holdout.ts';
import { readManifest } from './manifest.ts';
import type { SceneKind } from './scenes.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nonet-data-'));
  await buildTinyData(dataDir);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const only = (kind: SceneKind) => ({
  single: 0,
  count: 0,
  pair: 0,
  wearing: 0,
  holding: 0,
  scene: 0,
  [kind]: 1,
});

describe('buildData', () => {
  it('records what it drew and leaves out what is not to be drawn', async () => {
    const sprites = await readManifest(dataDir);
    expect(sprites.map((sprite) => sprite.phrase)).toEqual([...THINGS].sort());
    for (const sprite of sprites) {
      expect(Math.max(sprite.width, sprite.height)).toBeGreaterThanOrEqual(250);
      expect(Math.max(sprite.width, sprite.height)).toBeLessThanOrEqual(256);
      expect(sprite).toMatchObject({
        package: 'tiny-icons@1.0.0',
        licence: 'CC0-1.0',
        colour: 'orange',
        framed: false,
      });
    }
    const bytes = (await readFile(join(dataDir, 'sprites.bin'))).length;
    expect(sprites.reduce((sum, sprite) => sum + sprite.length, 0)).toBe(bytes);
  });

  it('gives the same files again, from kept parts and from scratch', async () => {
    const files = () =>
      Promise.all(['sprites.bin', 'manifest.jsonl'].map((name) => readFile(join(dataDir, name))));
    const first = await files();
    await buildData({ dataDir, sources: [SOURCE] });
    expect(await files()).toEqual(first);
    await rm(join(dataDir, 'parts'), { recursive: true });
    await buildData({ dataDir, sources: [SOURCE] });
    expect(await files()).toEqual(first);
  });

  it('stops when asked', async () => {
    const stopped = buildData({ dataDir, sources: [SOURCE], signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'data-build-stopped' });
  });
});

describe('SceneComposer', () => {
  it.each(['single', 'count', 'pair', 'wearing', 'holding', 'scene'] as const)(
    'draws the kind %s',
    async (kind) => {
      const composer = await SceneComposer.open(dataDir, { size: 64, mix: only(kind) });
      let drawn = 0;
      for (let i = 0; i < 12; i++) {
        const scene = await composer.render(i);
        expect(scene.pixels.length).toBe(64 * 64 * 3);
        expect(new Set(scene.pixels).size).toBeGreaterThan(3);
        expect(scene.caption).toMatch(/^\S.*\S$/);
        expect(scene.subjects.length).toBeGreaterThan(0);
        if (scene.kind === kind) drawn++;
      }
      expect(drawn).toBeGreaterThan(4);
      await composer.close();
    },
  );

  it('gives every number its scene, whatever the order and the size of the cache', async () => {
    const forward = await SceneComposer.open(dataDir, { size: 48, seed: 3 });
    const backward = await SceneComposer.open(dataDir, { size: 48, seed: 3, cacheBytes: 1 });
    const other = await SceneComposer.open(dataDir, { size: 48, seed: 4 });
    const numbers = Array.from({ length: 12 }, (_, i) => i);
    const scenes = [];
    for (const i of numbers) scenes.push(await forward.render(i));
    for (const i of numbers.toReversed()) expect(await backward.render(i)).toEqual(scenes[i]);
    expect((await other.render(0)).pixels).not.toEqual(scenes[0]!.pixels);
    await Promise.all([forward.close(), backward.close(), other.close()]);
  });

  it('keeps held-out combinations out of training and shows nothing else when asked for them', async () => {
    const train = await SceneComposer.open(dataDir, { size: 16, mix: { single: 0.3, pair: 1 } });
    for (let i = 0; i < 120; i++) {
      const { subjects, caption } = await train.render(i);
      if (subjects.length === 2) expect(isHeldOutPair(subjects[0]!, subjects[1]!), caption).toBe(false);
      expect(caption).not.toContain(`${HELD_COLOUR} ${HELD_NOUN}`);
    }
    await train.close();
    const heldOut = await SceneComposer.open(dataDir, { size: 16, split: 'heldout' });
    const kinds = new Set<string>();
    for (let i = 0; i < 30; i++) {
      const { subjects, caption, kind } = await heldOut.render(i);
      kinds.add(kind);
      if (kind === 'pair') expect(isHeldOutPair(subjects[0]!, subjects[1]!), caption).toBe(true);
      else {
        const colours = heldOutColourNouns().filter(([, noun]) => noun === subjects[0]);
        expect(
          colours.some(([colour]) => caption.includes(colour)),
          caption,
        ).toBe(true);
      }
    }
    expect([...kinds].sort()).toEqual(['pair', 'single']);
    await heldOut.close();
  });

  it('says what is missing', async () => {
    await expect(SceneComposer.open(join(dataDir, 'nowhere'))).rejects.toMatchObject({
      code: 'data-missing',
    });
    await expect(
      SceneComposer.open(dataDir, { split: 'heldout', mix: { single: 0, pair: 0 } }),
    ).rejects.toMatchObject({ code: 'data-mix' });
  });
});
