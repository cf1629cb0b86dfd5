// POST /sdapi/v1/png-info: what a picture file says of how it was made.
import type { SdPngInfo, SdPngInfoRequest } from '@nonet/api';
import { XMP_KEYWORD } from '@nonet/models';
import { openUpright, readTexts } from '../../images/index.ts';
import { readXmp } from '../../provenance/xmp.ts';
import { notAPicture } from '../openai/start.ts';
import { fromBase64 } from './base64-picture.ts';

/** The keyword under which AUTOMATIC1111's web UI writes its text into a PNG. */
const KEYWORD = 'parameters';
/** Marks are at the beginning of a packet, which may be as large as the file. */
const MOST_PACKET_BYTES = 512 * 1024;
const NEGATIVE = 'Negative prompt';
/** `Seed: 5`, `Size: 512x512`, `Lora hashes: "a: 1, b: 2"`, at one place and nowhere else. */
const SETTING = /\s*([A-Z][\w \-/]*): ("(?:\\.|[^"\\])*"(?=,|$)|[^,]*)/y;

export async function pngInfo({ image }: SdPngInfoRequest): Promise<SdPngInfo> {
  const file = fromBase64('image', image);
  const { xmp } = await openUpright(file)
    .then((picture) => picture.metadata())
    .catch((cause: Error) => {
      throw notAPicture('image', cause);
    });
  const { [XMP_KEYWORD]: packet = xmp?.toString('utf8', 0, MOST_PACKET_BYTES), ...items } =
    await readTexts(file);
  const info = items[KEYWORD] ?? describeOurs(packet);
  return {
    info,
    items: { ...items, ...(info === '' ? {} : { [KEYWORD]: info }) },
    parameters: readParameters(info),
  };
}

/** The text for a picture of Nonet's, which says the same in another form; empty for one of others. */
function describeOurs(packet: string | undefined): string {
  const { prompt, model, seed } = packet === undefined ? {} : readXmp(packet);
  if (prompt === undefined) return '';
  const settings = Object.entries({ Seed: seed, Model: model }).filter(([, value]) => value !== undefined);
  return [prompt, settings.map(([name, value]) => `${name}: ${value}`).join(', ')].join('\n');
}

/** The prompt, the negative prompt and the settings of the last line by their names. */
export function readParameters(info: string): Record<string, string> {
  if (info === '') return {};
  const lines = info.split('\n');
  const settings = lines.length > 1 ? settingsOf(lines.pop()!) : [];
  const [prompt, negative] = lines.join('\n').split(`\n${NEGATIVE}: `, 2);
  return {
    Prompt: prompt!,
    ...(negative === undefined ? {} : { [NEGATIVE]: negative }),
    ...Object.fromEntries(settings),
  };
}

/** Looks at the beginning of every part between commas, never twice at the same text. */
function settingsOf(line: string): [name: string, value: string][] {
  const settings: [string, string][] = [];
  for (let at = 0; at < line.length; ) {
    SETTING.lastIndex = at;
    const [whole = '', name, value] = SETTING.exec(line) ?? [];
    if (name !== undefined && value !== undefined) settings.push([name, value.trim()]);
    const comma = line.indexOf(',', at + whole.length);
    at = comma === -1 ? line.length : comma + 1;
  }
  return settings;
}
