// The address that clients reach this service at: as the host configures it, else as each request names it.
import { trimLastSlashes } from '@nonet/core';
import type { FastifyRequest } from 'fastify';
import { ServiceError } from './service-error.ts';

export interface PublicAddressOptions {
  /** As in `https://nonet.example` or `https://example.org/draw`; each request says it when absent. */
  readonly publicUrl?: string;
  /** Path that a proxy serves this service below, as in `/draw`; that of `publicUrl` when absent. */
  readonly basePath?: string;
}

/** Host names and addresses with a port: nothing else gets into an answer. */
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i;
/** Segments of letters that need no escaping. */
const BASE_PATH = /^(\/[\w.~-]+)+$/;

export class PublicAddress {
  /** As in `/draw`; empty at the root of the host. */
  readonly basePath: string;
  readonly #origin: string | undefined;

  /** @throws ServiceError `public-url`, `base-path` */
  constructor({ publicUrl, basePath }: PublicAddressOptions = {}) {
    const url = publicUrl === undefined ? undefined : parseUrl(publicUrl);
    const ofUrl = url && trimLastSlashes(url.pathname);
    const given = basePath === undefined ? undefined : toBasePath(basePath);
    if (given !== undefined && ofUrl && given !== ofUrl) {
      throw new ServiceError(
        'base-path',
        `base path: expected ${ofUrl}, the path of the public URL, got ${given || '/'}`,
      );
    }
    this.#origin = url?.origin;
    this.basePath = given ?? toBasePath(ofUrl ?? '');
  }

  /** As the host configures it, without a slash at its end. */
  get configured(): string | undefined {
    return this.#origin === undefined ? undefined : this.#origin + this.basePath;
  }

  /** Whether an origin is the one that the host configures. */
  isAt(origin: string): boolean {
    return origin === this.#origin;
  }

  /** Address of the service without a slash at its end; only the path if the request names no usable host. */
  of({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
    const seen = HOST.test(host) ? `${protocol}://${host}` : '';
    return (this.#origin ?? seen) + this.basePath;
  }

  /**
   * Whether clients reach the service by TLS: what a proxy says of a request is believed only from those that are trusted,
   * what the host says always.
   */
  isSecure({ protocol }: Pick<FastifyRequest, 'protocol'>): boolean {
    return protocol === 'https' || this.#origin?.startsWith('https:') === true;
  }

  /** Path of a request below the service: some proxies remove the base path, others leave it. */
  pathOf(url: string): string {
    const { basePath } = this;
    if (basePath === '' || !url.startsWith(basePath)) return url;
    const rest = url.slice(basePath.length);
    return rest.startsWith('/') ? rest : url;
  }
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username) return url;
  throw new ServiceError(
    'public-url',
    `public URL: expected an address as in https://nonet.example, got ${JSON.stringify(text)}`,
  );
}

function toBasePath(text: string): string {
  const path = trimLastSlashes(text.replace(/^\/*/, '/'));
  if (path === '' || BASE_PATH.test(path)) return path;
  throw new ServiceError('base-path', `base path: expected one as in /draw, got ${JSON.stringify(text)}`);
}
