// Stored pictures as they leave: in the format and size that was asked for, signed if the host signs.
import { toVariant, type Variant } from '../images/index.ts';
import type { Renders } from '../images/renders.ts';
import type { AppContext } from './context.ts';

/**
 * @param name of the stored picture
 * @returns undefined if there is none
 * @throws ApiError `unavailable` as Renders.get
 */
export async function readVariant(
  { blobs, sign, renders }: Pick<AppContext, 'blobs' | 'sign' | 'renders'>,
  name: string,
  variant: Variant,
  options: Parameters<Renders['get']>[2] = {},
): Promise<Uint8Array | undefined> {
  const { format, size, quality } = variant;
  const png = await blobs.get(name); // also if a variant is kept: the picture may have been deleted
  if (!png) return undefined;
  if (format === 'png' && size === undefined) return sign(png, format);
  const make = async () => sign(await toVariant(png, variant), format);
  return renders.get([name, format, size, quality].join(' '), make, options);
}
