// Pages of shared sets and what their forms send: without script, for people.
import { ApiError, errorStatus, GalleryQuery, parseBody, ReportRequest } from '@nonet/api';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { slotFor } from '../ads/shown.ts';
import { slotFrame } from '../ads/slot-page.ts';
import { toApiError } from '../api-error.ts';
import { textsFor, variesByLanguage } from '../languages.ts';
import type { Caller } from '../routes/caller.ts';
import type { AppContext } from '../routes/context.ts';
import { layOutError } from '../routes/error-page.ts';
import { type FormFields, takeForms } from '../routes/forms.ts';
import { deleteOwn } from './delete-own.ts';
import { findPublished } from './gallery.ts';
import { layOutGallery } from './gallery-page.ts';
import { layOutMessage, script, scriptPath, style, stylePath } from './layout.ts';
import { sharePath, toShare } from './links.ts';
import { layOutPicture } from './picture-page.ts';
import { publish } from './publish.ts';
import { storeReport } from './reports.ts';
import { layOutShare } from './share-page.ts';
import { findShare, type ShareRow, setLiked, setPublished } from './shares.ts';
import { cameFromHere, viewerOf } from './viewer.ts';

type WithId = { Params: { id: string } };
type FormOfSet = WithId & { Body: FormFields };

const schema = { hide: true };
const HTML = 'text/html; charset=utf-8';
const SEE_OTHER = 303;

export async function sharingPageRoutes(root: FastifyInstance, context: AppContext): Promise<void> {
  const { db, blobs, identify, address } = context;

  for (const [path, type, content] of [
    [stylePath, 'text/css', style],
    [scriptPath, 'text/javascript', script],
  ] as const) {
    root.get(path, { schema }, (_request, reply) =>
      reply
        .type(`${type}; charset=utf-8`)
        .headers({
          'cache-control': 'public, max-age=31536000, immutable',
          'cross-origin-resource-policy': 'cross-origin', // frames on other sites have it too
        })
        .send(content),
    );
  }

  await root.register(async (app) => {
    takeForms(app);
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('referrer-policy', 'same-origin'); // else browsers do not say where a form comes from
    });
    app.setErrorHandler<FastifyError | ApiError>((error, request, reply) => {
      const told = toApiError(error);
      if (told.code === 'internal') request.log.error(error);
      const page = layOutError(told, textsFor(request));
      return sendPage(variesByLanguage(reply.status(errorStatus[told.code])), page, false);
    });

    app.get<WithId>('/s/:id', { schema }, async (request, reply) => {
      const viewer = await viewerOf(context, request, reply);
      const row = await find(request.params.id, viewer);
      const view = { origin: address.of(request), viewer };
      cacheFor(reply, viewer);
      const asked = { texts: textsFor(request), here: request.url, origin: view.origin };
      const slot = await slotFor(context, request, 'share');
      const page = layOutShare(toShare(row, view), asked, slot && slotFrame('share', slot));
      return sendPage(reply, page, row.published !== null);
    });

    app.get<{ Params: { id: string; picture: string } }>(
      '/s/:id/:picture',
      { schema },
      async (request, reply) => {
        const viewer = await viewerOf(context, request, reply);
        const { id, picture } = request.params;
        const row = await find(id, viewer);
        const number = /^[1-9]\d?$/.test(picture) ? Number(picture) : Infinity;
        if (number > row.result.pictures.length) throw notFound();
        const view = { origin: address.of(request), viewer };
        cacheFor(reply, viewer);
        const cuttable = row.result.scene?.place === undefined;
        const asked = { texts: textsFor(request), here: request.url, origin: view.origin };
        const page = layOutPicture({ share: toShare(row, view), number, cuttable }, asked);
        return sendPage(reply, page, row.published !== null);
      },
    );

    app.get('/gallery', { schema }, async (request, reply) => {
      const query = parseBody(GalleryQuery, dropEmpty(request.query as Record<string, string>));
      const { rows, next } = await findPublished(db, query);
      const view = { origin: address.of(request), viewer: undefined };
      const gallery = {
        shares: rows.map((row) => toShare(row, view)),
        ...(next === undefined ? {} : { next }),
      };
      cacheFor(reply, undefined);
      return sendPage(
        reply,
        layOutGallery(gallery, query, { texts: textsFor(request), here: request.url }),
        true,
      );
    });

    app.post<FormOfSet>('/s/:id/like', { schema }, async (request, reply) => {
      await act(request, reply, ({ owner }, { id }) =>
        setLiked(db, owner, id, request.body['liked'] === 'yes'),
      );
      return reply.redirect(sharePath(request.params.id), SEE_OTHER);
    });

    app.post<FormOfSet>('/s/:id/published', { schema }, async (request, reply) => {
      const published = request.body['published'] === 'yes';
      await act(request, reply, (caller, { id }) =>
        published ? publish(context, caller, id) : setPublished(db, caller.owner, id, false),
      );
      return reply.redirect(sharePath(request.params.id), SEE_OTHER);
    });

    app.post<FormOfSet>('/s/:id/delete', { schema, config: { scope: 'delete' } }, async (request, reply) => {
      await act(request, reply, ({ owner }, { drawing }) => deleteOwn({ db, blobs }, owner, drawing));
      return reply.redirect('/gallery', SEE_OTHER);
    });

    app.post<FormOfSet>('/s/:id/report', { schema }, async (request, reply) => {
      await act(request, reply, ({ owner }, { drawing }) =>
        storeReport(db, owner, parseBody(ReportRequest, { ...request.body, drawing })),
      );
      const texts = textsFor(request);
      const said = layOutMessage(texts, texts.t('page.thanks'), texts.t('report.sent'));
      return sendPage(reply, said, false);
    });
  });

  /** Does what a form of a set's page asks for. @throws ApiError `not-found` if `action` says that it is not there */
  async function act(
    request: FastifyRequest<FormOfSet>,
    reply: FastifyReply,
    action: (caller: Caller, row: ShareRow) => Promise<boolean>,
  ): Promise<void> {
    if (!cameFromHere(context, request)) {
      throw new ApiError('request-invalid', 'expected a form of this site, got one of another');
    }
    const caller = await identify(request, reply);
    if (!(await action(caller, await find(request.params.id, caller.owner)))) throw notFound();
  }

  async function find(id: string, viewer?: string): Promise<ShareRow> {
    const row = await findShare(db, id, viewer);
    if (!row) throw notFound();
    return row;
  }
}

const notFound = () => new ApiError('not-found', 'There is no such set, or it was deleted');

/** Fields of a form that were left empty are as good as not there. */
const dropEmpty = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** Strangers all see the same page for a while. */
function cacheFor(reply: FastifyReply, viewer: string | undefined): void {
  reply
    .header('vary', 'cookie, accept-language, authorization, x-api-key, nonet-client')
    .header('cache-control', viewer === undefined ? 'public, max-age=10' : 'private, no-store');
}

function sendPage(reply: FastifyReply, page: string, listed: boolean): FastifyReply {
  if (!listed) reply.header('x-robots-tag', 'noindex');
  return reply.type(HTML).send(page);
}
