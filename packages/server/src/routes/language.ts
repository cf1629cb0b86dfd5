// The choice of a language by hand: a form sets a cookie and leads back.
import { ApiError } from '@nonet/api';
import { isLanguage, LANGUAGE_COOKIE } from '@nonet/api/messages';
import type { FastifyInstance } from 'fastify';
import { cameFromHere } from '../sharing/viewer.ts';
import type { AppContext } from './context.ts';
import { type FormFields, takeForms } from './forms.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const SEE_OTHER = 303;

export async function languageRoutes(root: FastifyInstance, context: AppContext): Promise<void> {
  await root.register(async (app) => {
    takeForms(app);
    app.post<{ Body: FormFields }>('/language', { schema: { hide: true } }, async (request, reply) => {
      if (!cameFromHere(context, request))
        throw new ApiError('request-invalid', 'expected a form of this site, got one of another');
      const { language = '', back = '/' } = request.body;
      if (!isLanguage(language)) throw new ApiError('request-invalid', 'language: expected one of the page');
      const secure = context.address.isSecure(request) ? '; Secure' : '';
      return reply
        .header(
          'set-cookie',
          `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
        )
        .redirect(pathWithin(back), SEE_OTHER);
    });
  });
}

/** The path of an address of this site; that of the start page where it leads to another one. */
function pathWithin(address: string): string {
  const here = 'http://here';
  if (!URL.canParse(address, here)) return '/';
  const { origin, pathname, search } = new URL(address, here);
  return origin === here ? `/${pathname.replace(/^\/+/, '')}${search}` : '/';
}
