// Finished pictures in the form that an OpenAI client asked for.
import { counted, type ImagesResponse } from '@nonet/api';
import type { FastifyRequest } from 'fastify';
import type { PictureFormat, Variant } from '../../images/index.ts';
import type { AppContext } from '../context.ts';
import { isCuttable, readVariant } from '../picture-files.ts';
import { toName, variantPath } from '../picture-urls.ts';
import { toSquare } from './squares.ts';

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
  readonly size?: string | number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly response_format?: 'url' | 'b64_json' | undefined;
  readonly output_format?: Format | undefined;
  readonly output_compression?: number | undefined;
  readonly background?: 'auto' | 'opaque' | 'transparent' | undefined;
}

export const isAlias = (model: string): boolean => ALIASES.test(model);

/** The model of a request; undefined: the one that draws by default. */
export const modelOf = ({ model }: Asked): { model?: string } =>
  model === undefined || isAlias(model) ? {} : { model };

export function variantOf(asked: Asked): AskedVariant {
  const { output_format: format = 'png', output_compression, background } = asked;
  const { side } = toSquare(asked);
  return {
    format,
    ...(side === undefined ? {} : { size: side }),
    ...(output_compression === undefined ? {} : { quality: Math.max(1, Math.round(output_compression)) }),
    ...(background === 'transparent' && format !== 'jpeg' ? { cut: true } : {}),
  };
}

const wantsUrls = ({ model = '', response_format }: Asked): boolean =>
  response_format === undefined ? !ALWAYS_BASE64.test(model) : response_format === 'url';

/** What answers and events say of all pictures. */
export const describeVariant = ({ format, size, cut }: AskedVariant) => ({
  size: size === undefined ? 'auto' : `${size}x${size}`,
  output_format: format,
  background: cut ? ('transparent' as const) : ('opaque' as const),
});

export const now = (): number => Math.floor(Date.now() / 1_000);

type Files = Pick<AppContext, 'blobs' | 'sign' | 'renders'>;

/**
 * @param pictures their paths
 * @param client see Caller
 * @param notes what else is answered otherwise than requested
 */
export async function toResponse(
  context: Files & Pick<AppContext, 'address'>,
  request: FastifyRequest,
  asked: Asked,
  pictures: readonly string[],
  client: string,
  notes: readonly string[] = [],
): Promise<ImagesResponse> {
  const variants = await Promise.all(
    pictures.map((path) => cuttable(context, path, client, variantOf(asked))),
  );
  const data = wantsUrls(asked)
    ? pictures.map((path, i) => ({
        url: context.address.of(request) + variantPath(toName(path), variants[i]!),
      }))
    : await Promise.all(
        pictures.map(async (path, i) => ({
          b64_json: toBase64(await readDrawn(context, path, client, variants[i]!)),
        })),
      );
  const cut = variants.find((variant) => variant.cut);
  const said = [...notes, ...notesOf(asked, variants)];
  return {
    created: now(),
    data,
    ...describeVariant(cut ?? variants[0]!),
    ...(said.length > 0 ? { notes: said } : {}),
  };
}

/** The variant without a cut where the picture has no plain background. */
export async function cuttable(
  files: Files,
  path: string,
  client: string,
  { cut, ...opaque }: AskedVariant,
): Promise<AskedVariant> {
  return cut && (await isCuttable(files, toName(path), client)) ? { ...opaque, cut } : opaque;
}

function notesOf(asked: Asked, variants: readonly AskedVariant[]): string[] {
  const { note } = toSquare(asked);
  const opaque = variants.filter(({ cut }) => !cut).length;
  const ground =
    asked.background !== 'transparent' || opaque === 0
      ? undefined
      : asked.output_format === 'jpeg'
        ? 'background: JPEG has no transparency; ask for png or webp'
        : `background: ${counted(opaque, 'picture')} without a plain background stayed opaque`;
  return [note, ground].filter((text) => text !== undefined);
}

/** A picture that was drawn for this request. */
export async function readDrawn(
  files: Files,
  path: string,
  client: string,
  variant: Variant,
): Promise<Uint8Array> {
  const file = await readVariant(files, toName(path), variant, { client, patient: true });
  if (!file) throw new Error(`the picture ${path} is gone`);
  return file;
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
