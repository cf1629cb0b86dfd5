// Texts in bodies, headers and event ids that want to be more than text.
import { createClient, type Drawing, type ErrorBody } from '@nonet/api';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openBlobs } from '../../blobs/index.ts';
import { openStore } from '../../db/index.ts';
import { listReports } from '../../moderation/reports.ts';
import { sweepBlobs } from '../../retention/blob-register.ts';
import { type HostileTarget, JSON_TYPE } from './target.ts';

/** Registers the tests. */
export function tryTexts(target: HostileTarget): void {
  describe('texts that want to be more', () => {
    let texts = 0;

    it.each([
      `'); drop table drawings; --`,
      `$1; select pg_sleep(10)`,
      `<script>alert(1)</script><img src=x onerror=alert(1)>`,
      `{{7*7}} \${7*7} %s %n`,
      `\u202e\u0000\ufeff"\r\nset-cookie: evil=1`,
    ])('stay texts: %s', async (prompt) => {
      const made = await target.post(JSON.stringify({ prompt, count: 1, seed: 1 }));
      expect(made.status).toBe(202);
      const { id } = (await made.json()) as Drawing;
      const client = createClient({ baseUrl: target.url });
      for await (const { type } of client.events(id)) expect(type).not.toBe('error');
      const told = await fetch(`${target.url}/api/drawings/${id}`);
      expect(told.headers.get('content-type')).toMatch(/^application\/json/);
      expect(told.headers.get('x-content-type-options')).toBe('nosniff');
      expect(told.headers.get('set-cookie')).toBeNull();
      expect(((await told.json()) as Drawing).request.prompt).toBe(prompt.replaceAll('\0', ''));
    });

    it('lose what no database can hold, at every entrance, so that nothing that reads them fails', async () => {
      const number = texts++;
      const told = `a c\\u0000at\\ud83d ${number} \\ud83d\\ude3a\\u0000`; // as JSON says it; a whole emoji stays
      const kept = `a cat ${number} \ud83d\ude3a`;
      const made = await target.post(`{"prompt":"${told}","negativePrompt":"${told}","count":1}`);
      const { id, request: stored } = (await made.json()) as Drawing;
      expect([stored.prompt, stored.negativePrompt]).toEqual([kept, kept]);
      const headers = { 'content-type': 'application/json' };
      const others = [
        ['/generate', `{"prompt":"${told}"}`, 200],
        ['/v1/images/generations', `{"prompt":"${told}","negative_prompt":"${told}","n":1}`, 200],
        ['/api/reports', `{"drawing":"${id}","reason":"other","message":"${told}"}`, 204],
        ['/api/appeals', `{"prompt":"${told}","category":"${told}","message":"${told}"}`, 204],
        ['/api/drawings', '{"prompt":"\\u0000\\ud83d"}', 400],
        ['/generate', '{"prompt":"\\u0000"}', 400],
        ['/v1/images/generations', '{"prompt":"\\udc00 "}', 400],
      ] as const;
      for (const [path, body, status] of others)
        expect([path, (await fetch(target.url + path, { method: 'POST', headers, body })).status]).toEqual([
          path,
          status,
        ]);
      const store = await openStore({ data: target.data, databaseUrl: target.databaseUrl, owner: false });
      const { rows } = await sql<{ prompt: string }>`
        select request ->> 'prompt' as prompt, request -> 'start' ->> 'picture' as start from drawings`.execute(
        store.db,
      );
      expect(rows.filter(({ prompt }) => prompt === kept)).toHaveLength(3);
      const reports = await listReports(store.db, 'open', 50);
      expect(reports.filter(({ message }) => message === kept)).toHaveLength(2);
      await sweepBlobs(store.db, openBlobs(`${target.data}/pictures`));
      await store.close();
    });

    it('are not repeated as anything else when they are wrong', async () => {
      for (const answer of [
        await target.post('{"prompt":"a cat","model":"<script>alert(1)</script>"}'),
        await target.post('{"<script>":1}'),
        await fetch(`${target.url}/<script>alert(1)</script>`),
        await fetch(`${target.url}/api/drawings/%ff%fe<script>`),
      ]) {
        expect(answer.status).toBeOneOf([400, 404]);
        expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      }
    });

    it('in headers are not said again', async () => {
      const given =
        'Host: evil"><script>\r\nX-Request-Id: a b<script>\r\nX-Forwarded-Host: evil/"><script>\r\n';
      const body = '{"prompt":"a cat","n":1,"response_format":"url"}';
      const answer = await target.raw(
        `POST /v1/images/generations HTTP/1.1\r\n${given}${JSON_TYPE}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 200/);
      expect(answer).toContain('/pictures/');
      expect(answer).not.toMatch(/script>|evil/);
      const bytes = Buffer.from(
        'GET /api/drawings HTTP/1.1\r\nHost: x\r\nNonet-Client: \xff\xfe\xc3',
        'latin1',
      );
      const end = Buffer.from('\r\nConnection: close\r\n\r\n');
      expect(await target.raw(Buffer.concat([bytes, end]))).toMatch(/^HTTP\/1\.1 200.*"drawings":\[\]/s);
    });
  });

  describe('what an event id of another is worth', () => {
    it.each(['done', 'look-1-3', 'progress-1-9', 'queued-0', `' or 1=1 --`, 'x'.repeat(7_000)])(
      'nothing: %s',
      async (id) => {
        const nobody = `${target.url}/api/drawings/00000000-0000-4000-8000-000000000000/events`;
        const refused = await fetch(nobody, { headers: { 'last-event-id': id } });
        expect([refused.status, ((await refused.json()) as ErrorBody).code]).toEqual([404, 'not-found']);
      },
    );
  });
}
