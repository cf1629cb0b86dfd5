// Addresses as no browser sends them.
import { describe, expect, it } from 'vitest';
import type { HostileTarget } from './target.ts';

/** Registers the tests. */
export function tryAddresses(target: HostileTarget): void {
  describe('addresses as no browser sends them', () => {
    const get = (path: string) =>
      target.raw(Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 'latin1'));

    it.each([
      '/../package.json',
      '/assets/../../package.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/pictures/../postgres/data/nonet-password',
      '/pictures/..%2fpostgres%2fdata%2fnonet-password',
      '/pictures/%2e%2e/postgres/data/nonet-password',
      '/pictures/..\\postgres\\data\\nonet-password',
      '/pictures/..%5cpostgres%5cdata%5cnonet-password',
      '/pictures/%c0%ae%c0%ae%c0%afpostgres',
      `/pictures/${'0'.repeat(64)}.png%00.jpeg`,
      '/device/..%2f..%2fpackage.json',
      '//etc/passwd',
      '/%',
      '/api/drawings/%00',
      '/api/drawings/%ff%fe/events',
      '/api/drawings%0d%0aset-cookie:%20evil=1',
      `/pictures/${'a'.repeat(9_000)}`,
    ])('lead to nothing: %s', async (path) => {
      const answer = await get(path);
      expect(answer).toMatch(/^HTTP\/1\.1 (400|404|414) /);
      expect(answer).not.toMatch(/^set-cookie|"workspaces"|^[\w-]{32}$/m);
    });
  });
}
