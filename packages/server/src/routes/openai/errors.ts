// Errors in OpenAI's form, which its clients turn into their own.
import { type ApiError, type ErrorCode, errorStatus, type OpenAiError } from '@nonet/api';

/** A code as OpenAI writes them. */
export const toOpenAiCode = (code: ErrorCode): string => code.replaceAll('-', '_');

export function toOpenAiError(error: ApiError): OpenAiError {
  const status = errorStatus[error.code];
  const type = status === 429 ? 'rate_limit_error' : status < 500 ? 'invalid_request_error' : 'server_error';
  const [, field = null] = /^([a-z_]+): /.exec(error.message) ?? [];
  const param = field === 'request' ? null : field; // the body as a whole
  return { error: { message: error.message, type, param, code: toOpenAiCode(error.code) } };
}
