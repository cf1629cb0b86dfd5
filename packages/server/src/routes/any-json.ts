// JSON as programs send it who do not say that it is: curl's default type, `text/plain`, or none at all.
import { ApiError } from '@nonet/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const FORM = 'application/x-www-form-urlencoded';
/** `json` alone, and whatever else has no subtype, is no media type. */
const MEDIA_TYPE = /^[^\s/;]+\/[^\s/;]+\s*(;|$)/;

/**
 * Lets routes of this scope read a body as JSON whatever its type; fields of a form without files are read too, each as
 * text. Errors: `request-invalid` for broken JSON, `request-not-json` for anything else.
 */
export function takeAnyJson(scope: FastifyInstance): void {
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.addHook('onRequest', async ({ raw: { headers } }) => {
    const type = headers['content-type'];
    if (type !== undefined && !MEDIA_TYPE.test(type.trim())) delete headers['content-type'];
  });
  scope.removeContentTypeParser(['application/json', 'text/plain']);
  scope.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
      .replace(/^\uFEFF/, '')
      .trim();
    if (text === '') done(null, undefined);
    else if (/^[{["]/.test(text) || typeOf(request).endsWith('json')) void parseJson(request, text, done);
    else if (isForm(request) && text.includes('=')) done(null, Object.fromEntries(new URLSearchParams(text)));
    else done(new ApiError('request-not-json', 'expected JSON, or the fields of a form'));
  });
}

const typeOf = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

const isForm = (request: FastifyRequest): boolean => [FORM, ''].includes(typeOf(request));
