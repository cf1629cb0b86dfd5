// An XMP packet inside a WebP file (https://developers.google.com/speed/webp/docs/riff_container).

const HEADER = 12;
const CHUNK_HEADER = 8;
const HAS_XMP = 0x04;

/**
 * A copy of a WebP file without animation, as a browser's canvas gives it, with an XMP packet.
 * @param size of the picture, in pixels
 */
export function withWebpXmp(
  webp: Uint8Array,
  xmp: string,
  size: { readonly width: number; readonly height: number },
): Uint8Array<ArrayBuffer> {
  const packet = chunk('XMP ', new TextEncoder().encode(xmp));
  const body = [...extended(webp.slice(HEADER), size), packet];
  const length = body.reduce((sum, part) => sum + part.length, 0);
  const file = new Uint8Array(HEADER + length);
  file.set(new TextEncoder().encode('RIFF    WEBP'));
  new DataView(file.buffer).setUint32(4, 4 + length, true);
  let at = HEADER;
  for (const part of body) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** The chunks of a file, with the one that tells of more than the picture before them. */
function extended(chunks: Uint8Array, { width, height }: { width: number; height: number }): Uint8Array[] {
  if (new TextDecoder().decode(chunks.subarray(0, 4)) === 'VP8X') {
    chunks[CHUNK_HEADER]! |= HAS_XMP; // the file has a colour profile, say
    return [chunks];
  }
  const features = new Uint8Array(10);
  const view = new DataView(features.buffer);
  view.setUint8(0, HAS_XMP);
  // Both sizes less one, 24 bits each; the higher byte of the first is written over by the second.
  view.setUint32(4, width - 1, true);
  view.setUint16(7, height - 1, true);
  return [chunk('VP8X', features), chunks];
}

/** Chunks are filled up to an even length. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(CHUNK_HEADER + data.length + (data.length % 2));
  bytes.set(new TextEncoder().encode(name));
  new DataView(bytes.buffer).setUint32(4, data.length, true);
  bytes.set(data, CHUNK_HEADER);
  return bytes;
}
