// The host's desk: pages that need no script, for holders of the host's token.
import { ApiError, errorStatus } from '@nonet/api';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toApiError } from '../api-error.ts';
import { listKeys } from '../keys/api-keys.ts';
import { listAudit } from '../moderation/audit.ts';
import { listBans } from '../moderation/bans.ts';
import { listReports } from '../moderation/reports.ts';
import type { AppContext } from '../routes/context.ts';
import { type FormFields, takeForms } from '../routes/forms.ts';
import { ServiceError } from '../service-error.ts';
import type { Markup } from '../sharing/markup.ts';
import { cameFromHere } from '../sharing/viewer.ts';
import type { DeskAccess } from './access.ts';
import { deskActions } from './actions.ts';
import { readDay, readLive, remember } from './figures.ts';
import {
  type DeskPage,
  layOutDesk,
  layOutDeskMessage,
  layOutSignIn,
  script,
  scriptPath,
  style,
  stylePath,
} from './layout.ts';
import { layOutBans, layOutKeys, layOutLog, layOutUsers } from './list-pages.ts';
import { layOutLive, layOutNow } from './now-page.ts';
import { layOutReports } from './reports-page.ts';
import { layOutSettings } from './settings-page.ts';
import { listUsers } from './users.ts';

/** A repeated field arrives as a list. */
type Query = { Querystring: Readonly<Record<string, unknown>> };
type Form = { Body: FormFields };

const schema = { hide: true };
const HTML = 'text/html; charset=utf-8';
const SEE_OTHER = 303;
const PAGE = 50;
const LIVE_MS = 1_000;
const DAY_MS = 60_000;
const REPORT_STATES = ['open', 'upheld', 'dismissed'] as const;

export async function deskRoutes(root: FastifyInstance, context: AppContext): Promise<void> {
  const { desk: access, db, settings, metrics, accounts, bursts } = context;
  if (!access) return;
  const assets = [
    [stylePath, 'text/css; charset=utf-8', style],
    [scriptPath, 'text/javascript; charset=utf-8', script],
  ] as const;
  for (const [path, type, content] of assets)
    root.get(path, { schema }, (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    );
  const live = remember(() => readLive(db), LIVE_MS);
  const day = remember(() => readDay(db), DAY_MS);

  await root.register(async (app) => {
    prepare(app);

    app.get('/desk/sign-in', { schema }, (_request, reply) => send(reply, layOutSignIn()));

    app.post<Form>('/desk/sign-in', { schema }, async (request, reply) => {
      if (!cameFromHere(context, request)) throw foreign();
      const cookie = access.signIn(request, request.body?.['token'] ?? '');
      if (!cookie)
        return send(reply.status(errorStatus['key-unknown']), layOutSignIn('That is not the token.'));
      return reply.header('set-cookie', cookie).redirect('/desk/', SEE_OTHER);
    });

    await app.register(async (inside) => {
      inside.addHook('preHandler', async (request, reply) =>
        enter({ access, address: context.address }, request, reply),
      );

      inside.get('/desk', { schema }, (_request, reply) => reply.redirect('/desk/'));
      inside.get('/desk/', { schema }, async (request, reply) =>
        show(request, reply, '', layOutNow(await liveFragment(), await day())),
      );
      inside.get('/desk/live', { schema }, async (_request, reply) =>
        send(reply, (await liveFragment()).text),
      );

      inside.get<Query>('/desk/reports', { schema }, async (request, reply) => {
        const status = REPORT_STATES.find((state) => state === request.query['status']) ?? 'open';
        const rows = await listReports(db, status, PAGE, toWhole(request.query['after']));
        const body = layOutReports(rows, status, nextOf(rows), formToken(request));
        return show(request, reply, 'reports', body);
      });
      inside.get('/desk/keys', { schema }, async (request, reply) =>
        show(request, reply, 'keys', layOutKeys(await listKeys(db), formToken(request))),
      );
      inside.get<Query>('/desk/bans', { schema }, async (request, reply) =>
        show(
          request,
          reply,
          'bans',
          layOutBans(await listBans(db), formToken(request), textOf(request.query['who'])),
        ),
      );
      inside.get('/desk/settings', { schema }, async (request, reply) => {
        await settings.refresh();
        return show(request, reply, 'settings', layOutSettings(settings.current, formToken(request)));
      });
      inside.get<Query>('/desk/log', { schema }, async (request, reply) => {
        const rows = await listAudit(db, PAGE, toWhole(request.query['before']));
        return show(request, reply, 'log', layOutLog(rows, nextOf(rows)));
      });
      if (accounts)
        inside.get<Query>('/desk/users', { schema }, async (request, reply) => {
          const search = textOf(request.query['search']);
          const rows = await listUsers(db, search, PAGE, textOf(request.query['after']));
          const next = rows.length === PAGE ? rows.at(-1)!.email : undefined;
          return show(request, reply, 'users', layOutUsers(rows, search, next));
        });

      inside.post('/desk/sign-out', { schema }, (request, reply) =>
        reply.header('set-cookie', access.signOut(request)).redirect('/desk/sign-in', SEE_OTHER),
      );
      deskActions(inside, context, (request, reply, page, body) =>
        show(request, reply, page, body(formToken(request))),
      );
    });
  });

  async function liveFragment(): Promise<Markup> {
    const { values } = await metrics.errors.get();
    const errors = Object.fromEntries(values.map(({ labels, value }) => [String(labels['code']), value]));
    return layOutLive(await live(), settings.current, { errors, bursts: bursts.list() });
  }

  function formToken(request: FastifyRequest): string {
    return access!.formToken(access!.sessionOf(request)!);
  }

  function show(request: FastifyRequest, reply: FastifyReply, page: DeskPage, body: Markup): FastifyReply {
    return send(
      reply,
      layOutDesk({ page, body, formToken: formToken(request), users: accounts !== undefined }),
    );
  }
}

/** Forms, headers and errors of all pages of the desk. */
function prepare(app: FastifyInstance): void {
  takeForms(app);
  app.addHook('onRequest', async (_request, reply) => {
    reply
      .header('referrer-policy', 'same-origin') // else browsers do not say where a form comes from
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex');
  });
  app.setErrorHandler<FastifyError | ApiError | ServiceError>((error, request, reply) => {
    const { code, message, retryAfter } =
      error instanceof ServiceError ? new ApiError('request-invalid', error.message) : toApiError(error);
    if (code === 'internal') request.log.error(error);
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
    return send(
      reply.status(errorStatus[code]),
      layOutDeskMessage('That did not work', `${message} (${code})`),
    );
  });
}

/** Lets in who has a session; what changes something must come from a form of it. */
async function enter(
  { access, address }: Pick<AppContext, 'address'> & { readonly access: DeskAccess },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const session = access.sessionOf(request);
  if (session === undefined) return reply.redirect('/desk/sign-in', SEE_OTHER);
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (!cameFromHere({ address }, request)) throw foreign();
  access.checkForm(session, (request.body as Form['Body'] | undefined)?.['form']);
  return undefined;
}

const foreign = () => new ApiError('origin-forbidden', 'expected a form of this site, got one of another');

const send = (reply: FastifyReply, page: string): FastifyReply => reply.type(HTML).send(page);

/** A text of a query, but for what no database can look for. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('\0', '') : '');

const toWhole = (value: unknown): number | undefined =>
  /^\d{1,15}$/.test(textOf(value)) ? Number(value) : undefined;

const nextOf = (rows: readonly { readonly id: number }[]): number | undefined =>
  rows.length === PAGE ? rows.at(-1)!.id : undefined;
