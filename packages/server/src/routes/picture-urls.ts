// Addresses of pictures: `/pictures/<digest>.png`, `/pictures/<digest>-<side>.<format>` for another size,
// `/pictures/<digest>-cut.<format>` without the background, `/pictures/<digest>-4x.<format>` enlarged,
// `/pictures/<digest>.svg` traced, and `/pictures/<digest>-sticker.webp` for messengers.
import {
  contentTypes,
  type MadeForm,
  madeForms,
  type PictureFormat,
  pictureSizes,
  type Variant,
} from '../images/index.ts';
import { pictureUrl } from '../queue/drawings.ts';

const FORM = new RegExp(
  `^([0-9a-f]{64})(?:-(4x|${pictureSizes.join('|')}))?(-cut)?\\.(${Object.keys(contentTypes).join('|')}|jpg)$`,
);

interface PictureAddress {
  /** Of the stored picture. */
  readonly name: string;
  /** Whether its form four times as large is meant. */
  readonly enlarged: boolean;
  readonly variant: Variant;
}

const MADE = /^([0-9a-f]{64})(\D.*)$/;

/** The stored picture and the form of it that the last part of an address names; undefined if it is none. */
export function parseMadeName(text: string): { readonly name: string; readonly form: MadeForm } | undefined {
  const [, digest, ending = ''] = MADE.exec(text) ?? [];
  const form = Object.hasOwn(madeForms, ending) ? madeForms[ending] : undefined;
  return digest && form ? { name: `${digest}.png`, form } : undefined;
}

/** The stored picture and the variant that the last part of an address names; undefined if it is none. */
export function parsePictureName(text: string): PictureAddress | undefined {
  const [, digest, size, cut, extension] = FORM.exec(text) ?? [];
  if (!digest || !extension) return undefined;
  const format = (extension === 'jpg' ? 'jpeg' : extension) as PictureFormat;
  const name = `${digest}.png`;
  if (cut && (size === '4x' || format === 'jpeg')) return undefined;
  if (size === '4x') return { name, enlarged: true, variant: { format } };
  const variant = { format, ...(size ? { size: Number(size) } : {}), ...(cut ? { cut: true } : {}) };
  return { name, enlarged: false, variant };
}

/** Address of a variant of a stored picture; qualities have none. */
export const variantPath = (name: string, { format, size, cut }: Variant): string =>
  pictureUrl(name.replace(/\.png$/, `${size === undefined ? '' : `-${size}`}${cut ? '-cut' : ''}.${format}`));

/** Name of a stored picture from its address. */
export const toName = (path: string): string => path.slice(pictureUrl('').length);
