// The service that the page came from, be it at the root of its host or below a path that a proxy gave it.
import { type ClientOptions, createClient, type NonetClient } from '@nonet/api';

/**
 * Path that the service is below, without a slash at its end: empty at the root, else as in `/draw`. Scripts of the page
 * and of its workers are in one folder of the service.
 */
export const servicePath = (): string => new URL(import.meta.url).pathname.replace(/\/[^/]*\/[^/]*$/, '');

export const openClient = (options: Omit<ClientOptions, 'baseUrl'> = {}): NonetClient =>
  createClient({ baseUrl: servicePath(), ...options });
