// Turns whatever went wrong in a route into the error for its client.
import { ApiError } from '@nonet/api';
import { BlobsAway, BlobUnreadable } from './blobs/index.ts';
import { isUnreachable } from './db/database.ts';

/** Texts for clients by the framework's error code: texts of a library, which may quote anything, never leave. */
const INVALID: Readonly<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'expected a body of JSON, got none',
  FST_ERR_CTP_INVALID_JSON_BODY: 'the body is no valid JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'the body is not as long as content-length says',
};

/** Errors of Postgres that values of a request are to blame for. */
const POSTGRES = {
  /** U+0000 within JSON, within text. */
  untranslatable: '22P05',
  noText: '22021',
  tooLarge: '22003',
  noDate: '22007',
  dateTooLarge: '22008',
  noValue: '22P02',
  /** A foreign key leads nowhere. */
  gone: '23503',
} as const;

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isUnreachable(error)) {
    return new ApiError('unavailable', 'the database is away; please try again', { retryAfter: 5 });
  }
  if (error instanceof BlobsAway) {
    return new ApiError('unavailable', 'the picture store is away; please try again', { retryAfter: 5 });
  }
  if (error instanceof BlobUnreadable)
    return new ApiError('not-found', 'this picture cannot be read any more');
  const { code, statusCode = 500 } = error as Error & { code?: string; statusCode?: number };
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return new ApiError('request-too-large', 'the request is larger than is taken here');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiError('request-not-json', 'expected a body of type application/json');
    case POSTGRES.untranslatable:
    case POSTGRES.noText:
    case POSTGRES.tooLarge:
    case POSTGRES.noDate:
    case POSTGRES.dateTooLarge:
    case POSTGRES.noValue:
      return new ApiError(
        'request-invalid',
        'the request holds a value that nothing can be found or stored by',
      );
    case POSTGRES.gone:
      return new ApiError('not-found', 'what this belongs to was deleted meanwhile');
    default:
      return statusCode < 500
        ? new ApiError('request-invalid', INVALID[code ?? ''] ?? 'the request is not understood here')
        : new ApiError('internal', 'something went wrong on our side');
  }
}

/** The error that the owner of a drawing sees: our own texts only, since those of systems name files and tables. */
export const toDrawingError = (reason: unknown): ApiError =>
  reason instanceof ApiError
    ? reason
    : new ApiError('drawing-failed', 'the pictures could not be made on our side', { cause: reason });
