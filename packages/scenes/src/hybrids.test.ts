// Hybrids: what each thing gives to the one made of both.
import { describe, expect, it } from 'vitest';
import type { CutOut } from './cutout/cut-out.ts';
import { withFace, withHead, withMaterial, withTiles } from './hybrids.ts';
import { MATERIALS } from './materials.ts';
import { ellipseCutOut } from './testing/shapes.ts';

const RED = [220, 30, 30] as const;
const GREEN = [30, 200, 30] as const;
const face = (colour: readonly [number, number, number]): CutOut => ({
  ...ellipseCutOut(60, 60, [...colour]),
  facing: 'front',
  view: 'face',
});
const body: CutOut = { ...ellipseCutOut(80, 60, [...RED]), facing: 'left', view: 'body' };

const colourAt = ({ rgba, width, height }: CutOut, x: number, y: number): number[] => {
  const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
  return [...rgba.subarray(at, at + 3)];
};

describe('materials', () => {
  it.each(Object.keys(MATERIALS))('%s keeps the outline and shows no flat colour', (name) => {
    const made = withMaterial(body, MATERIALS[name]!);
    const colours = new Set<string>();
    for (let i = 0; i < body.rgba.length; i += 4) {
      expect(made.rgba[i + 3] === 0).toBe(body.rgba[i + 3] === 0);
      if (made.rgba[i + 3]! > 100) colours.add(made.rgba.subarray(i, i + 3).join());
    }
    expect(colours.size).toBeGreaterThan(1);
  });

  it('are darker where the form is darker', () => {
    const dark: CutOut = { ...body, rgba: Uint8Array.from(body.rgba) };
    for (let i = 0; i < dark.rgba.length / 2; i++) if (i % 4 !== 3) dark.rgba[i] = dark.rgba[i]! / 4;
    const [above, below] = [0.25, 0.75].map((y) => colourAt(withMaterial(dark, MATERIALS.snow!), 0.5, y)[1]!);
    expect(above).toBeLessThan(0.7 * below!);
  });
});

describe('blends', () => {
  it('two faces give a half each', () => {
    const both = withHead(face(RED), face(GREEN));
    expect(colourAt(both, 0.25, 0.5)).toEqual([...GREEN]);
    expect(colourAt(both, 0.75, 0.5)).toEqual([...RED]);
  });

  it('a face lies where it is put, inside the thing', () => {
    const made = withFace(body, face(GREEN), { x: 0.5, y: 0.5, width: 0.4, height: 0.4 });
    expect(colourAt(made, 0.5, 0.5)).toEqual([...GREEN]);
    expect(colourAt(made, 0.12, 0.5)).toEqual([...RED]);
  });

  it('what is made of many things has their colours, and its own outline', () => {
    const made = withTiles(body, face(GREEN));
    expect(colourAt(made, 0.5, 0.5)[1]).toBeGreaterThan(colourAt(made, 0.5, 0.5)[0]!);
    expect(made.rgba[3]).toBe(body.rgba[3]);
  });
});
