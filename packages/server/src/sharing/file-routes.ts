// What other sites fetch of shared sets: pictures of them, oEmbed, the feed.
import { ApiError, OEmbed, OEmbedQuery } from '@nonet/api';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { BlobStore } from '../blobs/index.ts';
import { COSTS } from '../images/costs.ts';
import { drawBuildUp, drawCard, drawGrid, type SetMarks } from '../images/index.ts';
import { clientOf } from '../limits/client-of.ts';
import { errors, files, json, READ_ERRORS } from '../openapi/answers.ts';
import type { AppContext } from '../routes/context.ts';
import { layOutFeed } from './feed.ts';
import { findPublished } from './gallery.ts';
import { buildUpPath, cardPath, gridPath, idOfUrl, toShare } from './links.ts';
import { toOEmbed } from './o-embed.ts';
import { findShare, type ShareRow } from './shares.ts';

const GRID_SIDE = 384;
const FEED_LENGTH = 50;

type Draw = (files: readonly Uint8Array[], row: ShareRow) => Promise<Uint8Array>;

export function sharingFileRoutes(
  app: FastifyInstance,
  { db, blobs, sign, renders, address, keys }: AppContext,
): void {
  const serve = (path: string, type: string, summary: string, cost: number, draw: Draw): void => {
    const schema = {
      tags,
      summary,
      response: { 200: files('The file.', type), ...errors(['not-found', ...READ_ERRORS]) },
    };
    app.get<{ Params: { id: string } }>(path, { schema }, async (request, reply) => {
      const { id } = request.params;
      const row = await findShare(db, id);
      if (!row) throw noSet();
      const client = await clientOf(keys, request);
      const make = async () => draw(await readAll(blobs, row), row);
      const file = await renders.get(path.replace(':id', id), make, { client, cost });
      embeddable(reply, row).type(type).header('cache-control', 'public, max-age=3600');
      return reply.send(file);
    });
  };
  serve(
    cardPath(':id'),
    'image/jpeg',
    'A set with its prompt, as other sites show it',
    COSTS.card,
    async (pngs, row) => sign(await drawCard(pngs, marksOf(row)), 'jpeg'),
  );
  serve(gridPath(':id'), 'image/webp', 'All pictures of a set in one', COSTS.grid, (pngs, row) =>
    drawGrid(pngs, GRID_SIDE, marksOf(row)),
  );
  serve(buildUpPath(':id'), 'image/gif', 'How a set came to be', COSTS.buildUp, (pngs, row) =>
    drawBuildUp(pngs, marksOf(row)),
  );

  app.get<{ Querystring: OEmbedQuery }>('/oembed', { schema: EMBED }, async (request, reply) => {
    const { query } = request;
    if (query.format !== undefined && query.format !== 'json') {
      throw new ApiError('request-invalid', 'format: expected json');
    }
    const row = await findShare(db, idOfUrl(query.url, address, request) ?? '');
    if (!row) throw noSet();
    const origin = address.of(request);
    const share = toShare(row, { origin, viewer: undefined });
    return embeddable(reply, row)
      .type('application/json')
      .send(toOEmbed(share, query, origin));
  });

  app.get('/gallery.rss', { schema: FEED }, async (request, reply) => {
    const { rows } = await findPublished(db, { sort: 'newest', limit: FEED_LENGTH });
    const origin = address.of(request);
    const feed = layOutFeed(
      rows.map((row) => toShare(row, { origin, viewer: undefined })),
      origin,
    );
    return reply
      .type('application/rss+xml; charset=utf-8')
      .header('cache-control', 'public, max-age=60')
      .send(feed);
  });
}

const marksOf = ({ request, model, result }: ShareRow): SetMarks => ({
  prompt: request.prompt,
  model,
  seed: result.seed,
});

/** Other sites may show it; search engines list it only if it is published. */
function embeddable(reply: FastifyReply, { published }: ShareRow): FastifyReply {
  reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
  return published === null ? reply.header('x-robots-tag', 'noindex') : reply;
}

function readAll(blobs: BlobStore, { result }: ShareRow): Promise<Uint8Array[]> {
  return Promise.all(
    result.pictures.map(async (name) => {
      const png = await blobs.get(name);
      if (!png) throw new ApiError('not-found', 'a picture of this set is gone');
      return png;
    }),
  );
}

const noSet = () => new ApiError('not-found', 'there is no such set');

const tags = ['sharing'];
const EMBED = {
  tags,
  summary: 'oEmbed of the page of a set',
  querystring: OEmbedQuery,
  response: {
    200: json(OEmbed, 'How to show it.'),
    ...errors(['request-invalid', 'not-found', ...READ_ERRORS]),
  },
};
const FEED = {
  tags,
  summary: 'The newest published sets as RSS',
  response: { 200: files('RSS 2.0.', 'application/rss+xml'), ...errors(READ_ERRORS) },
};
