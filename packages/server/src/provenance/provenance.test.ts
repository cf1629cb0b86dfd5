// Marks of pictures in every format, read by ExifTool and by ourselves.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Drawing, pngText } from '@nonet/models';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawBuildUp, encodePng, readPngText, toVariant } from '../images/index.ts';
import { inspectPicture } from './inspect.ts';

const PROMPT = 'a cat & <b>"dog"</b> 猫 🦊 \u0001\r\n😺';
const READ_BACK = PROMPT.replace('\u0001', '\ufffd');
const MADE_BY_MODEL = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const folder = mkdtempSync(join(tmpdir(), 'nonet-provenance-'));
const exiftool = join(
  dirname(createRequire(import.meta.url).resolve('exiftool-vendored.pl/package.json')),
  'bin/exiftool',
);
let png: Buffer;

const draw = (prompt: string) => {
  const picture = { index: 2, width: 32, height: 32, pixels: new Uint8Array(32 * 32 * 3).fill(90) };
  const drawing = { prompt, seed: 7, options: {}, pictures: [picture] } as unknown as Drawing;
  return encodePng(picture, pngText(drawing, 'nonet-1', picture));
};

beforeAll(async () => {
  png = await draw(PROMPT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const variants = [
  ['png', {}],
  ['png', { size: 64 }],
  ['webp', {}],
  ['jpeg', { size: 128, quality: 50 }],
  ['avif', {}],
  ['avif', { size: 128, quality: 30 }],
] as const;

describe.each(variants)('a %s file %o', (format, options) => {
  it('says that a model made it, to ExifTool and to us', async () => {
    const file = Buffer.from(await toVariant(png, { format, ...options }));
    const path = join(folder, `picture.${format}`);
    writeFileSync(path, file);
    const [tags] = JSON.parse(
      execFileSync('perl', [exiftool, '-json', '-struct', path], { encoding: 'utf8' }),
    );
    expect(tags).toMatchObject({
      DigitalSourceType: MADE_BY_MODEL,
      AISystemUsed: 'Nonet',
      AISystemVersionUsed: 'nonet-1',
      CreatorTool: 'Nonet',
      Seed: 7,
    });
    expect(tags.AIPromptInformation).toContain('猫 🦊');
    expect(await inspectPicture(file)).toMatchObject({
      format,
      madeByModel: true,
      prompt: READ_BACK,
      model: 'nonet-1',
      seed: 7,
    });
    if (format === 'png')
      expect(JSON.parse(readPngText(file)['nonet']!)).toMatchObject({ prompt: PROMPT, picture: 2 });
  });
});

it('marks animations, and leaves their frames alone', async () => {
  const file = await drawBuildUp([png, png], 'card', {
    prompt: PROMPT,
    model: 'nonet-1',
    seed: 7,
    address: 'nonet.example',
  });
  const path = join(folder, 'animation.gif');
  writeFileSync(path, file);
  const [tags] = JSON.parse(
    execFileSync('perl', [exiftool, '-json', '-all', '-validate', path], { encoding: 'utf8' }),
  );
  expect(tags).toMatchObject({ DigitalSourceType: MADE_BY_MODEL, Seed: 7, FrameCount: 9, Validate: 'OK' });
  expect(await inspectPicture(file)).toMatchObject({
    format: 'gif',
    madeByModel: true,
    prompt: READ_BACK,
    seed: 7,
  });
  const { pages, loop, delay } = await sharp(file, { animated: true }).metadata();
  expect([pages, loop, delay!.at(-1)]).toEqual([9, 0, 2_500]);
});

it('marks a picture of the longest prompt in every format', async () => {
  const long = await draw('&'.repeat(10_000));
  for (const format of ['webp', 'jpeg', 'avif'] as const) {
    const { prompt } = await inspectPicture(Buffer.from(await toVariant(long, { format })));
    expect(prompt).toHaveLength(10_000);
  }
});

it('reads the marks of other programs, and none where there are none', async () => {
  const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
  const bare = await inspectPicture(await plain.clone().jpeg().toBuffer());
  expect(bare).toEqual({ format: 'jpeg', width: 8, height: 8, madeByModel: false });
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    Iptc4xmpExt:DigitalSourceType="https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>
    </rdf:RDF></x:xmpmeta>`;
  expect(await inspectPicture(await plain.clone().webp().withXmp(xmp).toBuffer())).toMatchObject({
    madeByModel: true,
  });
});

it.each([
  ['an empty file', Buffer.alloc(0)],
  ['a text', Buffer.from('not a picture')],
  ['half a header', Buffer.from('\x89PNG\r\n', 'latin1')],
])('refuses %s by name', async (_, file) => {
  await expect(inspectPicture(file)).rejects.toMatchObject({ code: 'not-a-picture' });
});

it('does not fail on a damaged file', async () => {
  for (let cut = 40; cut < png.length; cut += 97) {
    await inspectPicture(png.subarray(0, cut)).catch((error: { code: string }) =>
      expect(error.code).toBe('not-a-picture'),
    );
  }
});
