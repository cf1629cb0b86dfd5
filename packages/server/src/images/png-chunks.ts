// The parts of PNG files of strangers: what is compressed beside the pixels may unpack to a thousand times its size.
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { ServiceError } from '../service-error.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Length, type and checksum around a chunk's data. */
const OVERHEAD = 12;
/** A file of 20 MB that is written in chunks of 8 kB has 2,500. */
const MOST_CHUNKS = 100_000;
const MOST_PROFILE_BYTES = 4 * 1024 * 1024;
/** As many as fit into the one segment that JPEG has for it. */
const MOST_EXIF_BYTES = 64 * 1024;
/** Texts that are read of a file, and their bytes together. */
const MOST_TEXTS = 200;
const MOST_TEXT_BYTES = 512 * 1024;

const typeOf = (name: string): number => Buffer.from(name, 'latin1').readUInt32BE();
/** What decoders need to see the picture as it is meant. */
const OF_PICTURE: ReadonlySet<number> = new Set(
  ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'cICP'].map(typeOf),
);
const PROFILE = typeOf('iCCP');
const EXIF = typeOf('eXIf');
const TEXT = typeOf('tEXt');
const PACKED_TEXT = typeOf('zTXt');
const WORLD_TEXT = typeOf('iTXt');
const END = typeOf('IEND');

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

interface Chunk {
  readonly type: number;
  readonly data: Buffer;
  readonly start: number;
  readonly end: number;
}

export const isPng = (file: Uint8Array): boolean => SIGNATURE.every((byte, at) => file[at] === byte);

/** The chunks up to the end of the picture, of which the last may be cut off. @throws ServiceError `picture-format` if there are too many */
function* chunksOf(file: Buffer): Generator<Chunk> {
  let count = 0;
  for (let start = SIGNATURE.length; start + OVERHEAD <= file.length; ) {
    const end = Math.min(file.length, start + OVERHEAD + file.readUInt32BE(start));
    if (++count > MOST_CHUNKS)
      throw new ServiceError('picture-format', `expected a PNG file of at most ${MOST_CHUNKS} chunks`);
    const type = file.readUInt32BE(start + 4);
    yield { type, data: file.subarray(start + 8, end - 4), start, end };
    if (type === END) return;
    start = end;
  }
}

/**
 * A PNG file with nothing in it but what decoders need: decoders unpack texts and profiles without bounds.
 * @throws ServiceError `picture-format`
 */
export async function withoutExtras(png: Uint8Array): Promise<Buffer> {
  const file = Buffer.from(png.buffer, png.byteOffset, png.length);
  const parts: Buffer[] = [SIGNATURE];
  let keptFrom = SIGNATURE.length;
  let at = SIGNATURE.length;
  let hasProfile = false;
  for (const { type, data, start, end } of chunksOf(file)) {
    const isProfile: boolean = type === PROFILE && !hasProfile && (await isSmallProfile(data));
    hasProfile ||= isProfile;
    if (!isProfile && !OF_PICTURE.has(type) && !(type === EXIF && data.length <= MOST_EXIF_BYTES)) {
      parts.push(file.subarray(keptFrom, start));
      keptFrom = end;
    }
    at = end;
  }
  return Buffer.concat([...parts, file.subarray(keptFrom, at)]);
}

async function isSmallProfile(data: Buffer): Promise<boolean> {
  const name = data.indexOf(0);
  if (name === -1) return false;
  return (await unpacked(data.subarray(name + 2), MOST_PROFILE_BYTES)) !== undefined;
}

/** Undefined if it is damaged or larger. */
const unpacked = (packed: Buffer, most: number): Promise<Buffer | undefined> =>
  unpack(packed, { maxOutputLength: most }).catch(() => undefined);

/**
 * The texts of a PNG file by keyword, packed or not, up to the first that is too large; none in other files.
 * @throws ServiceError `picture-format`
 */
export async function readTexts(png: Uint8Array): Promise<Record<string, string>> {
  const texts: [string, string][] = [];
  if (!isPng(png)) return {};
  let left = MOST_TEXT_BYTES;
  for (const { type, data } of chunksOf(Buffer.from(png.buffer, png.byteOffset, png.length))) {
    if (![TEXT, PACKED_TEXT, WORLD_TEXT].includes(type)) continue;
    const bytes = await textOf(type, data, left);
    if (!bytes || bytes.length > left || texts.length === MOST_TEXTS) break;
    left -= bytes.length;
    const keyword = data.toString('latin1', 0, data.indexOf(0));
    texts.push([keyword, bytes.toString(type === WORLD_TEXT ? 'utf8' : 'latin1')]);
  }
  return Object.fromEntries(texts);
}

/** @param most bytes that a packed text may have */
async function textOf(type: number, data: Buffer, most: number): Promise<Buffer | undefined> {
  const name = data.indexOf(0);
  if (name === -1) return undefined;
  if (type === TEXT) return data.subarray(name + 1);
  if (type === PACKED_TEXT) return unpacked(data.subarray(name + 2), most);
  const isPacked = data[name + 1] === 1;
  const language = data.indexOf(0, name + 3);
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1);
  if (translated === -1) return undefined;
  const text = data.subarray(translated + 1);
  return isPacked ? unpacked(text, most) : text;
}
