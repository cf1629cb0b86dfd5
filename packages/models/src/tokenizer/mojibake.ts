// Repairs mojibake: UTF-8 that was once decoded with a single-byte encoding ("cafÃ©" for "café").

/** windows-1252 from 0x80 to 0x9f, unassigned bytes as controls. Spelled out: Node 20's decoder gives Latin-1. */
const windows1252Upper = Array.from('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');

const windows1252 = byteOfCharacter((byte) => {
  return byte >= 0x80 && byte <= 0x9f ? windows1252Upper[byte - 0x80]! : String.fromCharCode(byte);
});

/** Encodings that programs have mistaken UTF-8 for, the most common first. */
const suspects = [
  windows1252,
  ...['windows-1251', 'windows-1250', 'windows-1253', 'windows-1254', 'windows-1257', 'macintosh'].map(
    (encoding) => {
      const decoder = new TextDecoder(encoding);
      return byteOfCharacter((byte) => decoder.decode(Uint8Array.of(byte)));
    },
  ),
];

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The byte behind each character of a single-byte encoding; C1 control characters keep their own. */
function byteOfCharacter(characterOf: (byte: number) => string): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  for (let byte = 0x80; byte <= 0x9f; byte++) bytes.set(String.fromCharCode(byte), byte);
  for (let byte = 0; byte <= 0xff; byte++) bytes.set(characterOf(byte), byte);
  return bytes;
}

/** Gives C1 controls, which nobody types, the character that windows-1252 has in their place. */
export function replaceC1Controls(text: string): string {
  return text.replace(/[\u0080-\u009f]/gu, (control) => windows1252Upper[control.charCodeAt(0) - 0x80]!);
}

/** Undoes mojibake in a line of text, however often it happened; other text comes back as it is. */
export function repairMojibake(line: string): string {
  for (let text = line; ; ) {
    const repaired = isAscii(text) ? text : repairOnce(text);
    if (repaired === text) return text;
    text = repaired;
  }
}

function repairOnce(text: string): string {
  for (const bytes of suspects) {
    const repaired = decodeWhole(text, bytes);
    if (repaired !== undefined) return repaired;
  }
  return decodeParts(text);
}

/** The text behind a line that is mojibake of one encoding from end to end. */
function decodeWhole(text: string, byteOf: ReadonlyMap<string, number>): string | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf.get(text[i]!);
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  const restored = byteOf === windows1252 ? restoreNoBreakSpaces(bytes) : bytes;
  return isDistinctive(restored) ? decodeUtf8(restored) : undefined;
}

/** "Ã " is mojibake of "à" whose no-break space (A0) some program has made a plain one. */
function restoreNoBreakSpaces(bytes: Uint8Array): Uint8Array {
  const restored: number[] = [];
  bytes.forEach((byte, i) => {
    if (byte === 0x20 && bytes[i - 1] === 0xc3) restored.push(0xa0);
    restored.push(byte);
  });
  return Uint8Array.from(restored);
}

/** Repairs single sequences in a line that also holds other characters. */
function decodeParts(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const length = sequenceLength(windows1252.get(text[at]!) ?? 0);
    const part = text.slice(at, at + length);
    const decoded = length > 1 ? decodeWhole(part, windows1252) : undefined;
    out += decoded ?? text[at]!;
    at += decoded === undefined ? 1 : length;
  }
  return out;
}

/** How many bytes a UTF-8 sequence has by its first byte. */
function sequenceLength(lead: number): number {
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc2 ? 2 : 1;
}

/**
 * Whether bytes look like UTF-8 by more than chance: a single pair of signs easily does ("–É" on a Macintosh),
 * except after the usual first bytes of Latin letters.
 */
function isDistinctive(bytes: Uint8Array): boolean {
  const leads = bytes.filter((byte) => byte >= 0xc2);
  return leads.length > 1 || leads.some((lead) => lead >= 0xe0 || lead <= 0xc3);
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
