// Ads: slots as pages of their own, consent, and what the page asks. Nothing of it is there without the host's file.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AdsShown, ApiError } from '@nonet/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors, json, READ_ERRORS } from '../openapi/answers.ts';
import type { AppContext } from '../routes/context.ts';
import { type FormFields, takeForms } from '../routes/forms.ts';
import { securityHeaders } from '../security-headers.ts';
import { cameFromHere } from '../sharing/viewer.ts';
import { type AdSlot, type AdSlotName, adSlots } from './ads-file.ts';
import { slotFor } from './shown.ts';
import { AD_SANDBOX, type Choice, frameHeight, layOutSlot, slotPath } from './slot-page.ts';

const HTML = 'text/html; charset=utf-8';
const SEE_OTHER = 303;
const COOKIE = 'nonet-ads';
const HALF_A_YEAR_SECONDS = 182 * 24 * 60 * 60;
const schema = { hide: true };
const style = readFileSync(new URL('./ads.css', import.meta.url), 'utf8');
const stylePath = `/ads-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`;

/** Slots may be framed by our own pages. */
const SLOT_POLICY = securityHeaders['content-security-policy']!.replace(
  "frame-ancestors 'none'",
  "frame-ancestors 'self'",
);
/** Another's markup may load what it likes, in an origin that is nobody's: even when it is opened by itself. */
const SNIPPET_POLICY = `sandbox ${AD_SANDBOX}; default-src https: data: blob: 'unsafe-inline' 'unsafe-eval'; base-uri 'none'; frame-ancestors 'self'`;

type Named = { Params: { slot: string } };

export async function adRoutes(root: FastifyInstance, context: AppContext): Promise<void> {
  root.get('/api/ads', { schema: SHOWN }, async (request, reply): Promise<AdsShown> => {
    reply.header('cache-control', 'no-store');
    const slot = await slotFor(context, request, 'page');
    return slot ? { url: slotPath('page'), height: frameHeight(slot) } : {};
  });
  if (!context.ads) return;

  root.get(stylePath, { schema }, (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(style),
  );

  root.get<Named>('/ads/:slot', { schema }, async (request, reply) => {
    const [name, slot] = await find(request);
    framed(reply, SLOT_POLICY).header('referrer-policy', 'same-origin'); // else browsers do not say where a form comes from
    return reply.send(layOutSlot(name, slot, choiceOf(request), stylePath));
  });

  root.get<Named>('/ads/:slot/snippet', { schema }, async (request, reply) => {
    const [, { snippet }] = await find(request);
    if (snippet === undefined || choiceOf(request) !== 'yes') throw nothing();
    framed(reply, SNIPPET_POLICY).removeHeader('document-isolation-policy');
    return reply.send(
      `<!doctype html><meta charset="utf-8"><title>Ad</title><style>body{margin:0}</style>${snippet}`,
    );
  });

  await root.register(async (app) => {
    takeForms(app);
    app.post<{ Body: FormFields }>('/ads/choice', { schema }, (request, reply) => {
      if (!cameFromHere(context, request))
        throw new ApiError('origin-forbidden', 'expected a form of this site');
      const { slot, choice: said } = request.body ?? {};
      const name = adSlots.find((known) => known === slot);
      if (!name) throw nothing();
      const choice = said === 'yes' ? 'yes' : 'no';
      const secure = context.address.isSecure(request) ? '; Secure' : '';
      // Kept on the device alone.
      return reply
        .header(
          'set-cookie',
          `${COOKIE}=${choice}; Path=/ads; Max-Age=${HALF_A_YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
        )
        .redirect(slotPath(name), SEE_OTHER);
    });
  });

  async function find(request: FastifyRequest<Named>): Promise<[AdSlotName, AdSlot]> {
    const name = adSlots.find((slot) => slot === request.params.slot);
    const slot = name && (await slotFor(context, request, name));
    if (!slot) throw nothing();
    return [name, slot];
  }
}

function choiceOf({ headers }: FastifyRequest): Choice {
  const [, choice] = new RegExp(`(?:^|; *)${COOKIE}=(yes|no)(?:;|$)`).exec(headers.cookie ?? '') ?? [];
  return choice as Choice;
}

const framed = (reply: FastifyReply, policy: string): FastifyReply =>
  reply.type(HTML).header('content-security-policy', policy).header('cache-control', 'no-store');

const nothing = () => new ApiError('not-found', 'there is no such ad');

const SHOWN = {
  tags: ['operating'],
  summary: 'Which ad the page shows, if any',
  response: { 200: json(AdsShown, 'It, or nothing.'), ...errors(READ_ERRORS) },
};
