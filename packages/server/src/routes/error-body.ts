// Errors in the form that the clients of an address expect.
import type { ApiError } from '@nonet/api';
import { toOpenAiError } from './openai/errors.ts';

/** Errors below `/v1` are in OpenAI's form, all others in our own. @param url path of the request */
export const errorBody = (error: ApiError, url = ''): object =>
  /^\/+v1(\/|\?|$)/.test(url) ? toOpenAiError(error) : error.body;
