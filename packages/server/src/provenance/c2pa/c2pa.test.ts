// Signatures of pictures, as the C2PA's own reader sees them.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Drawing, pngText } from '@nonet/models';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCertificate } from '../../doctor/certificate.ts';
import { encodePng, readPngText, toVariant } from '../../images/index.ts';
import { inspectPicture } from '../inspect.ts';
import { openSigner } from '../signer.ts';
import { readSignature } from './read.ts';
import { makeTestCertificate, type TestCertificateFiles } from './test-certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-c2pa-'));
let files: TestCertificateFiles;
let authority: string;
let png: Buffer;

beforeAll(async () => {
  files = await makeTestCertificate(join(folder, 'P-256'));
  authority = readFileSync(files.authority, 'utf8');
  const picture = {
    index: 0,
    width: 64,
    height: 64,
    pixels: new Uint8Array(64 * 64 * 3).map((_, i) => i * i),
  };
  const drawing = { prompt: 'a cat', seed: 7, options: {}, pictures: [picture] } as unknown as Drawing;
  png = await encodePng(picture, pngText(drawing, 'nonet-1', picture));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const signed = async (format: 'png' | 'jpeg', from = files): Promise<Buffer> =>
  Buffer.from(await (await openSigner(from))(await toVariant(png, { format }), format));

describe.each(['png', 'jpeg'] as const)('a signed %s', (format) => {
  it('holds, and says that a model made it', async () => {
    const file = await signed(format);
    expect(await readSignature(file, `image/${format}`)).toEqual({
      state: 'valid',
      signer: 'Nonet, Nonet test',
      madeByModel: true,
      problems: ['signingCredential.untrusted: signing certificate untrusted'],
    });
    expect(await readSignature(file, `image/${format}`, authority)).toMatchObject({
      state: 'trusted',
      problems: [],
    });
  });

  it('is the same picture with the same marks', async () => {
    const file = await signed(format);
    const plain = await toVariant(png, { format });
    const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    expect((await pixels(file)).equals(await pixels(plain))).toBe(true);
    expect(await inspectPicture(file)).toMatchObject({
      madeByModel: true,
      prompt: 'a cat',
      seed: 7,
      signature: { state: 'valid' },
    });
    if (format === 'png') expect(readPngText(file)).toEqual(readPngText(Buffer.from(plain)));
  });

  it('does not hold when any byte of the picture or its marks is changed', async () => {
    const file = await signed(format);
    const manifest = file.indexOf('jumdc2pa');
    const plain = await toVariant(png, { format });
    const length = file.length - plain.length;
    const outside = [...file.keys()].filter((at) => at < manifest - 30 || at > manifest + length);
    for (let i = 0; i < outside.length; i += Math.ceil(outside.length / 60)) {
      const tampered = Buffer.from(file);
      tampered[outside[i]!]! ^= 1;
      const found = await readSignature(tampered, `image/${format}`, authority);
      expect([outside[i], found?.state ?? 'invalid']).toEqual([outside[i], 'invalid']);
    }
  });

  it.each(['trainedAlgorithmicMedia', 'c2pa.created', 'Nonet test'])(
    'does not hold when its manifest says something else than %s',
    async (words) => {
      const tampered = await signed(format);
      const at = tampered.indexOf(words, tampered.indexOf('jumdc2pa'));
      expect(at).toBeGreaterThan(0);
      tampered[at]! ^= 2;
      const found = await readSignature(tampered, `image/${format}`, authority);
      expect(found?.state).toBe('invalid');
    },
  );

  it('does not hold for the manifest of another picture', async () => {
    const other = await toVariant(png, { format, size: 128 });
    const file = await signed(format);
    const stolen = Buffer.from(await (await openSigner(files))(other, format));
    const manifestOf = (bytes: Buffer) => {
      const start = bytes.indexOf('jumdc2pa') - 12; // the boxes around it: length, kind, length
      return bytes.subarray(start, start + bytes.readUInt32BE(start));
    };
    expect(manifestOf(stolen).length).toBe(manifestOf(file).length);
    manifestOf(stolen).copy(manifestOf(file));
    const found = await readSignature(file, `image/${format}`, authority);
    expect(found?.state).toBe('invalid');
    expect(found?.problems.join()).toContain('assertion.dataHash.mismatch');
  });
});

it.each(['P-384', 'P-521'] as const)('signs with keys of the curve %s', async (curve) => {
  const others = await makeTestCertificate(join(folder, curve), curve);
  const trusted = readFileSync(others.authority, 'utf8');
  expect(await readSignature(await signed('png', others), 'image/png', trusted)).toMatchObject({
    state: 'trusted',
  });
});

it('says nothing of files without a signature, and does not fail on damaged ones', async () => {
  expect(await readSignature(png, 'image/png')).toBeUndefined();
  const file = await signed('png');
  for (let cut = 60; cut < file.length; cut += 211) {
    const found = await readSignature(file.subarray(0, cut), 'image/png', authority);
    expect(found?.state ?? 'invalid').toBe('invalid');
  }
});

it('leaves WebP files as they are', async () => {
  const webp = await toVariant(png, { format: 'webp' });
  expect(await (await openSigner(files))(webp, 'webp')).toBe(webp);
});

it('makes certificates with a key for their owner alone, and overwrites none', async () => {
  if (process.platform !== 'win32') expect(statSync(files.key).mode & 0o777).toBe(0o600);
  await expect(makeTestCertificate(join(folder, 'P-256'))).rejects.toMatchObject({
    code: 'certificate-exists',
  });
});

it('refuses what it cannot sign with', async () => {
  const text = join(folder, 'text.pem');
  writeFileSync(text, 'not a certificate');
  const { certificate, key } = files;
  const cases = [
    [{ certificate: join(folder, 'absent.pem'), key }, 'certificate-unreadable'],
    [{ certificate: text, key }, 'certificate-unreadable'],
    [{ certificate, key: text }, 'certificate-unreadable'],
    [{ certificate: files.authority, key }, 'certificate-unfit'],
    [{ certificate, key: join(folder, 'P-384', 'key.pem') }, 'certificate-unfit'],
  ] as const;
  for (const [given, code] of cases) await expect(openSigner(given)).rejects.toMatchObject({ code });
});

it('is looked at by the doctor', async () => {
  expect(await checkCertificate(undefined)).toEqual([]);
  expect(await checkCertificate(files)).toMatchObject([{ name: 'certificate', state: 'ok' }]);
  const absent = { certificate: files.certificate, key: join(folder, 'absent.pem') };
  expect(await checkCertificate(absent)).toMatchObject([{ state: 'fail' }]);
});
