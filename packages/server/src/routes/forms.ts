// Forms of pages that work without script.
import type { FastifyInstance } from 'fastify';

/** Fields of a form by name; of equal names the last. */
export type FormFields = Readonly<Record<string, string>>;

/** Lets routes of this scope take forms, and nothing else. Without a body there are no fields at all. */
export function takeForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}
