// Poses and styles of the model that ships: the drawing of the bare thing, turned first and redrawn then.
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { DrawOptions, Picture } from '../drawing.ts';
import { pictureStream } from '../generation/random.ts';
import { openModel } from '../open-model-node.ts';
import { withEffect } from './index.ts';
import { turned } from './turn.ts';

const model = openModel(fileURLToPath(new URL('../../../../weights/nonet-1', import.meta.url)), {
  threads: 1,
});
afterAll(() => model.release());

const draw = async (prompt: string, options: DrawOptions = {}): Promise<readonly Picture[]> =>
  (await model.draw(prompt, { seed: 1, count: 1, ...options })).pictures;
let ninjas: Promise<readonly Picture[]> | undefined;
/** Two of the bare thing, drawn by the first test that looks at them. */
const plain = () => {
  ninjas ??= draw('a ninja', { count: 2 });
  return ninjas;
};

it('turns and redraws what it draws of a ninja', async () => {
  const dancing = await draw('a ninja breakdancing', { count: 2 });
  const turns = (await plain()).map((picture, i) => turned(picture, [150, 210], pictureStream(1, i)()));
  for (const [i, pixels] of turns.entries()) {
    expect(Buffer.compare(dancing[i]!.pixels, pixels)).toBe(0);
    expect(Buffer.compare(pixels, (await plain())[i]!.pixels)).not.toBe(0);
  }
  const [cut] = await draw('a silhouette of a ninja breakdancing');
  const filled = withEffect('fill', { ...cut!, pixels: turns[0]! });
  expect(Buffer.compare(cut!.pixels, filled)).toBe(0);
  const [tile] = await draw('a ninja', { seamless: 'tile' });
  const [dancingTile] = await draw('a ninja breakdancing', { seamless: 'tile' });
  expect(Buffer.compare(dancingTile!.pixels, tile!.pixels)).toBe(0);
});

it('frames what it draws of a thing alone, and of a scene', async () => {
  for (const [shown, framed] of [
    [plain(), 'a ninja as a tarot card'],
    [draw('a ninja on the beach'), 'a tarot card of a ninja on the beach'],
  ] as const) {
    const [[picture], [card]] = [await shown, await draw(framed)];
    expect(Buffer.compare(card!.pixels, withEffect('tarot-card', picture!))).toBe(0);
  }
});
