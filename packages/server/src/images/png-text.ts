// Reads the text inside PNG files, which `withPngText` of @nonet/models puts there.

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const SIGNATURE_LENGTH = 8;
/** Length, type and checksum around a chunk's data. */
const CHUNK_OVERHEAD = 12;

/** The texts that `withPngText` put into a PNG; none in other files. */
export function readPngText(png: Buffer): Record<string, string> {
  const texts: Record<string, string> = {};
  if (!png.subarray(0, SIGNATURE_LENGTH).equals(SIGNATURE)) return texts;
  for (let at = SIGNATURE_LENGTH; at + CHUNK_OVERHEAD <= png.length; ) {
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
