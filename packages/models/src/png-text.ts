// Text inside PNG files (https://www.w3.org/TR/png-3/#11iTXt): a picture carries what it was made from.
import type { Drawing, Picture } from './drawing.ts';
import { writeXmp, XMP_KEYWORD } from './xmp.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const SIGNATURE_LENGTH = SIGNATURE.length;
/** Length, type and checksum around a chunk's data. */
const CHUNK_OVERHEAD = 12;

/** What the PNG files of a drawing say about themselves, first that a model made them; `picture` is absent for all of them together. */
export function pngText(drawing: Drawing, model: string, picture?: Picture): Record<string, string> {
  const { prompt, seed, options } = drawing;
  const number = picture ? { picture: picture.index } : {};
  return {
    [XMP_KEYWORD]: writeXmp({ prompt, model, seed }),
    Description: prompt,
    Software: 'Nonet',
    nonet: JSON.stringify({ prompt, seed, ...number, model, options }),
  };
}

/** A copy of a PNG with texts (in any script) by keyword, after its header. Keywords: 1 to 79 Latin characters. */
export function withPngText(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const headerEnd = SIGNATURE_LENGTH + CHUNK_OVERHEAD + viewOf(png).getUint32(SIGNATURE_LENGTH);
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  const parts = [png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The texts that `withPngText` put into a PNG; none in other files, nor those that a damaged one lacks. */
export function readPngText(png: Uint8Array): Record<string, string> {
  const texts: Record<string, string> = {};
  const isPng = SIGNATURE.every((byte, at) => png[at] === byte);
  const latin1 = new TextDecoder('latin1');
  const view = viewOf(png);
  for (let at = SIGNATURE_LENGTH; isPng && at + CHUNK_OVERHEAD <= png.length; ) {
    const length = view.getUint32(at);
    if (latin1.decode(png.subarray(at + 4, at + 8)) === 'iTXt') {
      const data = png.subarray(at + 8, at + 8 + length);
      const keywordEnd = data.indexOf(0);
      const keyword = latin1.decode(data.subarray(0, keywordEnd));
      texts[keyword] = new TextDecoder().decode(data.subarray(keywordEnd + 5));
    }
    at += CHUNK_OVERHEAD + length;
  }
  return texts;
}

function textChunk(keyword: string, text: string): Uint8Array {
  // keyword, its end, not compressed (2 bytes), no language, no translated keyword
  const data = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text.replaceAll('\0', '\ufffd')}`);
  const chunk = new Uint8Array(data.length + 8);
  const view = viewOf(chunk);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(data.length + 4, crc32(data));
  return chunk;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The checksum of PNG chunks. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
