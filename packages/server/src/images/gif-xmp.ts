// An XMP packet inside a GIF file (XMP specification part 3, 1.1.2): the packet stands as it is where blocks with a
// length are expected, and is followed by bytes that lead a reader from wherever it ends up to the end of the block.

const SCREEN = 13;
const HAS_COLOURS = 0x80;
/** Extension, application, 11 bytes of name. */
const NAME = Buffer.from('\x21\xff\x0bXMP DataXMP', 'latin1');
/** 1, then 255 down to 0, then the end of the block. */
const LEAD_OUT = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);

/** A copy of a GIF file with an XMP packet, before its first picture. */
export function withGifXmp(gif: Buffer, xmp: string): Buffer {
  const flags = gif[10]!;
  const start = SCREEN + (flags & HAS_COLOURS ? 3 * 2 ** ((flags & 7) + 1) : 0);
  return Buffer.concat([gif.subarray(0, start), NAME, Buffer.from(xmp), LEAD_OUT, gif.subarray(start)]);
}

/** The packet of a GIF file; undefined if it has none. */
export function readGifXmp(gif: Buffer): string | undefined {
  const start = gif.indexOf(NAME);
  if (start < 0) return undefined;
  const end = gif.indexOf(LEAD_OUT, start);
  return end < 0 ? undefined : gif.toString('utf8', start + NAME.length, end);
}
