// Pictures of strangers: known by their content, and bounded in memory before they are unpacked.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { removeFolder } from '../remove-folder.ts';
import { decodePicture, readTexts, toSquarePng } from './index.ts';

/** Of one upload, the file included: what docs/hosting.md states. */
const LARGEST_MEMORY_MB = 350;

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** The costliest form that there is: interlaced, 16 bits a channel, with opacity, and small as a file. */
function interlacedPng(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side);
  head.writeUInt32BE(side, 4);
  head.set([16, 6, 0, 0, 1], 8);
  const passes = [
    [8, 8],
    [8, 8],
    [4, 8],
    [4, 4],
    [2, 4],
    [2, 2],
    [1, 2],
  ] as const;
  const bytes = passes.reduce((sum, [x, y]) => sum + Math.ceil(side / y) * (1 + Math.ceil(side / x) * 8), 0);
  const rows = deflateSync(Buffer.alloc(bytes), { level: 1 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('%s is taken', async (format) => {
  const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } });
  const square = await toSquarePng(await picture.toFormat(format).toBuffer(), 8);
  expect(await sharp(square).metadata()).toMatchObject({ width: 8, height: 8 });
});

it.each([
  ['SVG', `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>`],
  ['PDF', '%PDF-1.4\n'],
  ['SVG behind blanks', '                   <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  ['a portable pixmap', 'P6 1 1 255\nabc'],
  ['an XML document', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
])('%s is not taken', async (_, text) => {
  await expect(toSquarePng(Buffer.from(text), 8)).rejects.toMatchObject({ code: 'picture-format' });
});

it('TIFF is not taken', async () => {
  const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } });
  await expect(toSquarePng(await picture.tiff().toBuffer(), 8)).rejects.toMatchObject({
    code: 'picture-format',
  });
});

it('what unpacks to too much is refused by its head', async () => {
  const large = interlacedPng(8_000).subarray(0, 2_000); // the rest is not needed to know
  await expect(toSquarePng(large, 8)).rejects.toMatchObject({ code: 'picture-too-large' });
});

/** Megabytes that reading files, one after the other, takes in a process of its own. */
async function megabytesFor(files: readonly Uint8Array[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-picture-'));
  const paths = files.map((file, n) => {
    const path = join(folder, String(n));
    writeFileSync(path, file);
    return path;
  });
  const program = `
    import { readFileSync } from 'node:fs';
    import { peakMegabytes } from ${JSON.stringify(import.meta.resolve('@nonet/core/node'))};
    import { toSquarePng } from ${JSON.stringify(new URL('decode.ts', import.meta.url).href)};
    import { encodeLike } from ${JSON.stringify(new URL('encode-like.ts', import.meta.url).href)};
    const before = peakMegabytes();
    for (const path of ${JSON.stringify(paths)}) {
      const file = readFileSync(path);
      await toSquarePng(file, 256);
      await encodeLike({ width: 1, height: 1, pixels: new Uint8Array(3) }, file);
    }
    console.log(peakMegabytes() - before);`;
  const flags = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
  const megabytes = Number(execFileSync(process.execPath, flags, { encoding: 'utf8' }));
  await removeFolder(folder);
  return megabytes;
}

const plain = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: 'red' } });
const avif = (side: number) => plain(side).avif({ quality: 1, effort: 0 }).toBuffer();
const HEAD_END = 33;
const withChunks = async (picture: Sharp, ...chunks: Buffer[]) => {
  const png = await picture.png().toBuffer();
  return Buffer.concat([png.subarray(0, HEAD_END), ...chunks, png.subarray(HEAD_END)]);
};
const packed = (type: string, head: string, bytes: number) =>
  chunk(type, Buffer.concat([Buffer.from(head, 'latin1'), deflateSync(Buffer.alloc(bytes, 97))]));

it.each([
  [
    'interlaced, and packed beside the pixels',
    () => [
      Promise.resolve(interlacedPng(5_000)),
      withChunks(
        plain(9),
        packed('iCCP', 'profile\0\0', 120e6),
        ...Array.from({ length: 9 }, (_, n) => packed('zTXt', `text ${n}\0\0`, 49e6)),
      ),
    ],
  ],
  ['AVIF', () => [avif(3_900)]],
  [
    'progressive JPEG',
    () => [plain(7_000).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()],
  ],
])(`the largest that is taken costs at most ${LARGEST_MEMORY_MB} MB: %s`, async (_, make) => {
  const megabytes = await megabytesFor(await Promise.all(make()));
  expect(megabytes).toBeGreaterThan(100); // it was unpacked as a whole
  expect(megabytes).toBeLessThan(LARGEST_MEMORY_MB);
});

it('a larger AVIF is not taken', async () => {
  await expect(toSquarePng(await avif(4_200), 8)).rejects.toMatchObject({ code: 'picture-too-large' });
});

describe('what is packed beside the pixels of a PNG', () => {
  it('is read where it is small', async () => {
    const texts = [
      chunk('tEXt', Buffer.from('plain\0\xe9', 'latin1')),
      packed('zTXt', 'packed\0\0', 3),
      packed('iTXt', 'world\0\x01\0en\0wereld\0', 2),
      packed('zTXt', 'large\0\0', 1e6),
    ];
    expect(await readTexts(await withChunks(plain(9), ...texts))).toEqual({
      plain: 'é',
      packed: 'aaa',
      world: 'aa',
    });
    const wide = plain(9).withIccProfile('p3'); // the same numbers are another red
    const pixelOf = async (png: Buffer) => [...(await decodePicture(png)).pixels.subarray(0, 3)];
    const file = await wide.png().toBuffer();
    const expected = await sharp(file).toColourspace('srgb').raw().toBuffer();
    expect(await pixelOf(file)).toEqual([...expected.subarray(0, 3)]);
  });

  it('is not looked at where there are too many parts', async () => {
    const many = Array.from({ length: 100_001 }, () => chunk('tEXt', Buffer.alloc(0)));
    await expect(toSquarePng(await withChunks(plain(9), ...many), 8)).rejects.toMatchObject({
      code: 'picture-format',
    });
  });
});
