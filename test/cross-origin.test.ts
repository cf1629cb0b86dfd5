// Pages of another origin in a real browser: what they may ask of a service, and what they may not do in a visitor's name.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Drawing } from '@nonet/api';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../packages/server/src/testing/node.ts';
import { browserPath, openBrowser } from './browser.ts';

describe.skipIf(!browserPath)('a page of another origin', () => {
  let node: TestNode;
  let other: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    node = await startTestNode({ worker: { threads: 1, simulateMs: 1 } });
    other = createServer((_request, response) => response.end('<!doctype html><title>chat</title>'));
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    browser = await openBrowser();
    const context = await browser.newContext();
    // The visitor knows the service, and has a cookie of it.
    const own = await context.newPage();
    await own.goto(`${node.url}/openapi`);
    await own.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      await fetch('/api/drawings', { method: 'POST', headers, body: '{"prompt":"a cat","count":1}' });
    });
    page = await context.newPage();
    await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await browser?.close();
    other?.close();
    await node?.close();
  });

  const secretOf = async () =>
    (await page.context().cookies(node.url)).find(({ name }) => name === 'nonet-client')!.value;
  const drawingsOf = async (secret: string) => {
    const answer = await fetch(`${node.url}/api/drawings`, { headers: { 'nonet-client': secret } });
    return ((await answer.json()) as { drawings: Drawing[] }).drawings.length;
  };

  it('gets pictures as from the original, lists models, and shows pictures', async () => {
    const got = await page.evaluate(async (url) => {
      const headers = { 'content-type': 'application/json', authorization: '' };
      const ask = async (path: string, body: object) =>
        (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
      const { images } = await ask('/generate', { prompt: 'a cat' });
      const { data } = await (await fetch(`${url}/v1/models`)).json();
      const boat = await ask('/v1/images/generations', { prompt: 'a blue boat', seed: 3 });
      const picture = new Image();
      picture.src = boat.data[0].url;
      await picture.decode();
      const { status } = await fetch(`${url}/v1/none`);
      return { images: images.length, models: data.length, width: picture.naturalWidth, status };
    }, node.url);
    expect(got).toMatchObject({ images: 9, models: 1, status: 404 });
    expect(got.width).toBeGreaterThan(0);
  });

  it('cannot act in the name of a visitor', async () => {
    const secret = await secretOf();
    const before = await drawingsOf(secret);
    expect(before).toBe(1);
    const failed = await page.evaluate(async (url) => {
      const attempts: [string, RequestInit][] = [
        ['/v1/models', { credentials: 'include' }],
        ['/api/drawings', { credentials: 'include' }],
        ['/api/me', { method: 'DELETE', credentials: 'include' }],
        ['/api/me', { credentials: 'include' }],
      ];
      const results = attempts.map(([path, init]) =>
        fetch(url + path, init).then(
          () => 'read',
          () => 'failed',
        ),
      );
      // Needs no permission to be sent; its answer can be read by nobody.
      const body = '{"prompt":"a dog"}';
      await fetch(`${url}/v1/images/generations`, {
        method: 'POST',
        mode: 'no-cors',
        credentials: 'include',
        body,
      }).catch(() => {});
      return Promise.all(results);
    }, node.url);
    expect(failed).toEqual(['failed', 'failed', 'failed', 'failed']);
    expect([await secretOf(), await drawingsOf(secret)]).toEqual([secret, before]);
  });
});
