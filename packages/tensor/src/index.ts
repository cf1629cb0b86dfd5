export { NonetError } from './errors.ts';
