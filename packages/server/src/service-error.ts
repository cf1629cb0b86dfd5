// Errors for the operator of the service; clients get an ApiError.

/** `code` is stable and kebab-case; the message names the thing, what was expected and what came. */
export class ServiceError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServiceError';
    this.code = code;
  }
}
