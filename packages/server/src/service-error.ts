// Why the service cannot run: for whoever starts it, not for its clients (those get an ApiError).

/** `code` is stable and kebab-case; the message names the thing, what was expected and what came. */
export class ServiceError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServiceError';
    this.code = code;
  }
}
