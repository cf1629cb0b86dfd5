// The floor of all packages, for Node and browsers: errors and small text functions.
export { NonetError } from './errors.ts';
export { trimLastSlashes } from './last-slashes.ts';
