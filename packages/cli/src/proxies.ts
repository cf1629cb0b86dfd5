// Proxies that the environment names (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY): for all that `fetch` requests, and mail.
import http from 'node:http';
import { NonetError } from '@nonet/core';

type Environment = Readonly<Record<string, string | undefined>>;

/** As Node takes them since 24.14 and 25.4; the types of older ones do not know it. */
const { setGlobalProxyFromEnv } = http as typeof http & {
  readonly setGlobalProxyFromEnv?: (environment: Record<string, string>) => unknown;
};

/**
 * Has every later request of this process go through the proxies of the environment, as curl does. Names in small
 * letters go first.
 * @throws NonetError `proxy-invalid`
 */
export async function useProxies(environment: Environment = process.env): Promise<void> {
  const [httpProxy, httpsProxy] = [proxyOf(environment, 'HTTP_PROXY'), proxyOf(environment, 'HTTPS_PROXY')];
  if (!httpProxy && !httpsProxy) return;
  const noProxy = named(environment, 'NO_PROXY') ?? '';
  if (setGlobalProxyFromEnv) {
    setGlobalProxyFromEnv({
      ...(httpProxy ? { http_proxy: httpProxy } : {}),
      ...(httpsProxy ? { https_proxy: httpsProxy } : {}),
      no_proxy: noProxy,
    });
    return;
  }
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  // Without tunnels for plain HTTP: many proxies open them to port 443 alone.
  setGlobalDispatcher(
    new EnvHttpProxyAgent({
      httpProxy: httpProxy ?? '',
      httpsProxy: httpsProxy ?? '',
      noProxy,
      proxyTunnel: false,
    }),
  );
}

/**
 * The proxy on the way to a mail server, as curl has it: SMTP_PROXY or SMTPS_PROXY, else ALL_PROXY. Proxies for the web
 * often open no other port.
 * @param smtpUrl as in `smtps://user:password@mail.example`
 * @throws NonetError `proxy-invalid`
 */
export function mailProxy(smtpUrl: string, environment: Environment = process.env): string | undefined {
  if (!URL.canParse(smtpUrl)) return undefined; // reported when it is opened
  const { protocol, hostname, port } = new URL(smtpUrl);
  if (isExcepted(hostname, port, named(environment, 'NO_PROXY') ?? '')) return undefined;
  return proxyOf(environment, protocol === 'smtps:' ? 'SMTPS_PROXY' : 'SMTP_PROXY');
}

/** @param exceptions hosts and domains, each with or without a port; `*` for all */
const isExcepted = (host: string, port: string, exceptions: string): boolean =>
  exceptions.split(/[\s,]+/).some((exception) => {
    const [, name = '', itsPort] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(exception.toLowerCase()) ?? [];
    if (name === '' || (itsPort !== undefined && itsPort !== port)) return false;
    return name === '*' || host === name || host.endsWith(`.${name}`);
  });

/** The value of a variable, of which the name in small letters goes first. */
const named = (environment: Environment, name: string): string | undefined =>
  environment[name.toLowerCase()] || environment[name] || undefined;

/** The proxy that a variable names, or else ALL_PROXY. @throws NonetError `proxy-invalid` */
function proxyOf(environment: Environment, name: string): string | undefined {
  const used = [name, 'ALL_PROXY'].find((candidate) => named(environment, candidate) !== undefined);
  return used && toAddress(used, named(environment, used)!);
}

/** A proxy is often named without `http://`. */
function toAddress(name: string, text: string): string {
  const address = text.includes('://') ? text : `http://${text}`;
  const { protocol } = URL.canParse(address) ? new URL(address) : {};
  if (protocol === 'http:' || protocol === 'https:') return address;
  // Not the text itself: it may hold a password.
  const came = protocol ? `one of ${protocol}//` : 'something else';
  throw new NonetError(
    'proxy-invalid',
    `${name}: expected an address as in http://proxy.example:3128, got ${came}`,
  );
}
