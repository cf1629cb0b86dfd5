// Errors in the form that the clients of an address expect.
import type { ApiError } from '@nonet/api';
import { toOpenAiError } from './openai/errors.ts';
import { toSdError } from './sdapi/errors.ts';

const FORMS: readonly (readonly [address: RegExp, toBody: (error: ApiError) => object])[] = [
  [/^\/+v1(\/|\?|$)/, toOpenAiError],
  [/^\/+sdapi(\/|\?|$)/, toSdError],
];

/** Errors below `/v1` and `/sdapi` are in the form of those APIs, all others in our own. @param url path of the request */
export function errorBody(error: ApiError, url = ''): object {
  const [, toBody = (of: ApiError) => of.body] = FORMS.find(([address]) => address.test(url)) ?? [];
  return toBody(error);
}
