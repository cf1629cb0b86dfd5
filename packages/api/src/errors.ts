// Errors as the service sends them: a stable code and a sentence for people.
// No schema here: the page must not carry the schema library.

/** Every code that the service can answer with, and its HTTP status. */
export const errorStatus = {
  'prompt-empty': 400,
  'prompt-too-long': 400,
  'request-invalid': 400,
  'not-found': 404,
  'request-too-large': 413,
  'request-not-json': 415,
  'drawing-failed': 500,
  internal: 500,
  'queue-full': 503,
  'shutting-down': 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** An error's form on the wire. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
}

/** An error of the service, on either side of the wire. */
export class ApiError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
  }

  get body(): ErrorBody {
    return { code: this.code, message: this.message };
  }
}
