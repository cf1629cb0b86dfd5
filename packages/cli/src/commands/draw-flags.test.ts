// Flags of `nonet draw`, and users' pictures in many formats.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presetNames } from '@nonet/models';
import { Command } from 'commander';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPicture } from '../read-picture.ts';
import { addDrawingFlags, toDrawOptions } from './draw-flags.ts';

const home = mkdtempSync(join(tmpdir(), 'nonet-flags-'));
const image = join(home, 'photo.png');

beforeAll(async () => {
  await sharp({ create: { width: 6, height: 4, channels: 3, background: '#204060' } }).toFile(image);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function optionsOf(...args: readonly string[]) {
  const command = addDrawingFlags(new Command().exitOverride().configureOutput({ writeErr: () => {} }));
  return toDrawOptions(command.parse(args, { from: 'user' }).opts());
}

describe('flags of nonet draw', () => {
  it('leave out what is not given', async () => {
    expect(await optionsOf()).toEqual({});
    expect(await optionsOf('--guidance', '4', '--negative', '', '--top-k', '0')).toEqual({
      guidanceScale: 4,
      negativePrompt: '',
      topK: 0,
    });
  });

  it('take every preset', async () => {
    for (const preset of presetNames) expect(await optionsOf('--preset', preset)).toEqual({ preset });
    expect(() => optionsOf('--preset', 'craiyon')).toThrow(/craiyon.*dalle-mini, min-dalle/);
  });

  it('read prompts with and without weights', async () => {
    const { blend } = await optionsOf('--also', 'a dog:0.5', '--also', 'time: night', '--also', 'a: b:.25 ');
    expect(blend).toEqual([
      { prompt: 'a dog', weight: 0.5 },
      { prompt: 'time: night', weight: 1 },
      { prompt: 'a: b', weight: 0.25 },
    ]);
    expect(() => optionsOf('--also', 'a dog:-2')).toThrow(/weight above 0/);
  });

  it('read a picture and what to keep of it', async () => {
    expect((await optionsOf('--image', image)).start).toMatchObject({
      picture: { width: 6, height: 4 },
      keep: { share: 0.5 },
    });
    expect((await optionsOf('--image', image, '--keep', '0')).start!.keep).toEqual({ share: 0 });
    expect((await optionsOf('--image', image, '--keep-rows', '3')).start!.keep).toEqual({ rows: 3 });
    expect(() => optionsOf('--image', image, '--keep', '1', '--keep-rows', '3')).toThrow(/cannot be used/);
    await expect(optionsOf('--keep-rows', '3')).rejects.toMatchObject({
      code: 'draw-option',
      message: expect.stringMatching(/--keep-rows.*--image/),
    });
  });
});

describe('--scene', () => {
  const path = join(home, 'scene.json');
  const scene = {
    things: [
      { id: 'a', name: 'cat' },
      { id: 'b', name: 'horse', colour: 'red' },
    ],
    relations: [{ subject: 'a', name: 'riding', object: 'b' }],
    place: 'beach',
  };

  it('reads a scene; --joint draws without one', async () => {
    writeFileSync(path, JSON.stringify(scene));
    expect(await optionsOf('--scene', path)).toEqual({ scene });
    expect(await optionsOf('--joint')).toEqual({ joint: true });
    expect(() => optionsOf('--scene', path, '--joint')).toThrow(/cannot be used/);
  });

  it('names the file and the field that is wrong', async () => {
    writeFileSync(path, JSON.stringify({ ...scene, relations: [{ ...scene.relations[0], object: 'c' }] }));
    await expect(optionsOf('--scene', path)).rejects.toMatchObject({
      code: 'draw-scene',
      message: expect.stringMatching(/scene\.json: relations\.0\.object: expected .*a, b.*, got "c"/),
    });
    writeFileSync(path, '{"things"');
    for (const unreadable of [path, join(home, 'nowhere.json')]) {
      await expect(optionsOf('--scene', unreadable)).rejects.toMatchObject({
        code: 'scene-unreadable',
        message: expect.stringContaining(unreadable),
      });
    }
  });
});

describe('readPicture', () => {
  /** Half black, half transparent: 2 x 1. */
  const halves = () =>
    sharp(Buffer.from([0, 0, 0, 255, 9, 9, 9, 0]), { raw: { width: 2, height: 1, channels: 4 } });

  it.each([
    ['PNG', () => halves().png(), 2],
    ['WebP', () => halves().webp({ lossless: true }), 2],
    ['TIFF', () => halves().tiff({ compression: 'lzw' }), 2],
    ['16-bit grey', () => halves().toColourspace('grey16').png(), 2],
  ])('reads %s with white for what is transparent', async (name, encode, width) => {
    const path = join(home, `halves-${name}`);
    writeFileSync(path, await encode().toBuffer());
    expect(await readPicture(path)).toEqual({
      width,
      height: 1,
      pixels: Uint8Array.of(0, 0, 0, 255, 255, 255),
    });
  });

  it('turns photographs upright', async () => {
    const path = join(home, 'turned.jpg');
    const pixels = Buffer.from(Array.from({ length: 8 * 16 }, (_, i) => [i % 8 < 4 ? 0 : 255, 0, 0]).flat());
    const photo = sharp(pixels, { raw: { width: 8, height: 16, channels: 3 } });
    await photo.jpeg({ quality: 100 }).withMetadata({ orientation: 6 }).toFile(path);
    const upright = await readPicture(path);
    expect([upright.width, upright.height]).toEqual([16, 8]);
    // Orientation 6 is shown a quarter turn clockwise: the dark left half comes to the top.
    expect(upright.pixels[0]!).toBeLessThan(60);
    expect(upright.pixels[7 * 16 * 3]!).toBeGreaterThan(195);
  });

  it('says which file is no picture', async () => {
    writeFileSync(join(home, 'notes.txt'), 'no picture');
    await expect(readPicture(join(home, 'notes.txt'))).rejects.toMatchObject({
      code: 'picture-unreadable',
      message: expect.stringMatching(/notes.txt/),
    });
    await expect(readPicture(join(home, 'nowhere.png'))).rejects.toMatchObject({
      code: 'picture-unreadable',
    });
  });
});
