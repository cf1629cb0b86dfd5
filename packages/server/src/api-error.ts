// From whatever went wrong in a route to the error that its client is told.
import { ApiError } from '@nonet/api';
import { BlobsAway } from './blobs/index.ts';
import { isUnreachable } from './db/database.ts';

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isUnreachable(error)) {
    return new ApiError('unavailable', 'the database is away; please try again', { retryAfter: 5 });
  }
  if (error instanceof BlobsAway) {
    return new ApiError('unavailable', 'the picture store is away; please try again', { retryAfter: 5 });
  }
  const { code, statusCode = 500, message } = error as Error & { code?: string; statusCode?: number };
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return new ApiError('request-too-large', 'the request is larger than is taken here');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiError('request-not-json', 'expected a body of type application/json');
    default:
      return statusCode < 500
        ? new ApiError('request-invalid', message)
        : new ApiError('internal', 'something went wrong on our side');
  }
}
