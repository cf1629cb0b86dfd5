// Stored pictures as they leave: in the format and size that was asked for, signed if the host signs.

import { COSTS, costOfVariant, widthOfPng } from '../images/costs.ts';
import { cutOut, type MadeForm, toVariant, type Variant } from '../images/index.ts';
import type { RenderOptions } from '../images/renders.ts';
import type { AppContext } from './context.ts';

type Files = Pick<AppContext, 'blobs' | 'sign' | 'renders'>;
/** For whom files are made. */
type Asking = Omit<RenderOptions, 'cost'>;

/** Kept in place of a cut-out of a picture that has none. */
const NOTHING = new Uint8Array();

/**
 * @param name of the stored picture
 * @returns undefined if there is none, or nothing that could be cut out of it
 * @throws ApiError `rate-limited`, `unavailable` as Renders.get
 */
export async function readVariant(
  files: Files,
  name: string,
  variant: Variant,
  asking: Asking,
): Promise<Uint8Array | undefined> {
  const { format, size, quality, cut } = variant;
  const { sign, renders } = files;
  const png = await files.blobs.get(name); // also if a variant is kept: the picture may have been deleted
  if (!png) return undefined;
  const source = cut ? await cutOutOf(files, name, png, asking) : png;
  if (!source) return undefined;
  if (format === 'png' && size === undefined) return sign(source, format);
  const make = async () => sign(await toVariant(source, variant), format);
  const cost = costOfVariant(variant, widthOfPng(png));
  return renders.get([name, format, size, quality, cut].join(' '), make, { ...asking, cost });
}

/** A form of a stored picture. @returns undefined, and throws, as readVariant */
export async function readMadeForm(
  files: Files,
  name: string,
  { make, cost, cut, type }: MadeForm,
  asking: Asking,
): Promise<Uint8Array | undefined> {
  const png = await files.blobs.get(name);
  const source = png && cut ? await cutOutOf(files, name, png, asking) : png;
  return (
    source && files.renders.get([name, type, cut].join(' made '), () => make(source), { ...asking, cost })
  );
}

/** Whether a stored picture has a plain background, of which it can be cut out. @throws ApiError as readVariant */
export async function isCuttable(files: Files, name: string, client: string): Promise<boolean> {
  const png = await files.blobs.get(name);
  return png !== undefined && (await cutOutOf(files, name, png, { client, patient: true })) !== undefined;
}

async function cutOutOf(
  { renders }: Files,
  name: string,
  png: Uint8Array,
  asking: Asking,
): Promise<Uint8Array | undefined> {
  const file = await renders.get(`${name} cut out`, async () => (await cutOut(png)) ?? NOTHING, {
    ...asking,
    cost: COSTS.cutOut,
  });
  return file.length > 0 ? file : undefined;
}
