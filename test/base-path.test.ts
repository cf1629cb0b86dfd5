// The service below a path of another host, as a reverse proxy passes it on: in a real browser, with and without the
// path on the way to the service.
import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, type Share } from '@nonet/api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { openSite, type Site } from './site.ts';
import { openVisitors, PATIENCE_MS, type Visitors } from './visitors.ts';

const PUBLIC_URL = 'https://example.org/draw';

describe.skipIf(!browserPath)('below a path', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;
  let proxy: Server;
  let url: string;
  /** Requests of browsers that did not go to the service. */
  const astray: string[] = [];

  beforeAll(async () => {
    site = await openSite('--public-url', PUBLIC_URL, '--trust-proxy', '1', '--simulate', '5', '--desk');
    const service = new URL(site.url);
    proxy = createServer((incoming, outgoing) => {
      const { method, headers, url: path = '' } = incoming;
      if (!path.startsWith('/draw/')) {
        const isBrowsersOwn = path === '/favicon.ico'; // what browsers ask for beside files without markup
        if (!isBrowsersOwn) astray.push(path);
        outgoing.writeHead(isBrowsersOwn ? 204 : 404).end();
        return;
      }
      // A proxy that says nothing of the host that was asked for, and removes the path.
      const passed = { ...headers, host: service.host, 'x-forwarded-proto': 'http' };
      const options = {
        host: service.hostname,
        port: service.port,
        method,
        headers: passed,
        path: path.slice(5),
      };
      incoming.pipe(
        ask(options, (answer) => {
          outgoing.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(outgoing);
        }),
      );
    });
    await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/draw/`;
    visitors = openVisitors({ url, browser: site.browser });
  }, 2 * PATIENCE_MS);
  afterEach(async () => {
    expect(await visitors.leave()).toEqual([]);
    expect(astray.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    proxy?.close();
    await site?.close();
  });

  it.each([
    ['removes', () => url],
    ['leaves', () => `${site.url}/draw/`],
  ])('pictures are drawn where the proxy %s the path', async (_, address) => {
    const page = await visitors.visit(address());
    await page.getByLabel('Describe what you want to see').fill('a cat');
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    const loaded = () =>
      page.$$eval('.tiles button img', (images) =>
        images.map((image) => (image as HTMLImageElement).naturalWidth > 0),
      );
    await expect.poll(loaded, { timeout: PATIENCE_MS }).toEqual(Array(9).fill(true));
    // Secure, as the public address is; browsers take such cookies from this machine without TLS too.
    expect(await page.context().cookies()).toMatchObject([{ path: '/draw/', secure: true }]);
    await page.reload(); // the cookie is found again: the drawing is one's own
    await page.getByRole('button', { name: 'Share', exact: true }).waitFor();
  });

  it('pages that the service makes lead to each other', async () => {
    const page = await visitors.visit(`${url}gallery`, { javaScriptEnabled: false });
    for (const name of ['RSS feed of the newest', 'New', 'About the model']) {
      const link = await page.getByRole('link', { name, exact: true }).first().getAttribute('href');
      expect(link).toMatch(/^\/draw\//);
    }
    const background = await page.evaluate(() => [...document.styleSheets].length);
    expect(background).toBe(1);
    await page.goto(`${url}openapi`);
    await page.getByRole('link', { name: 'openapi.json' }).click();
    expect(page.url()).toBe(`${url}openapi.json`);
    await page.goto(`${url}desk`);
    expect(page.url()).toBe(`${url}desk/sign-in`);
  });

  it('answers to programs begin with the public address', async () => {
    const client = createClient({ baseUrl: url.slice(0, -1), token: 'a-program-with-a-secret' });
    let id = '';
    for await (const event of client.draw({ prompt: 'a fox', count: 1 }))
      if (event.type === 'done') [id = ''] = (await client.list()).drawings.map((drawing) => drawing.id);
    const { url: shared, pictures }: Share = await client.share(id);
    for (const address of [shared, ...pictures])
      expect(address).toMatch(/^https:\/\/example\.org\/draw\/(s|pictures)\//);
    const headers = { 'content-type': 'application/json' };
    const made = await fetch(`${url}v1/images/generations`, {
      method: 'POST',
      headers,
      body: '{"prompt":"a cat"}',
    });
    expect((await made.json()).data[0].url).toMatch(/^https:\/\/example\.org\/draw\/pictures\//);
    expect((await fetch(`${url}oembed?url=${encodeURIComponent(shared)}`)).status).toBe(200);
    const { location } = Object.fromEntries(
      (await fetch(`${site.url}/draw?a=b`, { redirect: 'manual' })).headers,
    );
    expect(location).toBe('/draw/?a=b');
    expect(await (await fetch(`${url}openapi.json`)).json()).toMatchObject({ servers: [{ url: '/draw' }] });
  });
});
