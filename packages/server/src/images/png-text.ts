// Text inside PNG files (https://www.w3.org/TR/png-3/#11iTXt): a picture carries what it was made from.
import { crc32 } from 'node:zlib';

const SIGNATURE_LENGTH = 8;
/** Length, type and checksum around a chunk's data. */
const CHUNK_OVERHEAD = 12;

/** A copy of a PNG with texts (in any script) by keyword, after its header. Keywords: 1 to 79 Latin characters. */
export function withPngText(png: Buffer, texts: Readonly<Record<string, string>>): Buffer {
  const headerEnd = SIGNATURE_LENGTH + CHUNK_OVERHEAD + png.readUInt32BE(SIGNATURE_LENGTH);
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)]);
}

/** The texts that `withPngText` put into a PNG. */
export function readPngText(png: Buffer): Record<string, string> {
  const texts: Record<string, string> = {};
  for (let at = SIGNATURE_LENGTH; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'iTXt') {
      const data = png.subarray(at + 8, at + 8 + length);
      const keywordEnd = data.indexOf(0);
      texts[data.toString('latin1', 0, keywordEnd)] = data.toString('utf8', keywordEnd + 5);
    }
    at += CHUNK_OVERHEAD + length;
  }
  return texts;
}

function textChunk(keyword: string, text: string): Buffer {
  // keyword, its end, not compressed (2 bytes), no language, no translated keyword
  const data = Buffer.from(`iTXt${keyword}\0\0\0\0\0${text.replaceAll('\0', '\ufffd')}`, 'utf8');
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  return chunk;
}
