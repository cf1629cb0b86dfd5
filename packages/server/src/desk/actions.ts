// Actions of the forms at the desk. Every change adds an entry to the log in the same transaction.
import { ApiError, BanRequest, parseBody, ReportDecision } from '@nonet/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { createKey, listKeys, revokeKey } from '../keys/api-keys.ts';
import { record } from '../moderation/audit.ts';
import { addBan, liftBan } from '../moderation/bans.ts';
import { closeReport } from '../moderation/reports.ts';
import { BANDS, keyBands } from '../queue/bands.ts';
import type { AppContext } from '../routes/context.ts';
import type { FormFields } from '../routes/forms.ts';
import type { Markup } from '../sharing/markup.ts';
import { isDrawingId } from '../sharing/shares.ts';
import type { DeskPage } from './layout.ts';
import { deskScopes, layOutKeys } from './list-pages.ts';
import { Settings } from './settings.ts';
import { readSettings } from './settings-page.ts';

type Form = { Body: FormFields };
type Show = (
  request: FastifyRequest,
  reply: FastifyReply,
  page: DeskPage,
  body: (formToken: string) => Markup,
) => FastifyReply;

const ACTOR = 'desk';
const SEE_OTHER = 303;
const schema = { hide: true };

const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const KeyForm = z.object({
  name: z.string().trim().min(1).max(100),
  priority: z.enum(keyBands),
  picturesPerDay: z.coerce.number().int().min(0).max(1e9).nullable(),
});

export function deskActions(
  app: FastifyInstance,
  { db, blobs, trust, settings }: AppContext,
  show: Show,
): void {
  app.post<Form & { Params: { id: string } }>(
    '/desk/reports/:id',
    { schema },
    async ({ params, body }, reply) => {
      const decision = parseBody(ReportDecision, toDecision(body));
      await closeReport({ db, blobs }, ACTOR, parseBody(Id, params.id), decision);
      await trust.bans.refresh();
      return reply.redirect('/desk/reports', SEE_OTHER);
    },
  );

  app.post<Form>('/desk/keys', { schema }, async (request, reply) => {
    const { body } = request;
    const scopes = deskScopes.filter((scope) => body[`scope-${scope}`] === 'on');
    if (scopes.length === 0) throw new ApiError('request-invalid', 'expected that the key may do something');
    const { priority, ...form } = parseBody(KeyForm, {
      ...body,
      picturesPerDay: body['picturesPerDay'] || null,
    });
    const key = { ...form, band: BANDS[priority], scopes };
    const made = await db.transaction().execute(async (transaction) => {
      const { id, secret } = await createKey(transaction, key);
      await record(transaction, ACTOR, 'make key', `key ${id}`, { ...form, priority, scopes });
      return { id, secret };
    });
    const keys = await listKeys(db);
    return show(request, reply, 'keys', (formToken) => layOutKeys(keys, formToken, made));
  });

  app.post<Form>('/desk/keys/revoke', { schema }, async ({ body }, reply) => {
    const id = body['id'] ?? '';
    await db.transaction().execute(async (transaction) => {
      await revokeKey(transaction, id);
      await record(transaction, ACTOR, 'revoke key', `key ${id}`);
    });
    return reply.redirect('/desk/keys', SEE_OTHER);
  });

  app.post<Form>('/desk/bans', { schema }, async ({ body }, reply) => {
    const who = (body['who'] ?? '').trim();
    const of = isDrawingId(who) ? { drawing: who, whose: body['whose'] } : { subject: who };
    await addBan(db, ACTOR, parseBody(BanRequest, { of, reason: body['reason'], ...daysOf(body) }));
    await trust.bans.refresh();
    return reply.redirect('/desk/bans', SEE_OTHER);
  });

  app.post<Form>('/desk/bans/lift', { schema }, async ({ body }, reply) => {
    await liftBan(db, ACTOR, parseBody(Id, body['id']));
    await trust.bans.refresh();
    return reply.redirect('/desk/bans', SEE_OTHER);
  });

  app.post<Form>('/desk/settings', { schema }, async ({ body }, reply) => {
    await settings.change(ACTOR, parseBody(Settings, readSettings(body)));
    return reply.redirect('/desk/settings', SEE_OTHER);
  });
}

/** What a form of a report asks for. A ban belongs to what is upheld. */
function toDecision(body: FormFields): unknown {
  const { decision = '', ban = '', reason, note = '' } = body;
  const common = note === '' ? {} : { note };
  if (decision === 'dismiss') return { status: 'dismissed', ...common };
  if (!['uphold', 'hide', 'delete'].includes(decision))
    throw new ApiError('request-invalid', 'expected one of the buttons of a report');
  return {
    status: 'upheld',
    ...common,
    hide: decision === 'hide',
    delete: decision === 'delete',
    ...(ban === '' ? {} : { ban: { whose: ban, reason, ...daysOf(body) } }),
  };
}

const daysOf = ({ days = '' }: FormFields): { days?: number } => (days === '' ? {} : { days: Number(days) });
