// Shared OpenAPI descriptions of the routes of accounts and premium.
import type { ErrorCode } from '@nonet/api';
import type { z } from 'zod';
import { errors, READ_ERRORS } from '../openapi/answers.ts';

const FAILURES: readonly ErrorCode[] = [
  'not-found',
  'origin-forbidden',
  'request-invalid',
  'request-too-large',
  'request-not-json',
  ...READ_ERRORS,
];

interface RouteParts {
  readonly body?: z.ZodType;
  /** What else may go wrong. */
  readonly failures?: readonly ErrorCode[];
}

/** @param response what is answered when all goes well, by status */
export const describeRoute = (
  summary: string,
  response: Readonly<Record<number, object>>,
  { body, failures = [] }: RouteParts = {},
) => ({
  tags: ['accounts'],
  summary,
  ...(body ? { body } : {}),
  response: { ...response, ...errors([...failures, ...FAILURES]) },
});

/** The same for signed-in users. */
export const describeOwnRoute: typeof describeRoute = (summary, response, parts) =>
  describeRoute(summary, response, { ...parts, failures: ['sign-in-needed', ...(parts?.failures ?? [])] });
