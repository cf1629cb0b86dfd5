// Sharing for programs and the page: link, publish, like, report and delete finished drawings.
import { ApiError, Gallery, GalleryQuery, ReportRequest, Share } from '@nonet/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { empty, errors, json, READ_ERRORS } from '../openapi/answers.ts';
import type { AppContext } from '../routes/context.ts';
import { deleteOwn } from './delete-own.ts';
import { findPublished } from './gallery.ts';
import { toShare } from './links.ts';
import { publish } from './publish.ts';
import { storeReport } from './reports.ts';
import { findShare, setLiked, setPublished, shareDrawing } from './shares.ts';
import { viewerOf } from './viewer.ts';

interface WithId {
  Params: { id: string };
}

export function sharingApiRoutes(app: FastifyInstance, context: AppContext): void {
  const { db, blobs, identify, address } = context;

  app.put<WithId>('/api/drawings/:id/share', { schema: SHARE }, async (request, reply): Promise<Share> => {
    const { owner } = await identify(request, reply);
    const row = await shareDrawing(db, owner, request.params.id);
    if (!row) throw noDrawing();
    return toShare(row, { origin: address.of(request), viewer: owner });
  });

  const options = { schema: DELETE, config: { scope: 'delete' } } as const;
  app.delete<WithId>('/api/drawings/:id/pictures', options, async (request, reply) => {
    const { owner } = await identify(request, reply);
    if (!(await deleteOwn({ db, blobs }, owner, request.params.id))) throw noDrawing();
    return reply.status(204).send();
  });

  app.get<WithId>('/api/shares/:id', { schema: GET }, async (request, reply) => {
    const viewer = await viewerOf(context, request, reply);
    reply.header('cache-control', 'no-store');
    return find(request, viewer);
  });

  for (const [method, published] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    app.route<WithId>({
      method,
      url: '/api/shares/:id/published',
      schema: published ? PUBLISH : UNPUBLISH,
      async handler(request, reply) {
        const caller = await identify(request, reply);
        const { owner } = caller;
        const { id } = request.params;
        const done = published ? publish(context, caller, id) : setPublished(db, owner, id, false);
        if (!(await done)) throw noSet();
        return find(request, owner);
      },
    });
    app.route<WithId>({
      method,
      url: '/api/shares/:id/like',
      schema: published ? LIKE : UNLIKE,
      async handler(request, reply) {
        const { owner } = await identify(request, reply);
        if (!(await setLiked(db, owner, request.params.id, published))) throw noSet();
        return find(request, owner);
      },
    });
  }

  app.get<{ Querystring: GalleryQuery }>(
    '/api/gallery',
    { schema: GALLERY },
    async (request, reply): Promise<Gallery> => {
      const view = { origin: address.of(request), viewer: await viewerOf(context, request, reply) };
      const { rows, next } = await findPublished(db, request.query, view.viewer);
      return { shares: rows.map((row) => toShare(row, view)), ...(next === undefined ? {} : { next }) };
    },
  );

  app.post<{ Body: ReportRequest }>('/api/reports', { schema: REPORT }, async (request, reply) => {
    const { owner } = await identify(request, reply);
    if (!(await storeReport(db, owner, request.body))) throw noDrawing();
    return reply.status(204).send();
  });

  async function find(request: FastifyRequest<WithId>, viewer: string | undefined): Promise<Share> {
    const row = await findShare(db, request.params.id, viewer);
    if (!row) throw noSet();
    return toShare(row, { origin: address.of(request), viewer });
  }
}

const noDrawing = () => new ApiError('not-found', 'there is no such finished drawing (of yours)');
const noSet = () => new ApiError('not-found', 'there is no such set (of yours)');

const tags = ['sharing'];
const set = json(Share, 'The set.');
const CHANGE_ERRORS = errors(['not-found', 'key-unknown', 'key-forbidden', ...READ_ERRORS]);

const SHARE = {
  tags,
  summary: "Link to a finished drawing of one's own",
  description: 'Made if there is none. Nobody finds it who has not got the link.',
  response: { 200: set, ...CHANGE_ERRORS },
};
const DELETE = {
  tags,
  summary: "Delete a finished drawing of one's own",
  description: 'With its links and those of its pictures that nobody else has too.',
  response: { 204: empty('It is gone.'), ...CHANGE_ERRORS },
};
const GET = {
  tags,
  summary: 'A shared set',
  response: { 200: set, ...errors(['not-found', ...READ_ERRORS]) },
};
const CHANGE = { tags, response: { 200: set, ...CHANGE_ERRORS } };
const PUBLISH = {
  tags,
  summary: "Put a set of one's own into the gallery",
  description: 'Its prompt is checked again, and who is banned cannot.',
  response: {
    200: set,
    ...errors(['not-found', 'key-unknown', 'key-forbidden', 'banned', 'prompt-refused', ...READ_ERRORS]),
  },
};
const UNPUBLISH = { ...CHANGE, summary: "Take a set of one's own out of the gallery" };
const LIKE = { ...CHANGE, summary: 'Like a set; counts once' };
const UNLIKE = { ...CHANGE, summary: 'Take back that one likes a set' };
const GALLERY = {
  tags,
  summary: 'Published sets',
  querystring: GalleryQuery,
  response: { 200: json(Gallery, 'A page of them.'), ...errors(['request-invalid', ...READ_ERRORS]) },
};
const REPORT = {
  tags,
  summary: 'Report pictures that should not be there',
  body: ReportRequest,
  response: {
    204: empty('It is stored.'),
    ...errors(['request-invalid', 'not-found', 'key-unknown', 'key-forbidden', ...READ_ERRORS]),
  },
};
