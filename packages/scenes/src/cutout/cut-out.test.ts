// Cutting simple pictures: edges, holes, leaks, specks.
import { expect, it } from 'vitest';
import { paintedPicture } from '../testing/shapes.ts';
import { cutOut } from './cut-out.ts';
import { hasHoles } from './hole-names.ts';

const SIZE = 64;
const RED = [200, 30, 30] as const;
const WHITE = [255, 255, 255] as const;
const distance = (x: number, y: number) => Math.hypot(x - SIZE / 2, y - SIZE / 2);
const disc = (x: number, y: number) => (distance(x, y) < 20 ? RED : undefined);
const ring = (x: number, y: number) => (distance(x, y) < 20 && distance(x, y) > 9 ? RED : undefined);
const thinRing = (x: number, y: number) => (distance(x, y) < 20 && distance(x, y) > 14 ? RED : undefined);
const alphaAt = (cut: { rgba: Uint8Array; width: number }, x: number, y: number) =>
  cut.rgba[4 * (y * cut.width + x) + 3];
const middleAlpha = (cut: { rgba: Uint8Array; width: number; height: number }) =>
  alphaAt(cut, cut.width >> 1, cut.height >> 1);

it.each([
  ['white', WHITE],
  ['a colour', [120, 200, 240] as const],
])('cuts a disc out of %s, without a rim of it', (_, background) => {
  const cut = cutOut(paintedPicture(SIZE, background, disc))!;
  expect([cut.width, cut.height]).toEqual([39, 39]);
  expect(alphaAt(cut, 0, 0)).toBe(0);
  expect(middleAlpha(cut)).toBe(255);
  for (let i = 0; i < cut.rgba.length; i += 4) {
    if (cut.rgba[i + 3]! > 0) expect(Array.from(cut.rgba.subarray(i, i + 3))).toEqual([...RED]);
  }
  expect(cut.damage).toBe(0);
});

it('mixes the rim of a soft edge with what comes behind, not with the old background', () => {
  const soft = (x: number, y: number) => {
    const share = Math.min(1, Math.max(0, 20.5 - distance(x, y)));
    return [0, 1, 2].map((channel) => Math.round(share * RED[channel]! + (1 - share) * 255)) as [
      number,
      number,
      number,
    ];
  };
  const cut = cutOut(paintedPicture(SIZE, WHITE, soft))!;
  for (let i = 0; i < cut.rgba.length; i += 4) {
    if (cut.rgba[i + 3]! < 40) continue;
    for (let channel = 0; channel < 3; channel++) {
      expect(Math.abs(cut.rgba[i + channel]! - RED[channel]!)).toBeLessThan(30);
    }
  }
});

it('lets the background show through the hole of a ring, unless the thing has none', () => {
  const picture = paintedPicture(SIZE, WHITE, ring);
  expect(middleAlpha(cutOut(picture, { holes: true })!)).toBe(0);
  expect(middleAlpha(cutOut(picture, { holes: false })!)).toBe(255);
});

it('keeps the paper inside of a line drawing', () => {
  const outline = (x: number, y: number) =>
    Math.abs(distance(x, y) - 26) < 1.5 ? ([0, 0, 0] as const) : undefined;
  expect(middleAlpha(cutOut(paintedPicture(SIZE, WHITE, outline))!)).toBe(255);
});

it('takes what a coloured background shows through for an opening, whatever the name says', () => {
  const cut = cutOut(paintedPicture(SIZE, [120, 200, 240], ring), { holes: false })!;
  expect(middleAlpha(cut)).toBe(0);
});

it('keeps the white belly of a penguin', () => {
  const penguin = (x: number, y: number) => {
    const belly = Math.hypot((x - 32) / 9, (y - 36) / 14);
    return belly > 1 && Math.hypot((x - 32) / 15, (y - 32) / 24) < 1 ? ([20, 20, 30] as const) : undefined;
  };
  const cut = cutOut(paintedPicture(SIZE, WHITE, penguin), { holes: hasHoles('penguin') })!;
  expect(middleAlpha(cut)).toBe(255);
});

it('keeps a white thing with an outline whole', () => {
  const egg = (x: number, y: number) => {
    const shell = Math.hypot((x - 32) / 18, (y - 32) / 24);
    return shell < 1 ? (shell > 0.9 ? ([120, 120, 120] as const) : ([254, 254, 252] as const)) : undefined;
  };
  const cut = cutOut(paintedPicture(SIZE, WHITE, egg))!;
  expect(middleAlpha(cut)).toBe(255);
  expect(alphaAt(cut, 0, 0)).toBe(0);
});

it('leaves shaded parts where the name speaks of openings', () => {
  const shaded = (x: number, y: number) =>
    ring(x, y) ?? (distance(x, y) < 9 ? ([251, 251, 251] as const) : undefined);
  expect(middleAlpha(cutOut(paintedPicture(SIZE, WHITE, shaded), { holes: true })!)).toBe(255);
});

it('drops the shadow under a thing, with the ground that it encloses', () => {
  const table = (x: number, y: number) => {
    const isTop = y > 10 && y < 20 && x > 8 && x < 56;
    const isLeg = y >= 20 && y < 56 && ((x > 8 && x < 14) || (x > 50 && x < 56));
    if (isTop || isLeg) return RED;
    return Math.hypot((x - 32) / 30, (y - 55) / 4) < 1 ? ([225, 225, 226] as const) : undefined;
  };
  const cut = cutOut(paintedPicture(SIZE, WHITE, table))!;
  expect([cut.width, cut.height]).toEqual([47, 45]);
  expect(middleAlpha(cut)).toBe(0);
});

it('knows by name which drawings are open and which are white inside', () => {
  expect(['ladder', 'kitchen chair', 'snowman', 'winking face', 'cat'].map(hasHoles)).toEqual([
    true,
    true,
    false,
    false,
    undefined,
  ]);
});

it('does not let the background in through a narrow gap', () => {
  const open = (x: number, y: number) =>
    Math.abs(y - SIZE / 2) < 2 && x > SIZE / 2 ? undefined : thinRing(x, y);
  const cut = cutOut(paintedPicture(SIZE, WHITE, open), { holes: false })!;
  expect(middleAlpha(cut)).toBe(255);
});

it('drops specks, keeps pieces, and finds nothing in an empty picture', () => {
  const speck = (x: number, y: number) => (x < 3 && y < 3 ? RED : disc(x, y));
  expect(cutOut(paintedPicture(SIZE, WHITE, speck))!.width).toBe(39);
  const piece = (x: number, y: number) => (x < 8 && y < 8 ? RED : disc(x, y));
  expect(cutOut(paintedPicture(SIZE, WHITE, piece))!.width).toBeGreaterThan(45);
  expect(cutOut(paintedPicture(SIZE, WHITE, () => undefined))).toBeUndefined();
});

it('tells faces from bodies, and the side to which a body looks', () => {
  expect(cutOut(paintedPicture(SIZE, WHITE, disc))!).toMatchObject({ view: 'face', facing: 'front' });
  const animal = (x: number, y: number) => {
    const isBody = y > 30 && y < 50 && x > 8 && x < 56;
    const isHead = y > 14 && y <= 32 && x > 8 && x < 24;
    const isTail = y > 14 && y <= 32 && x > 52 && x < 56;
    return isBody || isHead || isTail ? RED : undefined;
  };
  expect(cutOut(paintedPicture(SIZE, WHITE, animal))!).toMatchObject({ view: 'body', facing: 'left' });
  const mirrored = (x: number, y: number) => animal(SIZE - 1 - x, y);
  expect(cutOut(paintedPicture(SIZE, WHITE, mirrored))!).toMatchObject({ view: 'body', facing: 'right' });
  const slightlyRight = (x: number, y: number) => {
    const isBody = y > 30 && y < 50 && x > 8 && x < 56;
    const isLeftEar = y > 17 && y <= 32 && x > 8 && x < 14;
    const isRightEar = y > 15 && y <= 32 && x > 48 && x < 54;
    return isBody || isLeftEar || isRightEar ? RED : undefined;
  };
  expect(cutOut(paintedPicture(SIZE, WHITE, slightlyRight))!.facing).not.toBe('right');
});
