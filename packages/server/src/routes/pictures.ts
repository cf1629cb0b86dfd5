// Finished pictures in several formats and sizes. Their names are digests of their content, so that they may be kept
// for good.
import { ApiError } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { contentTypes, pictureSizes } from '../images/index.ts';
import { clientOf } from '../limits/client-of.ts';
import { empty, errors, files, READ_ERRORS } from '../openapi/answers.ts';
import type { AppContext } from './context.ts';
import { readMadeForm, readVariant } from './picture-files.ts';
import { parseMadeName, parsePictureName } from './picture-urls.ts';

export function pictureRoutes(app: FastifyInstance, context: AppContext): void {
  app.get<{ Params: { name: string } }>('/pictures/:name', { schema: GET }, async (request, reply) => {
    const { params, headers } = request;
    const made = parseMadeName(params.name);
    const parsed = parsePictureName(params.name);
    if (!made && !parsed) throw unknown();
    const tag = `"${params.name}"`;
    const keep = { 'cache-control': 'public, max-age=31536000, immutable', etag: `W/${tag}` }; // weak: signatures differ
    // A client with this tag has the picture: nothing needs to be read.
    if (headers['if-none-match']?.split(/, */).some((given) => given.replace(/^W\//, '') === tag)) {
      return reply.headers(keep).status(304).send();
    }
    const client = await clientOf(context.keys, request);
    if (made) {
      const file = await readMadeForm(context, made.name, made.form, { client });
      if (!file) throw unknown();
      return reply.headers(keep).type(made.form.type).send(file);
    }
    const { name, enlarged, variant } = parsed!;
    const source = enlarged ? await context.upscales.get(name, client) : name;
    const file = await readVariant(context, source, variant, { client });
    if (!file) throw unknown();
    return reply.headers(keep).type(contentTypes[variant.format]).send(file);
  });
}

const unknown = () => new ApiError('not-found', 'there is no such picture');

const GET = {
  tags: ['drawings'],
  summary: 'A picture',
  description: `Its name is the digest of its content: \`<digest>.png\`, \`.webp\`, \`.jpeg\` or \`.avif\`; in another size (${pictureSizes.join(', ')}) \`<digest>-256.webp\`. \`<digest>-cut.png\` (and \`<digest>-256-cut.webp\`) is transparent where a plain background was; there is none of pictures of a place, and no JPEG. \`<digest>-sticker.webp\` is such a cut-out as messengers take stickers: 512x512 pixels, at most 100 kB. \`<digest>.svg\` is traced. \`<digest>-4x.png\` is four times as wide and high, made by a learned upscaler when it is first asked for: that takes some seconds, and \`unavailable\` asks to come back. What a name stands for never changes.`,
  response: {
    200: files('The file.', ...Object.values(contentTypes), 'image/svg+xml'),
    304: empty('The file that the tag in `if-none-match` names.'),
    ...errors(['not-found', 'queue-full', 'rate-limited', 'drawing-failed', ...READ_ERRORS]),
  },
};
