// Appeals against refusals, and the host's side: reports, bans, the log of what was done.
import {
  ApiError,
  AppealRequest,
  AuditQuery,
  BanRequest,
  type ErrorCode,
  ReportDecision,
  ReportsQuery,
} from '@nonet/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { empty, errors, json, READ_ERRORS } from '../openapi/answers.ts';
import { pictureUrl } from '../queue/drawings.ts';
import type { AppContext } from '../routes/context.ts';
import { ServiceError } from '../service-error.ts';
import { type Actor, listAudit } from './audit.ts';
import { addBan, liftBan, listBans } from './bans.ts';
import { closeReport, listReports, storeAppeal } from './reports.ts';

interface WithId {
  Params: { id: number };
}

export function moderationRoutes(
  app: FastifyInstance,
  { db, blobs, identify, keys, trust }: AppContext,
): void {
  app.post<{ Body: AppealRequest }>('/api/appeals', { schema: APPEAL }, async (request, reply) => {
    const { owner } = await identify(request, reply);
    if (!(await storeAppeal(db, owner, request.body)))
      throw new ApiError('too-many-waiting', 'your other reports have not been read yet', {
        retryAfter: 3_600,
      });
    return reply.status(204).send();
  });

  app.get<{ Querystring: ReportsQuery }>('/api/admin/reports', { schema: REPORTS }, async (request) => {
    await admin(request);
    const { status, limit, after } = request.query;
    const rows = await listReports(db, status, limit, after);
    return { reports: rows.map((row) => ({ ...row, pictures: row.pictures.map(pictureUrl) })) };
  });

  app.post<WithId & { Body: ReportDecision }>(
    '/api/admin/reports/:id',
    { schema: DECIDE },
    async (request, reply) => {
      const actor = await admin(request);
      await asApiErrors(closeReport({ db, blobs }, actor, request.params.id, request.body));
      await trust.bans.refresh();
      return reply.status(204).send();
    },
  );

  app.get('/api/admin/bans', { schema: BANS }, async (request) => {
    await admin(request);
    return { bans: await listBans(db) };
  });

  app.post<{ Body: BanRequest }>('/api/admin/bans', { schema: BAN }, async (request, reply) => {
    const actor = await admin(request);
    const ban = await asApiErrors(addBan(db, actor, request.body));
    await trust.bans.refresh();
    return reply.status(201).send(ban);
  });

  app.delete<WithId>('/api/admin/bans/:id', { schema: LIFT }, async (request, reply) => {
    const actor = await admin(request);
    await asApiErrors(liftBan(db, actor, request.params.id));
    await trust.bans.refresh();
    return reply.status(204).send();
  });

  app.get<{ Querystring: AuditQuery }>('/api/admin/audit', { schema: AUDIT }, async (request) => {
    await admin(request);
    const { limit, before } = request.query;
    return { entries: await listAudit(db, limit, before) };
  });

  /** Who acts. @throws ApiError unless the key has the scope `admin` */
  async function admin({ headers }: FastifyRequest): Promise<Actor> {
    const key = await keys.find(headers);
    if (!key)
      throw new ApiError('key-unknown', 'expected a key with the scope admin in authorization: Bearer ...');
    if (!key.scopes.includes('admin'))
      throw new ApiError('key-forbidden', `the key ${key.id} may not do this: expected the scope admin`);
    return `key ${key.id}`;
  }
}

/** Errors of the host's making, as answers. */
const asApiErrors = <T>(action: Promise<T>): Promise<T> =>
  action.catch((error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
    throw new ApiError(error.code.endsWith('-unknown') ? 'not-found' : 'request-invalid', error.message);
  });

const tags = ['moderation'];
const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const ADMIN_ERRORS: readonly ErrorCode[] = [
  'key-unknown',
  'key-forbidden',
  'request-invalid',
  ...READ_ERRORS,
];
const rows = (name: string) => z.object({ [name]: z.array(z.looseObject({ id: z.number() })) });

const APPEAL = {
  tags,
  summary: 'Say that a prompt was refused wrongly',
  body: AppealRequest,
  response: {
    204: empty('The operator will see it.'),
    ...errors(['request-invalid', 'too-many-waiting', ...READ_ERRORS]),
  },
};
const REPORTS = {
  tags,
  summary: 'Reports, the oldest first (scope admin)',
  querystring: ReportsQuery,
  response: { 200: json(rows('reports'), 'Reports of one state.'), ...errors(ADMIN_ERRORS) },
};
const DECIDE = {
  tags,
  summary: 'Close a report (scope admin)',
  params,
  body: ReportDecision,
  response: { 204: empty('Done.'), ...errors(['not-found', ...ADMIN_ERRORS]) },
};
const BANS = {
  tags,
  summary: 'Who may not draw (scope admin)',
  response: { 200: json(rows('bans'), 'Bans that hold.'), ...errors(ADMIN_ERRORS) },
};
const BAN = {
  tags,
  summary: 'Ban a key, an owner or an address (scope admin)',
  body: BanRequest,
  response: { 201: json(z.looseObject({ id: z.number() }), 'The ban.'), ...errors(ADMIN_ERRORS) },
};
const LIFT = {
  tags,
  summary: 'Lift a ban (scope admin)',
  params,
  response: { 204: empty('Lifted.'), ...errors(['not-found', ...ADMIN_ERRORS]) },
};
const AUDIT = {
  tags,
  summary: 'What the host did, the latest first (scope admin)',
  querystring: AuditQuery,
  response: { 200: json(rows('entries'), 'Entries of the log.'), ...errors(ADMIN_ERRORS) },
};
