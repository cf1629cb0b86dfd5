// Garments: on the part of the figure where they are worn, with the wearer in sight.
import { describe, expect, it } from 'vitest';
import { CLOTHES } from '../clothes.ts';
import { HATS } from '../hats.ts';
import type { Scene } from '../scene.ts';
import { ellipseCutOut } from '../testing/shapes.ts';
import { composeScene } from './compose-scene.ts';

const FACE = { ...ellipseCutOut(60, 60, [240, 180, 60]), facing: 'front', view: 'face' } as const;
const GARMENT = ellipseCutOut(60, 50, [40, 90, 200]);

function boxesOf(wearer: string, garment: string) {
  const scene: Scene = {
    things: [
      { id: 'a', name: wearer },
      { id: 'b', name: garment },
    ],
    relations: [{ subject: 'a', name: 'wearing', object: 'b' }],
  };
  const cast = (id: string) => (id === 'a' ? FACE : GARMENT);
  const { things } = composeScene(scene, cast, { size: 128, seed: 3, picture: 1 });
  return { body: things.find(({ id }) => id === 'a')!, garment: things.find(({ id }) => id === 'b')! };
}

describe('garments', () => {
  it.each(['suit', 'coat', 'dress', 'scarf', 'bow tie'])('a %s is below the face', (name) => {
    const { body, garment } = boxesOf('cat', name);
    expect(garment.box.bottom).toBeGreaterThan(body.box.bottom);
    expect(garment.box.top).toBeGreaterThan((body.box.top + body.box.bottom) / 2);
  });

  it('a cape shows at both sides, boots under the feet, gloves at both hands', () => {
    const cape = boxesOf('cat', 'cape');
    expect(cape.garment.box.left).toBeLessThan(cape.body.box.left);
    expect(cape.garment.box.right).toBeGreaterThan(cape.body.box.right);
    const boots = boxesOf('cat', 'boots');
    expect(boots.garment.box.bottom).toBeGreaterThan(boots.body.box.bottom);
    const gloves = boxesOf('cat', 'boxing gloves');
    expect(gloves.garment.box.left).toBeLessThan(gloves.body.box.left);
    expect(gloves.garment.box.right).toBeGreaterThan(gloves.body.box.right);
  });

  it('a thing without a head wears clothes below all of it', () => {
    const { body, garment } = boxesOf('watermelon', 'coat');
    expect(garment.box.top).toBeGreaterThan((body.box.top + body.box.bottom) / 2);
  });

  it.each([...HATS, ...CLOTHES].flatMap(({ names }) => names))('%s leaves its wearer in sight', (name) => {
    const { body, garment } = boxesOf('cat', name);
    expect(body.visible).toBeGreaterThan(0.5);
    expect(garment.visible).toBeGreaterThan(0.3);
  });
});
