// Reads the statements of origin in a picture file.

import { readPngText } from '@nonet/models';
import sharp, { type Metadata } from 'sharp';
import { readGifXmp } from '../images/index.ts';
import { ServiceError } from '../service-error.ts';
import type { SignatureState } from './c2pa/read.ts';
import { isMadeByModel, type Marks, readXmp } from './xmp.ts';

export interface Inspection extends Marks {
  readonly format: string;
  readonly width: number;
  readonly height: number;
  /** Whether the file says that a trained model made it. */
  readonly madeByModel: boolean;
  /** All settings of a PNG that was drawn here. */
  readonly settings?: unknown;
  /** Who vouches for it by C2PA; absent if nobody does. */
  readonly signature?: SignatureState;
}

/**
 * Reads the marks of a picture file.
 * @param trusted certificates of authorities that may vouch for who signed, as PEM
 * @throws ServiceError `not-a-picture`
 */
export async function inspectPicture(file: Buffer, trusted?: string): Promise<Inspection> {
  const { format: found, width, height, xmp, mediaType = `image/${found}` } = await readMetadata(file);
  const { readSignature } = await import('./c2pa/read.ts'); // large
  const format = mediaType.replace('image/', ''); // "heif" may be AVIF
  const signature = await readSignature(file, mediaType, trusted);
  const packet = format === 'gif' ? readGifXmp(file) : xmp?.toString('utf8');
  const marks = packet === undefined ? {} : readXmp(packet);
  const settings = format === 'png' ? settingsOf(file) : undefined;
  return {
    format,
    width,
    height,
    madeByModel: isMadeByModel(marks),
    ...marks,
    ...(settings === undefined ? {} : { settings }),
    ...(signature === undefined ? {} : { signature }),
  };
}

async function readMetadata(file: Buffer): Promise<Metadata> {
  try {
    return await sharp(file).metadata(); // which throws at once for an empty file
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new ServiceError('not-a-picture', `expected a PNG, JPEG, WebP, AVIF or GIF file: ${reason}`, {
      cause,
    });
  }
}

/** The settings that a drawing's PNG carries; undefined in files of others, or damaged ones. */
function settingsOf(png: Buffer): unknown {
  try {
    return JSON.parse(readPngText(png)['nonet'] ?? '') as unknown;
  } catch {
    return undefined;
  }
}
