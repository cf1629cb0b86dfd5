// Addresses of pictures: `/pictures/<digest>.png`, `/pictures/<digest>-<side>.<format>` for another size, and
// `/pictures/<digest>-4x.<format>` for what an upscaler makes of it.
import type { FastifyRequest } from 'fastify';
import { contentTypes, type PictureFormat, pictureSizes, type Variant } from '../images/index.ts';
import { pictureUrl } from '../queue/drawings.ts';

const FORM = new RegExp(
  `^([0-9a-f]{64})(?:-(4x|${pictureSizes.join('|')}))?\\.(${Object.keys(contentTypes).join('|')}|jpg)$`,
);
/** Host names and addresses with a port: nothing else gets into an answer. */
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i;

interface PictureAddress {
  /** Of the stored picture. */
  readonly name: string;
  /** Whether its form four times as large is meant. */
  readonly enlarged: boolean;
  readonly variant: Variant;
}

/** The stored picture and the variant that the last part of an address names; undefined if it is none. */
export function parsePictureName(text: string): PictureAddress | undefined {
  const [, digest, size, extension] = FORM.exec(text) ?? [];
  if (!digest || !extension) return undefined;
  const format = (extension === 'jpg' ? 'jpeg' : extension) as PictureFormat;
  const name = `${digest}.png`;
  if (size === '4x') return { name, enlarged: true, variant: { format } };
  return { name, enlarged: false, variant: { format, ...(size ? { size: Number(size) } : {}) } };
}

/** Address of a variant of a stored picture; qualities have none. */
export const variantPath = (name: string, { format, size }: Variant): string =>
  pictureUrl(name.replace(/\.png$/, `${size === undefined ? '' : `-${size}`}.${format}`));

/** Name of a stored picture from its address. */
export const toName = (path: string): string => path.slice(pictureUrl('').length);

/** Where the client sees this service; a relative address if it does not say so in a form that can be repeated. */
export const publicOrigin = ({ protocol, host }: FastifyRequest): string =>
  HOST.test(host) ? `${protocol}://${host}` : '';
