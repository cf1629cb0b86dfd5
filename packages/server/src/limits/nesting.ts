// Limits the nesting of values in a request: code that reads or writes them recurses once per level.
import { ApiError } from '@nonet/api';

/** Far more than any request has, and far less than a stack. */
const DEEPEST = 64;

/** @throws ApiError `request-invalid` where lists and objects are nested without end */
export function checkNesting(value: unknown, left = DEEPEST): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (left === 0)
    throw new ApiError('request-invalid', `expected values that are nested at most ${DEEPEST} deep`);
  for (const inner of Object.values(value)) checkNesting(inner, left - 1);
}
