// The contract between the service and its clients.

export type { NonetClient } from './client.ts';
export { createClient } from './client.ts';
export type { ErrorBody, ErrorCode } from './errors.ts';
export { ApiError, errorStatus } from './errors.ts';
export { DrawEvent, encodeEvent } from './events.ts';
export { DrawRequest, MAX_COUNT, MAX_PROMPT_LENGTH, parseDrawRequest } from './schemas.ts';
