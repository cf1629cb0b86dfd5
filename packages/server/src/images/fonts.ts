// The fonts that texts in pictures are drawn with: those of npm packages, then whatever the system has. Nothing needs
// to be installed for Latin, Greek, Cyrillic, Devanagari, Arabic, Hebrew, Han, kana and emoji.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';

/** A package that is not installed is passed over: only its script would be missed. */
const FILES = [
  '@embedpdf/fonts-latin/fonts/NotoSans-SemiBold.ttf',
  '@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Bold.ttf',
  '@embedpdf/fonts-hebrew/fonts/NotoSansHebrew-Bold.ttf',
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Medium.otf',
  '@embedpdf/fonts-kr/fonts/NotoSansKR-Medium.otf',
  '@expo-google-fonts/noto-emoji/500Medium/NotoEmoji_500Medium.ttf',
];

/** What texts ask for; characters that it lacks are drawn with the others. */
export const FONT = 'Noto Sans SemiBold';

let loaded: Promise<void> | undefined;

/** Makes the fonts known to the engine, once. */
export function loadFonts(): Promise<void> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<void> {
  const folders = createRequire(import.meta.url).resolve.paths('sharp') ?? [];
  for (const file of FILES) {
    const fontfile = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
    // The engine keeps every font that was once registered.
    if (fontfile)
      await sharp({ text: { text: 'a', font: FONT, fontfile } })
        .png()
        .toBuffer();
  }
}
