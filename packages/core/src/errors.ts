// The error class of all packages but the service's own: a stable code and a sentence for people.

/**
 * An error that a user or caller can act on. `code` is stable and kebab-case (`matmul-shape`,
 * `checkpoint-truncated`); the message names the thing, what was expected and what came.
 */
export class NonetError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NonetError';
    this.code = code;
  }
}
