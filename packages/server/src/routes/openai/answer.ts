// Finished pictures in the form that an OpenAI client asked for.
import type { ImagesResponse } from '@nonet/api';
import type { FastifyRequest } from 'fastify';
import type { PictureFormat, Variant } from '../../images/index.ts';
import type { AppContext } from '../context.ts';
import { readVariant } from '../picture-files.ts';
import { publicOrigin, toName, variantPath } from '../picture-urls.ts';

/** OpenAI's names, which clients have built in: they stand for the model that draws here. */
const ALIASES = /^(dall-e-\d|gpt-image-.+|chatgpt-image-.+)$/;
/** Models that always answer with the pictures themselves. */
const ALWAYS_BASE64 = /^(gpt|chatgpt)-image/;
/** How long a client waits at most: OpenAI's give up after 10 minutes. */
export const LIMIT_MS = 570_000;

/** Formats that OpenAI's API has. */
type Format = Exclude<PictureFormat, 'avif'>;
type AskedVariant = Variant & { readonly format: Format };

export interface Asked {
  readonly model?: string | undefined;
  readonly size?: string | undefined;
  readonly response_format?: 'url' | 'b64_json' | undefined;
  readonly output_format?: Format | undefined;
  readonly output_compression?: number | undefined;
}

/** The model of a request; undefined: the one that draws by default. */
export const modelOf = ({ model }: Asked): { model?: string } =>
  model === undefined || ALIASES.test(model) ? {} : { model };

export function variantOf({
  size = 'auto',
  output_format: format = 'png',
  output_compression,
}: Asked): AskedVariant {
  return {
    format,
    ...(size === 'auto' ? {} : { size: Number(size.split('x')[0]) }),
    ...(output_compression === undefined ? {} : { quality: Math.max(1, output_compression) }),
  };
}

const wantsUrls = ({ model = '', response_format }: Asked): boolean =>
  response_format === undefined ? !ALWAYS_BASE64.test(model) : response_format === 'url';

/** What answers and events say of all pictures. */
export const describeVariant = ({ format, size }: AskedVariant) => ({
  size: size === undefined ? 'auto' : `${size}x${size}`,
  output_format: format,
  background: 'opaque' as const,
});

export const now = (): number => Math.floor(Date.now() / 1_000);

type Files = Pick<AppContext, 'blobs' | 'sign' | 'renders'>;

/** @param pictures their paths */
export async function toResponse(
  files: Files,
  request: FastifyRequest,
  asked: Asked,
  pictures: readonly string[],
): Promise<ImagesResponse> {
  const variant = variantOf(asked);
  const data = wantsUrls(asked)
    ? pictures.map((path) => ({ url: publicOrigin(request) + variantPath(toName(path), variant) }))
    : await Promise.all(
        pictures.map(async (path) => ({ b64_json: toBase64(await readDrawn(files, path, variant)) })),
      );
  return { created: now(), data, ...describeVariant(variant) };
}

/** A picture that was drawn for this request. */
export async function readDrawn(files: Files, path: string, variant: Variant): Promise<Uint8Array> {
  const file = await readVariant(files, toName(path), variant, { patient: true });
  if (!file) throw new Error(`the picture ${path} is gone`);
  return file;
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
