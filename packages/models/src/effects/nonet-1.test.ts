// Poses and styles of the model that ships: the drawing of the bare thing, turned first and redrawn then.
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { DrawOptions } from '../drawing.ts';
import { pictureStream } from '../generation/random.ts';
import { openModel } from '../open-model-node.ts';
import { withEffect } from './index.ts';
import { turned } from './turn.ts';

const model = openModel(fileURLToPath(new URL('../../../../weights/nonet-1', import.meta.url)), {
  threads: 2,
});
afterAll(() => model.release());

it('turns and redraws what it draws of a ninja', async () => {
  const draw = (prompt: string, options: DrawOptions = {}) =>
    model.draw(prompt, { seed: 1, count: 2, ...options });
  const plain = await draw('a ninja');
  const dancing = await draw('a ninja breakdancing');
  const cut = await draw('a silhouette of a ninja breakdancing');
  for (const [i, picture] of plain.pictures.entries()) {
    const pixels = turned(picture, [150, 210], pictureStream(1, i)());
    expect(Buffer.compare(dancing.pictures[i]!.pixels, pixels)).toBe(0);
    expect(Buffer.compare(pixels, picture.pixels)).not.toBe(0);
    const filled = withEffect('fill', { ...picture, pixels });
    expect(Buffer.compare(cut.pictures[i]!.pixels, filled)).toBe(0);
  }
  const [tile] = (await draw('a ninja', { seamless: 'tile', count: 1 })).pictures;
  const [dancingTile] = (await draw('a ninja breakdancing', { seamless: 'tile', count: 1 })).pictures;
  expect(Buffer.compare(dancingTile!.pixels, tile!.pixels)).toBe(0);
});

it('frames what it draws of a thing alone, and of a scene', async () => {
  const draw = (prompt: string) => model.draw(prompt, { seed: 1, count: 1 });
  for (const [shown, framed] of [
    ['a ninja', 'a ninja as a tarot card'],
    ['a ninja on the beach', 'a tarot card of a ninja on the beach'],
  ] as const) {
    const [plain] = (await draw(shown)).pictures;
    const [card] = (await draw(framed)).pictures;
    expect(Buffer.compare(card!.pixels, withEffect('tarot-card', plain!))).toBe(0);
  }
});
