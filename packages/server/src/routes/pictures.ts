// Finished pictures in several formats and sizes. Their names are digests of their content, so that they may be kept
// for good.
import { ApiError } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { contentTypes, pictureSizes, toVariant } from '../images/index.ts';
import { empty, errors, files } from '../openapi/answers.ts';
import type { AppContext } from './context.ts';
import { parsePictureName } from './picture-urls.ts';

export function pictureRoutes(app: FastifyInstance, { blobs }: AppContext): void {
  app.get<{ Params: { name: string } }>(
    '/pictures/:name',
    { schema: GET },
    async ({ params, headers }, reply) => {
      const parsed = parsePictureName(params.name);
      if (!parsed) throw unknown();
      const { name, variant } = parsed;
      const etag = `"${params.name}"`;
      reply.header('cache-control', 'public, max-age=31536000, immutable').header('etag', etag);
      // Whoever has this tag has the bytes: nothing needs to be read.
      if (headers['if-none-match']?.split(/, */).some((tag) => tag.replace(/^W\//, '') === etag)) {
        return reply.status(304).send();
      }
      const png = await blobs.get(name);
      if (!png) {
        reply.removeHeader('cache-control').removeHeader('etag');
        throw unknown();
      }
      return reply.type(contentTypes[variant.format]).send(await toVariant(png, variant));
    },
  );
}

const unknown = () => new ApiError('not-found', 'there is no such picture');

const GET = {
  tags: ['drawings'],
  summary: 'A picture',
  description: `Its name is the digest of its content: \`<digest>.png\`, \`.webp\` or \`.jpeg\`; in another size (${pictureSizes.join(', ')}) \`<digest>-256.webp\`. What a name stands for never changes.`,
  response: {
    200: files('The file.', ...Object.values(contentTypes)),
    304: empty('The file that the tag in `if-none-match` names.'),
    ...errors(['not-found']),
  },
};
