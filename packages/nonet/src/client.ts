// `nonet/client`: a client of the service, for browsers and Node.
export type { ApiErrorOptions, ClientEvent, ClientOptions, ErrorCode, NonetClient, Scene } from '@nonet/api';
export { ApiError, createClient } from '@nonet/api';
