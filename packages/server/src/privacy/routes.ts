// One's own data, and the page that tells what is kept.
import { ApiError, counted } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { deleteAccount } from '../accounts/delete-account.ts';
import { exportAccount } from '../accounts/own-account.ts';
import { textsIn } from '../languages.ts';
import { empty, errors, json, READ_ERRORS } from '../openapi/answers.ts';
import type { Caller } from '../routes/caller.ts';
import type { AppContext } from '../routes/context.ts';
import { layOutMessage } from '../sharing/layout.ts';
import { cameFromHere } from '../sharing/viewer.ts';
import { deleteOwnData, exportOwnData } from './own-data.ts';
import { privacyPage } from './privacy-page.ts';

export function privacyRoutes(app: FastifyInstance, context: AppContext): void {
  const { db, blobs, identify, accounts, heavy } = context;

  app.get('/api/me', { schema: EXPORT }, async (request, reply) => {
    const caller = await identify(request, reply);
    const { key, user } = caller;
    reply.header('cache-control', 'no-store');
    return {
      ...(await heavy.run(caller.client, () => exportOwnData(db, caller))),
      ...(key ? { key } : {}),
      ...(user !== undefined && !key ? { account: await exportAccount(db, user) } : {}),
    };
  });

  /** @returns number of drawings */
  function forget({ owner, key, user, client }: Caller): Promise<number> {
    return heavy.run(client, async () => {
      // No key ends an account.
      if (user === undefined || key || !accounts) return deleteOwnData({ db, blobs }, owner);
      return deleteAccount(context, accounts, user);
    });
  }

  app.delete('/api/me', { schema: DELETE, config: { scope: 'delete' } }, async (request, reply) => {
    await forget(await identify(request, reply));
    return reply.status(204).send();
  });

  app.get('/privacy', { schema: { hide: true } }, (_request, reply) => {
    const { trust, ads = {} } = context;
    const foreignAds = Object.values(ads).some(({ snippet }) => snippet !== undefined);
    const kept = accounts && {
      providers: accounts.providers,
      premium: accounts.premium !== undefined,
      mailHost: accounts.mailHost,
    };
    return reply
      .type('text/html; charset=utf-8')
      .header('referrer-policy', 'same-origin') // else browsers do not say where its form comes from
      .send(privacyPage({ ...trust.facts, foreignAds, ...(kept ? { accounts: kept } : {}) }));
  });

  // The page's button, without script. SameSite=Lax keeps the cookie from forms of other sites, but not of sister sites.
  app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', async () => ({})); // the form is empty
    const options = { schema: { hide: true }, config: { scope: 'delete' } } as const;
    scope.post('/privacy/delete', options, async (request, reply) => {
      if (!cameFromHere(context, request))
        throw new ApiError('origin-forbidden', 'expected a form of this site');
      const count = await forget(await identify(request, reply));
      const told = `${counted(count, 'drawing')} and everything attached to ${count === 1 ? 'it' : 'them'} were deleted.`;
      reply.header('clear-site-data', '"cache"'); // pictures are kept by browsers for a year
      return reply
        .type('text/html; charset=utf-8')
        .send(layOutMessage(textsIn('en'), 'Your data is deleted', told));
    });
  });
}

const tags = ['privacy'];
const EXPORT = {
  tags,
  summary: 'All that is stored about the caller',
  response: {
    200: json(z.looseObject({}), 'Drawings, links, likes and reports; of who is signed in the account too.'),
    ...errors(['key-unknown', 'key-forbidden', ...READ_ERRORS]),
  },
};
const DELETE = {
  tags,
  summary: 'Delete all that is stored about the caller; of who is signed in the account too',
  response: { 204: empty('It is gone.'), ...errors(['key-unknown', 'key-forbidden', ...READ_ERRORS]) },
};
