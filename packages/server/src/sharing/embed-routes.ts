// Routes for other sites: oEmbed, the frame that they embed, the feed.
import { ApiError, OEmbed, OEmbedQuery } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { textsFor, variesByLanguage } from '../languages.ts';
import { errors, files, json, READ_ERRORS } from '../openapi/answers.ts';
import type { AppContext } from '../routes/context.ts';
import { embeddablePolicy } from '../security-headers.ts';
import { layOutEmbed } from './embed-page.ts';
import { layOutFeed } from './feed.ts';
import { embeddable } from './file-routes.ts';
import { findPublished } from './gallery.ts';
import { embedPath, sharedThingAt, toShare } from './links.ts';
import { embedPicture, embedSet } from './o-embed.ts';
import { findShare } from './shares.ts';

const FEED_LENGTH = 50;

export function embedRoutes(app: FastifyInstance, { db, blobs, address }: AppContext): void {
  app.get<{ Querystring: OEmbedQuery }>('/oembed', { schema: EMBED }, async (request, reply) => {
    const { query } = request;
    if (query.format !== undefined && query.format !== 'json') {
      throw new ApiError('request-invalid', 'format: expected json');
    }
    const { id = '', picture } = sharedThingAt(query.url, address, request) ?? {};
    const row = await findShare(db, id);
    if (!row) throw noSet();
    const origin = address.of(request);
    const share = toShare(row, { origin, viewer: undefined });
    const name = picture === undefined ? undefined : row.result.pictures[picture - 1];
    const png = name === undefined ? undefined : await blobs.get(name);
    if (picture !== undefined && !png) throw noSet();
    const answer = png
      ? embedPicture(share, share.pictures[picture! - 1]!, png, query, origin)
      : embedSet(share, query, origin);
    return embeddable(reply, row).type('application/json').send(answer);
  });

  app.get<{ Params: { id: string } }>(
    embedPath(':id'),
    { schema: { hide: true } },
    async (request, reply) => {
      const row = await findShare(db, request.params.id);
      if (!row) throw noSet();
      const origin = address.of(request);
      return variesByLanguage(reply)
        .type('text/html; charset=utf-8')
        .headers({
          'content-security-policy': embeddablePolicy,
          'cross-origin-resource-policy': 'cross-origin',
          'x-robots-tag': 'noindex',
          'cache-control': 'public, max-age=60',
        })
        .send(layOutEmbed(toShare(row, { origin, viewer: undefined }), { texts: textsFor(request), origin }));
    },
  );

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

const noSet = () => new ApiError('not-found', 'there is no such set');

const tags = ['sharing'];
const EMBED = {
  tags,
  summary: 'oEmbed of the page of a set or of one of its pictures',
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
