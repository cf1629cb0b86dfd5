// Fine-tuning on real picture files: it learns them, its result draws, and bad folders are named.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openModel, quantizeModel } from '@nonet/models/node';
import { writeTinyModel } from '@nonet/models/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunFolder } from '../run-folder.ts';
import { readPictureFolder } from './picture-folder.ts';
import { type TuneOptions, type TuneReport, tuneModel } from './tune.ts';

const root = mkdtempSync(join(tmpdir(), 'nonet-tune-'));
const model = join(root, 'model');
const pictures = join(root, 'pictures');

const disc = (colour: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"><circle cx="32" cy="24" r="20" fill="${colour}"/></svg>`,
  );

beforeAll(async () => {
  writeTinyModel(model);
  mkdirSync(pictures);
  await sharp(disc('red')).png().toFile(join(pictures, 'Red_Zorbo-01.png'));
  writeFileSync(join(pictures, 'b.svg'), disc('blue'));
  writeFileSync(join(pictures, 'b.txt'), 'a blue zorbo\n\n a zorbo at night \n');
  await sharp(disc('white'))
    .flatten({ background: '#888' })
    .toColourspace('b-w')
    .jpeg()
    .toFile(join(pictures, 'grey zorbo.jpg'));
  writeFileSync(join(pictures, 'broken.png'), 'no picture');
  await sharp(disc('red')).png().toFile(join(pictures, '0001.png'));
  writeFileSync(join(pictures, 'notes.md'), 'not a picture');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('readPictureFolder', () => {
  it('reads captions from text files and names, and says what it left out', async () => {
    const folder = await readPictureFolder(pictures, 32);
    expect(folder.count).toBe(3);
    expect([...new Set(folder.pictures.map(({ captions }) => captions.join('|')))]).toEqual([
      'red zorbo',
      'a blue zorbo|a zorbo at night',
      'grey zorbo',
    ]);
    for (const { pixels } of folder.pictures) expect(pixels).toHaveLength(32 * 32 * 3);
    expect(folder.unreadable).toEqual([
      expect.stringContaining('0001.png: expected words in its name'),
      expect.stringContaining('broken.png'),
    ]);
  });

  it('puts cut-outs on white, whole and in the middle', async () => {
    const { pixels } = (await readPictureFolder(pictures, 32)).pictures[0]!;
    const at = (x: number, y: number) => [...pixels.subarray(3 * (32 * y + x), 3 * (32 * y + x) + 3)];
    expect(at(0, 0)).toEqual([255, 255, 255]);
    expect(at(16, 16)).toEqual([255, 0, 0]);
  });

  it.each([
    ['missing', /no such folder/],
    ['empty', /expected pictures .* got 0/],
  ])('refuses a folder that is %s', async (name, message) => {
    if (name === 'empty') mkdirSync(join(root, name));
    const failure = readPictureFolder(join(root, name), 32);
    await expect(failure).rejects.toMatchObject({
      code: 'tune-folder',
      message: expect.stringMatching(message),
    });
  });
});

describe('tuneModel', () => {
  const tune = async (
    out: string,
    steps: number,
    reports: TuneReport[] = [],
    others: Partial<TuneOptions> = {},
  ) => {
    const options = { pictures, model, out, steps, batchSize: 8, seed: 1, rehearsalShare: 0.2, threads: 1 };
    await tuneModel({ ...options, ...others }, (report) => reports.push(report));
  };

  it('learns the pictures and writes a model that draws', async () => {
    const out = join(root, 'tuned');
    const reports: TuneReport[] = [];
    await tune(out, 30, reports);
    expect(reports).toMatchObject([{ pictures: 3 }]);
    const losses = new RunFolder(join(out, 'run')).log().map(({ loss }) => loss);
    const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    expect(mean(losses.slice(-5))).toBeLessThan(0.9 * mean(losses.slice(0, 5)));
    const pipeline = openModel(out);
    expect((await pipeline.draw('red zorbo', { count: 2 })).pictures).toHaveLength(2);
    await pipeline.release();
    await tune(out, 30); // finished already: nothing is trained twice
    expect(new RunFolder(join(out, 'run')).log()).toHaveLength(30);
  });

  it('draws what it rehearses once, and not at all if that comes with the model', async () => {
    const [out, drawn] = [join(root, 'rehearsed'), [] as number[]];
    const onPrepare = (done: number) => drawn.push(done);
    await tune(out, 1, [], { onPrepare });
    const once = drawn.length;
    expect(once).toBeGreaterThan(0);
    await tune(out, 2, [], { onPrepare });
    const withDrawings = join(root, 'with-drawings');
    cpSync(model, withDrawings, { recursive: true });
    copyFileSync(join(out, 'run/rehearsed.json'), join(withDrawings, 'rehearsal.json'));
    await tune(join(root, 'from-drawings'), 1, [], { model: withDrawings, onPrepare });
    expect(drawn).toHaveLength(once);
  });

  it('refuses a model of int8 numbers', async () => {
    const coarse = join(root, 'int8');
    await quantizeModel(model, coarse, { threads: 1 });
    const options = { pictures, out: join(root, 'never'), steps: 1, batchSize: 8, seed: 1, threads: 1 };
    const failure = tuneModel({ ...options, model: coarse, rehearsalShare: 0 }, () => {});
    await expect(failure).rejects.toMatchObject({ code: 'tune-int8' });
  });

  it('refuses to write over the model that it starts from', async () => {
    await expect(tune(model, 1)).rejects.toMatchObject({ code: 'tune-out' });
  });
});
