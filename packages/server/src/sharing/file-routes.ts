// Files of shared sets: images and animations ready to post, all pictures in one file.
import { Readable } from 'node:stream';
import { ApiError, fileName, type PosterFormat } from '@nonet/api';
import { makeZip } from 'client-zip';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { COSTS } from '../images/costs.ts';
import { drawBuildUp, drawGrid, drawPoster, type SetMarks } from '../images/index.ts';
import { clientOf } from '../limits/client-of.ts';
import { errors, files, READ_ERRORS } from '../openapi/answers.ts';
import type { AppContext } from '../routes/context.ts';
import { cardPath, gridPath, postPaths, zipPath } from './links.ts';
import { findShare, type ShareRow } from './shares.ts';

const GRID_SIDE = 384;

type Draw = (files: readonly Uint8Array[], marks: SetMarks) => Promise<Uint8Array>;

interface FileRoute {
  readonly path: string;
  readonly type: string;
  readonly summary: string;
  readonly cost: number;
  readonly draw: Draw;
}

interface OfSet {
  Params: { id: string; picture?: string };
}

export function sharingFileRoutes(app: FastifyInstance, context: AppContext): void {
  const { db, blobs, sign, renders, address, keys } = context;
  const poster =
    (format: PosterFormat): Draw =>
    async (pngs, marks) =>
      sign(await drawPoster(pngs, format, marks), 'jpeg');
  const buildUp =
    (format: PosterFormat): Draw =>
    (pngs, marks) =>
      drawBuildUp(pngs, format, marks);

  const routes: readonly FileRoute[] = [
    {
      path: cardPath(':id'),
      type: 'image/jpeg',
      summary: 'A set with its prompt, as link previews show it',
      cost: COSTS.card,
      draw: poster('card'),
    },
    {
      path: cardPath(':id', ':picture'),
      type: 'image/jpeg',
      summary: 'A picture of a set with its prompt, as link previews show it',
      cost: COSTS.card,
      draw: poster('card'),
    },
    {
      path: gridPath(':id'),
      type: 'image/webp',
      summary: 'All pictures of a set in one, small',
      cost: COSTS.grid,
      draw: (pngs, marks) => drawGrid(pngs, GRID_SIDE, marks),
    },
    {
      path: postPaths.post(':id'),
      type: 'image/jpeg',
      summary: 'A set with its prompt as a post: 1080x1080 pixels',
      cost: COSTS.poster,
      draw: poster('post'),
    },
    {
      path: postPaths.story(':id'),
      type: 'image/jpeg',
      summary: 'A set with its prompt as a story: 1080x1920 pixels',
      cost: COSTS.poster,
      draw: poster('story'),
    },
    {
      path: postPaths.postAnimation(':id'),
      type: 'image/gif',
      summary: 'How a set came to be, as a post: 1080x1080 pixels',
      cost: COSTS.buildUp,
      draw: buildUp('post'),
    },
    {
      path: postPaths.storyAnimation(':id'),
      type: 'image/gif',
      summary: 'How a set came to be, as a story: 1080x1920 pixels',
      cost: COSTS.buildUp,
      draw: buildUp('story'),
    },
  ];

  for (const { path, type, summary, cost, draw } of routes) {
    const schema = {
      tags,
      summary,
      response: { 200: files('The file.', type), ...errors(['not-found', ...READ_ERRORS]) },
    };
    app.get<OfSet>(path, { schema }, async (request, reply) => {
      const { id, picture } = request.params;
      const row = await find(id);
      const names = namesOf(row, picture);
      const marks = marksOf(row, addressOf(address.of(request)));
      const client = await clientOf(keys, request);
      const make = async () => draw(await Promise.all(names.map(read)), marks);
      // Hosts that a request may name are part of what is drawn.
      const name = [path.replace(':id', id), picture, marks.address].join(' ');
      const file = await renders.get(name, make, { client, cost });
      embeddable(reply, row).type(type).header('cache-control', 'public, max-age=3600');
      return reply.send(file);
    });
  }

  app.get<OfSet>(zipPath(':id'), { schema: ZIP }, async (request, reply) => {
    const row = await find(request.params.id);
    const prefix = fileName(row.request.prompt, row.result.seed);
    await read(row.result.pictures[0]!); // an answer that has begun can tell no error
    const entries = async function* () {
      for (const [index, name] of row.result.pictures.entries())
        yield { name: `${prefix}-${index + 1}.png`, input: await sign(await read(name), 'png') };
    };
    embeddable(reply, row)
      .type('application/zip')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(prefix)}.zip`);
    // Read as it is sent: one picture at a time is in memory.
    return reply.send(Readable.from(makeZip(entries())));
  });

  async function find(id: string): Promise<ShareRow> {
    const row = await findShare(db, id);
    if (!row) throw noSet();
    return row;
  }

  async function read(name: string): Promise<Uint8Array> {
    const png = await blobs.get(name);
    if (!png) throw new ApiError('not-found', 'a picture of this set is gone');
    return png;
  }
}

/** The pictures of a set, or the one of a number from 1. @throws ApiError `not-found` */
function namesOf({ result: { pictures } }: ShareRow, number?: string): readonly string[] {
  if (number === undefined) return pictures;
  const name = /^[1-9]\d?$/.test(number) ? pictures[Number(number) - 1] : undefined;
  if (name === undefined) throw noSet();
  return [name];
}

const marksOf = ({ request, model, result }: ShareRow, address: string): SetMarks => ({
  prompt: request.prompt,
  model,
  seed: result.seed,
  address,
});

/** As people type it. */
const addressOf = (origin: string): string => origin.replace(/^https?:\/\//, '');

/** Other sites may show it; search engines list it only if it is published. */
export function embeddable(reply: FastifyReply, { published }: Pick<ShareRow, 'published'>): FastifyReply {
  reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
  return published === null ? reply.header('x-robots-tag', 'noindex') : reply;
}

const noSet = () => new ApiError('not-found', 'there is no such set');

const tags = ['sharing'];
const ZIP = {
  tags,
  summary: 'All pictures of a set as a ZIP file of PNG files',
  response: { 200: files('The file.', 'application/zip'), ...errors(['not-found', ...READ_ERRORS]) },
};
