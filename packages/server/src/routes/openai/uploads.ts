// Pictures that come with a request, as a form with files or as JSON, and the fields beside them.
import { ApiError } from '@nonet/api';
import type { FastifyRequest } from 'fastify';
import { parsePictureName } from '../picture-urls.ts';

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** Kept of a form: a picture and a mask. */
export const MAX_FORM_BYTES = 2 * MAX_UPLOAD_BYTES;
/** JSON is read as a whole before anything is known of it. */
export const MAX_JSON_BYTES = 8 * 1024 * 1024;

const LONGEST_ADDRESS = 2_000;
const DATA_URL = /^data:image\/[\w.+-]{1,100};base64,/;
/** A character that none of base64's alphabets has, or padding before the end. */
const NOT_BASE64 = /[^\w+/=\s-]|=(?!=?$)/;

export interface Uploads {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The first picture. */
  readonly image: Uint8Array;
  readonly mask?: Uint8Array;
  /** Pictures beside the first, which are not used. */
  readonly others: number;
}

/** What came for each of the two pictures. */
interface Found {
  image?: Uint8Array;
  mask?: Uint8Array;
  others: number;
}

type FileName = 'image' | 'mask';

/**
 * @param names of the files that the route takes
 * @param readStored reads a picture of this service by its name
 * @throws ApiError `request-invalid`, `request-too-large`
 */
export async function readUploads(
  request: FastifyRequest,
  names: readonly FileName[],
  readStored: (name: string) => Promise<Uint8Array | undefined>,
): Promise<Uploads> {
  const read = request.isMultipart() ? readForm(request, names) : readJson(request.body, names, readStored);
  const { fields, found } = await read;
  const { image, ...rest } = found;
  if (!image) throw new ApiError('request-invalid', 'image: expected a picture file, got none');
  for (const name of names) {
    if (found[name]?.length === 0)
      throw new ApiError('request-invalid', `${name}: expected a picture file, got an empty one`);
  }
  return { fields, image, ...rest };
}

/** Fields of a form without pictures. @throws ApiError `request-invalid` where there is a file */
export async function readFields(request: FastifyRequest): Promise<Readonly<Record<string, unknown>>> {
  return (await readForm(request, [])).fields;
}

async function readForm(request: FastifyRequest, names: readonly FileName[]) {
  const fields = Object.create(null) as Record<string, unknown>;
  const found: Found = { others: 0 };
  try {
    for await (const part of request.parts()) {
      const name = nameOf(part.fieldname);
      if (part.type === 'field') {
        fields[part.fieldname] = part.value;
      } else if (!isOneOf(names, name)) {
        throw unknownFile(names, part.fieldname);
      } else if (found[name]) {
        if (name === 'image') found.others++;
        part.file.resume();
      } else found[name] = await part.toBuffer();
    }
  } catch (error) {
    // Errors of the library have a status; those of the parser below it have none, and their texts may quote anything.
    if (error instanceof ApiError || 'statusCode' in (error as Error)) throw error;
    throw new ApiError('request-invalid', 'expected a whole form (multipart/form-data), got a broken one', {
      cause: error,
    });
  }
  return { fields: { ...fields }, found };
}

async function readJson(
  body: unknown,
  names: readonly FileName[],
  readStored: (name: string) => Promise<Uint8Array | undefined>,
) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiError('request-invalid', 'expected a form (multipart/form-data) or JSON with a picture');
  }
  const { image, images, mask, ...fields } = body as Record<string, unknown>;
  const all = [image, images].flat().filter((given) => given !== undefined && given !== null);
  const found: Found = { others: Math.max(0, all.length - 1) };
  const given = { image: all[0], mask: mask ?? undefined };
  for (const name of ['image', 'mask'] as const) {
    if (given[name] === undefined) continue;
    if (!isOneOf(names, name)) throw unknownFile(names, name);
    found[name] = await readGiven(name, given[name], readStored);
  }
  return { fields, found };
}

/** A picture within JSON: a data URL, base64, or the address of a picture of this service; as text or `{image_url}`. */
async function readGiven(
  name: string,
  given: unknown,
  readStored: (name: string) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array> {
  const { image_url: url = given } =
    typeof given === 'object' && given !== null ? (given as { image_url?: unknown }) : {};
  const text = typeof url === 'string' ? url : '';
  const [, stored] = text.length > LONGEST_ADDRESS ? [] : (/\/pictures\/([^/?#]+)$/.exec(text) ?? []);
  const picture = stored === undefined ? undefined : parsePictureName(stored);
  const known = picture && !picture.enlarged ? await readStored(picture.name) : undefined;
  if (known) return known;
  const base64 = text.slice(DATA_URL.exec(text)?.[0].length ?? 0).trim();
  if (base64 !== '' && !NOT_BASE64.test(base64)) return Buffer.from(base64, 'base64');
  throw new ApiError(
    'request-invalid',
    `${name}: expected a data URL, base64, or the address of a picture of this service; others are not fetched`,
  );
}

/** Clients name several files `image[]`. */
const nameOf = (field: string): string => field.replace(/\[\d*\]$/, '');

const isOneOf = (names: readonly FileName[], name: string): name is FileName =>
  (names as readonly string[]).includes(name);

const unknownFile = (names: readonly FileName[], name: string) =>
  new ApiError(
    'request-invalid',
    `${name.slice(0, 50)}: expected no ${names.length === 0 ? 'file' : `such file, only ${names.join(' and ')}`}`,
  );
