// Errors in the form of AUTOMATIC1111's API. Fields that do not fit have the status and the form that FastAPI gives them.
import { type ApiError, type ErrorCode, errorStatus, type SdError } from '@nonet/api';
import type { FastifyReply } from 'fastify';

const UNPROCESSABLE = 422;

/** What is wrong with a request itself. */
export const FIELD_ERRORS: readonly ErrorCode[] = ['request-invalid', 'prompt-empty', 'prompt-too-long'];

const isOfField = ({ code }: ApiError): boolean => FIELD_ERRORS.includes(code);

const sdStatus = (error: ApiError): number => (isOfField(error) ? UNPROCESSABLE : errorStatus[error.code]);

export function toSdError(error: ApiError): SdError {
  const { code, message } = error;
  if (!isOfField(error))
    return { error: 'HTTPException', detail: message, body: '', errors: `${message} (${code})` };
  const [, field = ''] = /^([\w.]+): /.exec(message) ?? [];
  const loc = ['body', ...field.split('.').filter((part) => part !== '' && part !== 'request')];
  const detail = [{ loc, msg: message, type: code }];
  return { error: 'RequestValidationError', detail, body: '', errors: `${message} (${code})` };
}

export function sendSdError(reply: FastifyReply, error: ApiError): FastifyReply {
  if (error.retryAfter !== undefined) reply.header('retry-after', error.retryAfter);
  if (error.code === 'key-unknown') reply.header('www-authenticate', 'Basic realm="Nonet"');
  return reply.status(sdStatus(error)).send(toSdError(error));
}
