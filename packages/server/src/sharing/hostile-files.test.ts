// Prompts as attacks in the metadata of files: every format holds them as text that strict readers give back.
import { type Drawing, pngText, writeXmp } from '@nonet/models';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withGifXmp } from '../images/gif-xmp.ts';
import { drawGrid, drawPoster, encodePng, readGifXmp, readPngText, toVariant } from '../images/index.ts';
import { inspectPicture } from '../provenance/inspect.ts';
import { ATTACKS } from '../testing/attacks.ts';

const picture = { index: 0, width: 32, height: 32, pixels: new Uint8Array(32 * 32 * 3).fill(90) };
/** However they are written. */
const NOT_IN_XML = new Set(['\0', '\u001b', '\ufffe']);
const SETTINGS = { model: 'nonet-1', seed: 7 };

const drawn = (prompt: string) =>
  encodePng(
    picture,
    pngText({ prompt, seed: 7, options: {}, pictures: [picture] } as unknown as Drawing, 'nonet-1', picture),
  );

/** Elements of an XMP packet by name with their text. @throws Error if it is not well-formed XML */
function elementsOf(xmp: string): Map<string, string> {
  const texts = new Map<string, string>();
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    texts.set(name, text);
    text = '';
  });
  parser.write(xmp).close();
  return texts;
}

describe.each(ATTACKS)('%s in a prompt', (_, prompt) => {
  const kept = Array.from(prompt, (letter) => (NOT_IN_XML.has(letter) ? '\ufffd' : letter)).join('');

  it.each(['png', 'webp', 'jpeg', 'avif'] as const)('is text in a %s file', async (format) => {
    const file = Buffer.from(await toVariant(await drawn(prompt), { format }));
    const { xmp } = await sharp(file).metadata();
    const elements = elementsOf(xmp!.toString('utf8'));
    expect(elements.get('Iptc4xmpExt:AIPromptInformation')).toBe(kept);
    expect(elements.size).toBe(
      elementsOf((await sharp(await drawn('a cat')).metadata()).xmp!.toString()).size,
    );
    expect((await inspectPicture(file)).prompt).toBe(kept);
    if (format === 'png')
      expect(JSON.parse(readPngText(file)['nonet']!)).toMatchObject({ prompt, seed: 7, model: 'nonet-1' });
  });

  it('is text in a card, a grid and an animation', async () => {
    const files = [await drawn(prompt)];
    const marks = { prompt, ...SETTINGS, address: 'nonet.example' };
    for (const file of [await drawPoster(files, 'card', marks), await drawGrid(files, 64, marks)]) {
      const { xmp } = await sharp(file).metadata();
      expect(elementsOf(xmp!.toString('utf8')).get('Iptc4xmpExt:AIPromptInformation')).toBe(kept);
    }
    const gif = await sharp(files[0]!).gif().toBuffer();
    const animation = readGifXmp(withGifXmp(gif, writeXmp(marks)))!;
    expect(elementsOf(animation).get('Iptc4xmpExt:AIPromptInformation')).toBe(kept);
  });
});
