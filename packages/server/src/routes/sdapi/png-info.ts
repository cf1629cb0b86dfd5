// POST /sdapi/v1/png-info: what a picture file says of how it was made.
import type { SdPngInfo, SdPngInfoRequest } from '@nonet/api';
import { openUpright } from '../../images/index.ts';
import { readXmp } from '../../provenance/xmp.ts';
import { notAPicture } from '../openai/start.ts';
import { fromBase64 } from './base64-picture.ts';

/** The keyword under which AUTOMATIC1111's web UI writes its text into a PNG. */
const KEYWORD = 'parameters';
const NEGATIVE = 'Negative prompt';
/** `Seed: 5`, `Size: 512x512`, `Lora hashes: "a: 1, b: 2"` */
const SETTING = /\s*([A-Z][\w \-/]*): ("(?:\\.|[^"\\])*"|[^,]*)(?:,|$)/g;

export async function pngInfo({ image }: SdPngInfoRequest): Promise<SdPngInfo> {
  const { comments = [], xmp } = await openUpright(fromBase64('image', image))
    .then((picture) => picture.metadata())
    .catch((cause: Error) => {
      throw notAPicture('image', cause);
    });
  const items = Object.fromEntries(comments.map(({ keyword, text }) => [keyword, text]));
  const info = items[KEYWORD] ?? describeOurs(xmp);
  return { info, items: { ...items, ...(info === '' ? {} : { [KEYWORD]: info }) }, parameters: parse(info) };
}

/** The text for a picture of Nonet's, which says the same in another form; empty for one of others. */
function describeOurs(xmp: Buffer | undefined): string {
  const { prompt, model, seed } = xmp ? readXmp(xmp.toString('utf8')) : {};
  if (prompt === undefined) return '';
  const settings = Object.entries({ Seed: seed, Model: model }).filter(([, value]) => value !== undefined);
  return [prompt, settings.map(([name, value]) => `${name}: ${value}`).join(', ')].join('\n');
}

/** The prompt, the negative prompt and the settings of the last line by their names. */
function parse(info: string): Record<string, string> {
  if (info === '') return {};
  const lines = info.split('\n');
  const settings = lines.length > 1 ? [...lines.pop()!.matchAll(SETTING)] : [];
  const [prompt, negative] = lines.join('\n').split(`\n${NEGATIVE}: `, 2);
  return {
    Prompt: prompt!,
    ...(negative === undefined ? {} : { [NEGATIVE]: negative }),
    ...Object.fromEntries(settings.map(([, name, value]) => [name!, value!.trim()])),
  };
}
