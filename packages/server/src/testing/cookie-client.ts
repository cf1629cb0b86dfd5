// A browser as far as accounts are concerned, for tests: it keeps cookies and says where its requests come from.

export interface CookieClient {
  readonly cookies: Map<string, string>;
  /** As a page of the service; `origin` and `site` say otherwise. */
  send(method: string, path: string, body?: unknown, from?: Sender): Promise<Response>;
  /** The body of the answer, which must have this status. */
  expect<T>(status: number, method: string, path: string, body?: unknown): Promise<T>;
}

interface Sender {
  readonly origin?: string | undefined;
  readonly site?: string | undefined;
}

export function cookieClient(url: string): CookieClient {
  const cookies = new Map<string, string>();
  const client: CookieClient = {
    cookies,
    async send(method, path, body, from = { origin: url, site: 'same-origin' }) {
      const response = await fetch(new URL(path, url), {
        method,
        redirect: 'manual',
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(from.origin === undefined ? {} : { origin: from.origin }),
          ...(from.site === undefined ? {} : { 'sec-fetch-site': from.site }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        if (/Max-Age=0/i.test(cookie) || value === '') cookies.delete(name!);
        else cookies.set(name!, value!);
      }
      return response;
    },
    async expect<T>(status: number, method: string, path: string, body?: unknown) {
      const response = await client.send(method, path, body);
      const text = await response.text();
      if (response.status !== status)
        throw new Error(`${method} ${path}: expected ${status}, got ${response.status} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
  };
  return client;
}
