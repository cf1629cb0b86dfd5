// Pictures within requests of AUTOMATIC1111's API.
import { ApiError } from '@nonet/api';

/**
 * The file that a field holds: base64, or a data URL.
 * @param field for the error
 * @throws ApiError `request-invalid` for an address
 */
export function fromBase64(field: string, text: string): Buffer {
  if (/^https?:/i.test(text))
    throw new ApiError('request-invalid', `${field}: expected a picture in base64, got an address`);
  return Buffer.from(text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text, 'base64');
}
