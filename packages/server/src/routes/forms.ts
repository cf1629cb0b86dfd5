// Forms of pages that work without script.
import type { FastifyInstance } from 'fastify';

/** Fields of a form by name; of equal names the last. */
export type FormFields = Readonly<Record<string, string>>;

/** Lets routes of this scope take forms, and nothing else. A request without a body is a form without fields. */
export function takeForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  scope.addHook('preValidation', async (request) => {
    request.body ??= {};
  });
}
