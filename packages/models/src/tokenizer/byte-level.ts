// Pre-tokenisation of byte-level BPE: text cut into words, each byte as one printable character (GPT-2's scheme).

/** GPT-2's cut: English contractions, letters, digits and other marks, each with the space before it. */
const WORD = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** The character that stands for each byte: itself where it is printable Latin-1, else one from U+0100 on. */
export const characterOfByte: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    const isPrintable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
    return String.fromCharCode(isPrintable ? byte : next++);
  });
})();

/** The words of a text that begins with a space (one is put before it otherwise); joined they give it back. */
export function splitWords(text: string): string[] {
  return (text.startsWith(' ') ? text : ` ${text}`).match(WORD) ?? [];
}

/** A text's UTF-8 bytes, each as its character. */
export function toByteCharacters(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => characterOfByte[byte]!).join('');
}
