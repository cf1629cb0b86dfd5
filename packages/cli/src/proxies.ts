// Proxies that the environment names (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY), for all that `fetch` asks for.
import http from 'node:http';
import { NonetError } from '@nonet/tensor';

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
  const named = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const proxyOf = (name: string) => {
    const used = [name, 'ALL_PROXY'].find((candidate) => named(candidate) !== undefined);
    return used && toAddress(used, named(used)!);
  };
  const [httpProxy, httpsProxy] = [proxyOf('HTTP_PROXY'), proxyOf('HTTPS_PROXY')];
  if (!httpProxy && !httpsProxy) return;
  const noProxy = named('NO_PROXY') ?? '';
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
