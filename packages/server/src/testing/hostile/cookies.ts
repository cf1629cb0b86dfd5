// Requests that must not set a cookie: refused ones, and those of other sites.
import { describe, expect, it } from 'vitest';
import type { HostileTarget } from './target.ts';

/** Registers the tests. */
export function tryCookies(target: HostileTarget): void {
  describe('cookies', () => {
    const picture = () => {
      const body = new FormData();
      body.append('image', new Blob(['no picture']), 'a.png');
      return body;
    };
    const send = (path: string, init: RequestInit) =>
      fetch(target.url + path, { redirect: 'manual', ...init });
    const evil = { origin: 'https://evil.example' };
    const crossSite = { ...evil, 'sec-fetch-site': 'cross-site' };
    const json = { 'content-type': 'application/json' };
    const prompt = '{"prompt":"a cat","n":1}';

    it.each<[string, string, RequestInit]>([
      ['a refused picture', '/v1/images/variations', { method: 'POST', body: picture() }],
      ['a refused prompt', '/api/drawings', { method: 'POST', headers: json, body: '{"prompt":""}' }],
      ['a broken body', '/api/drawings', { method: 'POST', headers: json, body: '{' }],
      ['no drawing', '/api/drawings/00000000-0000-4000-8000-000000000000', { method: 'DELETE' }],
      ['no set', '/s/AAAAAAAAAAAAAAAA/like', { method: 'POST', body: new URLSearchParams({ liked: 'yes' }) }],
      [
        'a picture of another site',
        '/v1/images/variations',
        { method: 'POST', body: picture(), headers: evil },
      ],
      [
        'a prompt of another site',
        '/v1/images/generations',
        { method: 'POST', body: prompt, headers: crossSite },
      ],
      ['the same without fetch metadata', '/generate', { method: 'POST', body: prompt, headers: evil }],
      [
        'deleting, from another site',
        '/privacy/delete',
        { method: 'POST', body: new URLSearchParams(), headers: crossSite },
      ],
      ['an image tag over plain HTTP', '/api/drawings', {}],
      ['an image tag over plain HTTP, of own data', '/api/me', {}],
      ['an image tag of another site', '/api/drawings', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ])('are not set by %s', async (_, path, init) => {
      const answer = await send(path, init);
      await answer.arrayBuffer();
      expect(answer.headers.getSetCookie()).toEqual([]);
    });

    it('are set by what is accepted', async () => {
      const answer = await send('/api/drawings', {
        method: 'POST',
        headers: json,
        body: '{"prompt":"a cat","count":1}',
      });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([
        202,
        [expect.stringMatching(/^nonet-client=/)],
      ]);
    });
  });
}
