// Scenes drawn by nonet-1: reproducible, editable, independent of count; single things as before.
import { fileURLToPath } from 'node:url';
import type { Scene } from '@nonet/scenes';
import { afterAll, describe, expect, it } from 'vitest';
import type { Drawing, DrawOptions, DrawProgress, Picture } from '../drawing.ts';
import { openModel, openParts } from '../open-model-node.ts';
import { Pipeline } from '../pipeline.ts';

const folder = fileURLToPath(new URL('../../../../weights/nonet-1', import.meta.url));
/** Threads of two sessions wait for each other busily: as many as there are cores are slower than one beside other tests. */
const pipeline = openModel(folder, { threads: 1 });
afterAll(() => pipeline.release());

const draw = (prompt: string, options: DrawOptions = {}) =>
  pipeline.draw(prompt, { seed: 1, count: 2, ...options });
const PROMPT = 'a cat next to a dog on the beach';
let drawing: Promise<Drawing> | undefined;
/** Two pictures of `PROMPT`, drawn by the first test that looks at them. */
const drawn = () => {
  drawing ??= draw(PROMPT);
  return drawing;
};
const toText = ({ pixels }: Picture) => Buffer.from(pixels).toString('base64');
const textsOf = ({ pictures }: Drawing) => pictures.map(toText);
const namesIn = ({ scene }: Drawing) => scene?.things.map(({ name }) => name);

describe('a scene', () => {
  it('shows every thing in every picture, picture k alike whatever the count', async () => {
    const nine = await draw(PROMPT, { count: 9 });
    expect(namesIn(nine)).toEqual(['cat', 'dog']);
    for (const { things } of nine.pictures) {
      expect(things!.map(({ id }) => id).sort()).toEqual(['a', 'b']);
      for (const { visible } of things!) expect(visible).toBeGreaterThan(0.6);
    }
    expect(new Set(textsOf(nine)).size).toBeGreaterThan(4);
    expect(textsOf(await drawn())).toEqual(textsOf(nine).slice(0, 2));
  });

  it('can be drawn again from its plan, and changed by it', async () => {
    const first = await drawn();
    const scene = first.scene!;
    expect(scene.place).toBe('beach');
    const again = await draw('anything', { scene, count: 1 });
    expect(textsOf(again)).toEqual(textsOf(first).slice(0, 1));
    expect(again.options.scene).toEqual(scene);
    const swapped: Scene = {
      ...scene,
      things: scene.things.map((thing) => (thing.id === 'a' ? { ...thing, name: 'robot' } : thing)),
    };
    const changed = await draw('anything', { scene: swapped, count: 1 });
    const boxesIn = ({ pictures: [picture] }: Drawing) =>
      picture!.things!.filter(({ id }) => id !== 'a').map(({ box }) => box);
    expect(boxesIn(changed)).toEqual(boxesIn(first));
    expect(textsOf(changed)).not.toEqual(textsOf(first).slice(0, 1));
  });

  it('keeps things of another picture where the plan names it, and draws others anew', async () => {
    const first = await drawn();
    const kept: Scene = {
      ...first.scene!,
      things: first.scene!.things.map((thing) =>
        thing.id === 'a' ? { ...thing, origin: { seed: 1, picture: 1 } } : { ...thing, variant: 3 },
      ),
      origin: { seed: 1, picture: 1 },
    };
    const { pictures } = await draw('anything', { scene: kept, seed: 99 });
    const boxOf = ({ things }: Picture) => things!.find(({ id }) => id === 'a')!.box;
    for (const picture of pictures) expect(boxOf(picture)).toEqual(boxOf(first.pictures[1]!));
  });

  it('leaves out what a negative prompt names, and nothing else', async () => {
    const without = await draw('a cat next to a dog', { count: 1, negativePrompt: 'dogs' });
    expect(namesIn(without)).toEqual(['cat']);
    const blurry = await draw('a cat on the beach', { count: 1, negativePrompt: 'blurry' });
    expect(textsOf(blurry)).toEqual(textsOf(await draw('a cat on the beach', { count: 1 })));
  });

  it('is drawn all at once where that is asked for, as published models always do', async () => {
    const joint = await draw('a cat next to a dog', { count: 1, joint: true });
    expect(joint.scene).toBeUndefined();
    expect(joint.pictures[0]!.things).toBeUndefined();
    const { vocabulary: _, ...parts } = openParts(folder, { threads: 1 });
    const published = new Pipeline(parts);
    expect(textsOf(await published.draw('a cat next to a dog', { seed: 1, count: 1 }))).toEqual(
      textsOf(joint),
    );
    await published.release();
  });

  it('shows its plan first, then its things, and ranks candidates', async () => {
    const seen: DrawProgress[] = [];
    await draw('a cat on the beach', { previews: 3, onProgress: (progress) => void seen.push(progress) });
    expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: 256 }, (_, i) => i + 1));
    const previews = seen.filter(({ preview }) => preview);
    expect(previews[0]!.done).toBe(1);
    expect(new Set(previews.map(({ preview }) => toText(preview![0]!))).size).toBe(previews.length);
    const { pictures } = await draw('a cat on the beach', { count: 2, candidates: 3 });
    const [best, second] = pictures.map(({ score }) => score!);
    expect(pictures).toHaveLength(2);
    expect(best).toBeGreaterThan(second!); // sound drawings differ too: by how probable they are
    expect(second).toBeGreaterThan(0);
  });

  it('stops when it is cancelled', async () => {
    const abort = new AbortController();
    const cancelled = draw(PROMPT, {
      signal: abort.signal,
      onProgress: ({ done }) => {
        if (done === 5) abort.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('a single thing is drawn all at once', async () => {
  for (const prompt of ['a cat', 'a red car', 'a 3d render of a dog', 'a jumping robot']) {
    expect(pipeline.plan(prompt)).toBeUndefined();
  }
});

it.each<[string, unknown, RegExp]>([
  ['no things', { things: [], relations: [] }, /things.*1 to 6.*got 0/],
  [
    'states that are no list',
    { things: [{ id: 'a', name: 'cat', states: null }], relations: [] },
    /states.*list.*got null/,
  ],
  [
    'a state that no table has',
    { things: [{ id: 'a', name: 'cat', states: ['blurry'] }], relations: [] },
    /states.*on fire.*got "blurry"/,
  ],
  [
    'ids twice',
    {
      things: [
        { id: 'a', name: 'cat' },
        { id: 'a', name: 'dog' },
      ],
      relations: [],
    },
    /things\[1\]\.id/,
  ],
  [
    'a relation that is unknown',
    {
      things: [
        { id: 'a', name: 'cat' },
        { id: 'b', name: 'dog' },
      ],
      relations: [{ subject: 'a', name: 'gluing', object: 'b' }],
    },
    /relations\[0\]\.name.*riding.*gluing/,
  ],
  [
    'a relation to nothing',
    { things: [{ id: 'a', name: 'cat' }], relations: [{ subject: 'a', name: 'on', object: 'z' }] },
    /relations\[0\]\.object/,
  ],
  [
    'too many copies',
    { things: [{ id: 'a', name: 'cat', count: 13 }], relations: [] },
    /count.*1 to 12.*got 13/,
  ],
  [
    'a place that is unknown',
    { things: [{ id: 'a', name: 'cat' }], relations: [], place: 'narnia' },
    /place.*beach.*narnia/,
  ],
])('refuses a scene with %s', async (_, scene, message) => {
  await expect(draw('a cat', { scene: scene as Scene })).rejects.toMatchObject({
    code: 'draw-scene',
    message: expect.stringMatching(message) as string,
  });
});
