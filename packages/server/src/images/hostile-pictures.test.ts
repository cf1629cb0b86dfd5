// Pictures of strangers: known by their content, and bounded in memory before they are unpacked.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { removeFolder } from '../remove-folder.ts';
import { toSquarePng } from './index.ts';

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

it(`the largest that is taken costs at most ${LARGEST_MEMORY_MB} MB`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-picture-'));
  const path = join(folder, 'large.png');
  writeFileSync(path, interlacedPng(5_000));
  const program = `
    import { readFileSync } from 'node:fs';
    import { peakMegabytes } from ${JSON.stringify(import.meta.resolve('@nonet/models/node'))};
    import { toSquarePng } from ${JSON.stringify(new URL('decode.ts', import.meta.url).href)};
    const before = peakMegabytes();
    const { length } = await toSquarePng(readFileSync(${JSON.stringify(path)}), 256);
    console.log(peakMegabytes() - before, length);`;
  const flags = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
  const [megabytes, length] = execFileSync(process.execPath, flags, { encoding: 'utf8' })
    .split(' ')
    .map(Number);
  expect(length).toBeGreaterThan(0);
  expect(megabytes).toBeGreaterThan(100); // it was unpacked as a whole
  expect(megabytes).toBeLessThan(LARGEST_MEMORY_MB);
  await removeFolder(folder);
});
