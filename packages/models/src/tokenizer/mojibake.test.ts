import { describe, expect, it } from 'vitest';
import { repairMojibake } from './mojibake.ts';

/** `text` as it looks when its UTF-8 is taken for `encoding`. */
function garble(text: string, encoding: string): string {
  return new TextDecoder(encoding).decode(new TextEncoder().encode(text));
}

describe('repairMojibake', () => {
  it.each([
    ['café', 'cafÃ©'],
    ['it’s “fine”', 'itâ€™s â€œfineâ€\u009d'],
    ['😀', 'ðŸ˜€'],
    ['übermäßig', 'Ã¼bermÃ¤ÃŸig'],
    ['à la mode', 'Ã la mode'],
    ['café', 'cafÃƒÂ©'], // twice
    ['привет', garble('привет', 'windows-1251')],
    ['café crème', garble('café crème', 'macintosh')],
    ['₹5 – it’s', '₹5 – itâ€™s'], // beside characters of no single-byte encoding
  ])('finds %j in %j', (text, garbled) => {
    expect(repairMojibake(garbled)).toBe(text);
  });

  it.each([
    'café crème',
    'Ærø, Łódź, İstanbul',
    'ÃO BRASIL',
    'привет, мир',
    '3,000–É',
    '東京 🐱',
    'price: £5 ±1°',
    '«Ça va ?»',
    'Â',
  ])('leaves %j as it is', (text) => {
    expect(repairMojibake(text)).toBe(text);
  });
});
