// The error of addresses that nothing is served at, with what their caller may have meant.
import { ApiError } from '@nonet/api';
import type { FastifyRequest } from 'fastify';

const SHOWN_CHARACTERS = 200;

/** Hints by the beginning of an address, the first that fits. */
const HINTS: readonly (readonly [address: RegExp, hint: string])[] = [
  [/^\/+v1(?![^/?])/, ': pictures alone are served here, at /v1/images/generations, edits and variations'],
  [/^\/+(sdapi|api)(?![^/?])/, ''],
  [/^\/+(images|models|chat|responses)(?![^/?])/, ": the base URL of OpenAI's clients ends in /v1 here"],
];
const NOT_BUILT = ' (the page is not built: run `npm start`)';

/** @param hasPage whether the page is served, which has every other address */
export function nothingAt({ url }: Pick<FastifyRequest, 'url'>, hasPage: boolean): ApiError {
  const [, hint = hasPage ? '' : NOT_BUILT] = HINTS.find(([address]) => address.test(url)) ?? [];
  return new ApiError('not-found', `there is nothing at ${url.slice(0, SHOWN_CHARACTERS)}${hint}`);
}
