// The address of the service, as the host configures it and as requests name it.
import { expect, it } from 'vitest';
import { PublicAddress } from './public-address.ts';

const seen = { protocol: 'https', host: '127.0.0.1:4280' } as const;

it.each([
  [{}, 'https://127.0.0.1:4280', ''],
  [{ basePath: '/draw' }, 'https://127.0.0.1:4280/draw', '/draw'],
  [{ basePath: 'draw/' }, 'https://127.0.0.1:4280/draw', '/draw'],
  [{ publicUrl: 'https://nonet.example' }, 'https://nonet.example', ''],
  [{ publicUrl: 'https://nonet.example/a/b/' }, 'https://nonet.example/a/b', '/a/b'],
  [{ publicUrl: 'https://nonet.example', basePath: '/draw' }, 'https://nonet.example/draw', '/draw'],
  [{ publicUrl: 'https://nonet.example/draw', basePath: '/draw' }, 'https://nonet.example/draw', '/draw'],
  [{ publicUrl: 'https://nonet.example', basePath: '/' }, 'https://nonet.example', ''],
])('%j is at %s', (options, url, basePath) => {
  const address = new PublicAddress(options);
  expect([address.of(seen), address.basePath]).toEqual([url, basePath]);
  expect(address.of({ protocol: 'https', host: 'evil"><script>' })).not.toContain('evil');
});

it.each([
  [{ publicUrl: 'nonet.example' }, 'public-url'],
  [{ publicUrl: 'ftp://nonet.example' }, 'public-url'],
  [{ publicUrl: 'https://nonet.example/?a=b' }, 'public-url'],
  [{ publicUrl: 'https://nonet.example/a', basePath: '/b' }, 'base-path'],
  [{ basePath: '/a b' }, 'base-path'],
  [{ basePath: '/a//b' }, 'base-path'],
  [{ basePath: '/a"onload="' }, 'base-path'],
])('%j is refused', (options, code) => {
  expect(() => new PublicAddress(options)).toThrow(expect.objectContaining({ code }));
});

it.each([
  [undefined, 'http', false],
  [undefined, 'https', true],
  ['http://nonet.example', 'http', false],
  ['http://nonet.example', 'https', true],
  ['https://nonet.example', 'http', true],
] as const)('at %s, a request by %s is secure: %s', (publicUrl, protocol, expected) => {
  const address = new PublicAddress(publicUrl === undefined ? {} : { publicUrl });
  expect(address.isSecure({ protocol })).toBe(expected);
});

it('takes its path from requests that have it', () => {
  const address = new PublicAddress({ basePath: '/draw' });
  const paths = ['/draw/', '/draw/v1/models?x=1', '/v1/models', '/drawing', '/'];
  expect(paths.map((path) => address.pathOf(path))).toEqual([
    '/',
    '/v1/models?x=1',
    '/v1/models',
    '/drawing',
    '/',
  ]);
});
