// Errors as the service sends them: a stable code and a sentence for people.
// No schema here: the page must not carry the schema library.

/** Every code that the service can answer with, and its HTTP status. */
export const errorStatus = {
  'prompt-empty': 400,
  'prompt-too-long': 400,
  'request-invalid': 400,
  'model-unknown': 400,
  'prompt-refused': 400,
  'picture-refused': 400,
  'signature-invalid': 400,
  'sign-in-failed': 400,
  'key-unknown': 401,
  'sign-in-needed': 401,
  'premium-needed': 402,
  'key-forbidden': 403,
  'origin-forbidden': 403,
  banned: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  cancelled: 409,
  'premium-already': 409,
  'too-many-keys': 409,
  'picture-gone': 410,
  'request-too-large': 413,
  'request-not-json': 415,
  'idempotency-conflict': 422,
  'queue-full': 429,
  'too-many-waiting': 429,
  'rate-limited': 429,
  'quota-exceeded': 429,
  'drawing-failed': 500,
  internal: 500,
  'shutting-down': 503,
  unavailable: 503,
  'timed-out': 504,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** What pages word an error from in their own language; the message is English. */
export interface ErrorDetails {
  /** Of a refused prompt: the category of the policy. */
  readonly category?: string | undefined;
  /** In the words of the host: why a prompt was refused, or somebody banned. */
  readonly reason?: string | undefined;
  /** When a ban ends. */
  readonly until?: string | undefined;
}

/** An error's form on the wire. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: ErrorDetails | undefined;
}

export interface ApiErrorOptions extends ErrorOptions {
  /** Seconds after which trying again makes sense: the `Retry-After` header. */
  readonly retryAfter?: number;
  readonly details?: ErrorDetails | undefined;
}

/** An error of the service, on either side of the wire. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly retryAfter: number | undefined;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, { retryAfter, details, ...options }: ApiErrorOptions = {}) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
    this.retryAfter = retryAfter;
    this.details = details;
  }

  get body(): ErrorBody {
    const { code, message, details } = this;
    return { code, message, ...(details && { details }) };
  }
}

/** The error that an answer without success tells. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  const options = Number.isFinite(after) ? { retryAfter: after } : {};
  if (isErrorBody(body)) return new ApiError(body.code, body.message, { ...options, details: body.details });
  const code = response.status >= 502 ? 'unavailable' : 'internal';
  return new ApiError(code, `the service answered with status ${response.status}`, options);
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'code' in body && String(body.code) in errorStatus;
}
