// Answers of a real node agree with the OpenAPI document: every route, used and misused.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  DeviceModelInfo,
  Drawing,
  DrawRequest,
  ImagesResponse,
  OpenAiModelList,
  Share,
  StartUpload,
} from '@nonet/api';
import type { OpenAPIV3_1 } from 'openapi-types';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../db/index.ts';
import { createKey } from '../keys/api-keys.ts';
import { type Call, DocumentedAnswers } from '../testing/documented-answers.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';

let node: TestNode;
let store: Store;
let answers: DocumentedAnswers;
let adminKey: Record<string, string>;

beforeAll(async () => {
  node = await startTestNode({ worker: { threads: 1, simulateMs: 5 } });
  writeFileSync(join(node.data, 'tiny', 'README.md'), '# A model');
  store = await openStore({ ...node, owner: false });
  const document = (await (await fetch(`${node.url}/openapi.json`)).json()) as OpenAPIV3_1.Document;
  answers = new DocumentedAnswers(node.url, document);
  const { secret } = await createKey(store.db, {
    name: 'host',
    scopes: ['admin', 'metrics'],
    band: 1,
    picturesPerDay: null,
  });
  adminKey = { authorization: `Bearer ${secret}` };
}, 120_000);
afterAll(async () => {
  await store.close();
  await node.close();
});

const ME = { 'nonet-client': 'who-reads-the-document' };
const call = (name: string, rest: Omit<Call, 'method' | 'path'> = {}) => {
  const [method = '', path = ''] = name.split(' ');
  return answers.call({ method, path, headers: ME, ...rest });
};

async function draw(prompt: string, options: Partial<DrawRequest> = {}): Promise<string> {
  const { status, body } = await call('POST /api/drawings', { json: { prompt, count: 1, ...options } });
  expect(status).toBe(202);
  const { id } = body as Drawing;
  const { body: events } = await call('GET /api/drawings/{id}/events', { params: { id } });
  expect(events).toContain('event: done');
  return id;
}

const picture = () =>
  sharp({ create: { width: 16, height: 16, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();

describe('every answer fits its description', () => {
  it('of drawings and their pictures', async () => {
    const id = await draw('a cat');
    const { body } = await call('GET /api/drawings/{id}', { params: { id } });
    const name = (body as Drawing).pictures![0]!.split('/').at(-1)!;
    const { headers } = await call('GET /pictures/{name}', { params: { name } });
    const tag = { 'if-none-match': headers.get('etag')! };
    expect((await call('GET /pictures/{name}', { params: { name }, headers: tag })).status).toBe(304);
    expect((await call('GET /api/drawings', { query: '?limit=1' })).status).toBe(200);
    const { body: existing } = await call('POST /api/drawings/existing', { json: { ids: [id] } });
    expect(existing).toMatchObject({ ids: [id] });
    expect((await call('DELETE /api/drawings/{id}', { params: { id } })).status).toBe(204);
    for (const path of ['/api/models', '/model-card', '/version']) await call(`GET ${path}`);
    const { body: packed } = await call('GET /api/device-model');
    const device = (packed as DeviceModelInfo).file.split('/').at(-1)!;
    expect((await call('GET /device/{name}', { params: { name: device } })).status).toBe(200);
  });

  it('of drawings that were composed', async () => {
    const scene = {
      things: [
        { id: 'a', name: 'cat', count: 2, at: { x: 0.2, y: 0.9 } },
        { id: 'b', name: 'horse', origin: { seed: 1, picture: 0 } },
      ],
      relations: [{ subject: 'a', name: 'riding', object: 'b' }],
      place: 'beach',
    };
    const id = await draw('two cats riding a horse', { scene, seed: 3 });
    const { body } = await call('GET /api/drawings/{id}', { params: { id } });
    expect(body).toMatchObject({ request: { scene }, scene });
    const { body: events } = await call('GET /api/drawings/{id}/events', { params: { id } });
    const [, data] = /^event: done\ndata: (.*)$/m.exec(events as string)!;
    expect(JSON.parse(data!)).toMatchObject({ type: 'done', scene });
    const { body: own } = await call('GET /api/me');
    expect((own as { drawings: unknown[] }).drawings).toContainEqual(expect.objectContaining({ id, scene }));
    const other = await draw('two cats riding a horse', { seed: 3, joint: true });
    const { body: jointly } = await call('GET /api/drawings/{id}', { params: { id: other } });
    expect(jointly).toMatchObject({ request: { joint: true } });
    expect(jointly).not.toHaveProperty('scene'); // another drawing, though all else is equal
  });

  it('of shared sets', async () => {
    const id = await draw('a dog in a hat');
    const { body } = await call('PUT /api/drawings/{id}/share', { params: { id } });
    const { id: share, url } = body as Share;
    const params = { id: share, picture: '1' };
    for (const name of [
      'GET /api/shares/{id}',
      'PUT /api/shares/{id}/published',
      'PUT /api/shares/{id}/like',
      'GET /api/gallery',
      'GET /gallery.rss',
      'GET /s/{id}/card.jpg',
      'GET /s/{id}/{picture}/card.jpg',
      'GET /s/{id}/grid.webp',
      'GET /s/{id}/grid.jpg',
      'GET /s/{id}/story.jpg',
      'GET /s/{id}/build-up.gif',
      'GET /s/{id}/build-up-story.gif',
      'GET /s/{id}/pictures.zip',
      'DELETE /api/shares/{id}/like',
      'DELETE /api/shares/{id}/published',
    ])
      expect([name, (await call(name, { params })).status]).toEqual([name, 200]);
    const query = `?url=${encodeURIComponent(url)}`;
    expect((await call('GET /oembed', { query })).body).toMatchObject({ type: 'rich' });
    expect((await call('GET /oembed', { query: `${query}&maxwidth=10` })).body).toMatchObject({
      type: 'link',
    });
    await call('GET /oembed', { query: `${query}&format=xml` });
    expect((await call('POST /api/reports', { json: { drawing: id, reason: 'other' } })).status).toBe(204);
    expect((await call('GET /api/me')).status).toBe(200);
    expect((await call('DELETE /api/drawings/{id}/pictures', { params: { id } })).status).toBe(204);
  });

  it('of pictures to start from', async () => {
    const image = new Blob([await picture()], { type: 'image/png' });
    const upload = async (...names: string[]) => {
      const form = new FormData();
      for (const name of names) form.append(name, image, 'a.png');
      return call('POST /api/uploads', { form });
    };
    const { status, body } = await upload('image');
    expect([status, body]).toEqual([201, expect.objectContaining({ masked: false, keptSeconds: 3_600 })]);
    const start = { picture: (body as StartUpload).picture, share: 0.5 };
    await draw('a hat', { start });
    expect((await upload('mask')).status).toBe(400);
    expect((await upload('image', 'image', 'image')).status).toBe(413);
    const gone = { ...start, picture: `${'0'.repeat(64)}.png` };
    expect((await call('POST /api/drawings', { json: { prompt: 'a hat', start: gone } })).status).toBe(410);
  });

  it('of the interfaces of others', async () => {
    const prompt = 'a fox';
    const made = await call('POST /v1/images/generations', { json: { prompt, n: 1 } });
    expect((made.body as ImagesResponse).data).toHaveLength(1);
    await call('POST /v1/images/generations', { json: { prompt, n: 1, response_format: 'b64_json' } });
    const streamed = { prompt, n: 1, stream: true, partial_images: 1 };
    const { body } = await call('POST /v1/images/generations', { json: streamed });
    expect(body).toContain('image_generation.completed');
    const form = new FormData();
    form.append('image', new Blob([await picture()], { type: 'image/png' }), 'a.png');
    form.append('n', '1');
    expect((await call('POST /v1/images/variations', { form })).status).toBe(200);
    form.append('prompt', prompt);
    expect((await call('POST /v1/images/edits', { form })).status).toBe(200);
    expect((await call('POST /generate', { json: { prompt } })).status).toBe(200);
    await answersOfWebUi();
    const { body: models } = await call('GET /v1/models');
    const { id } = (models as OpenAiModelList).data[0]!;
    expect((await call('GET /v1/models/{id}', { params: { id } })).status).toBe(200);
  });

  async function answersOfWebUi(): Promise<void> {
    const small = { prompt: 'a fox', width: 64, height: 64 };
    expect((await call('POST /sdapi/v1/txt2img', { json: small })).status).toBe(200);
    const image = (await picture()).toString('base64');
    const init_images = [image];
    expect((await call('POST /sdapi/v1/img2img', { json: { ...small, init_images } })).status).toBe(200);
    for (const name of answers.operations.filter((operation) => operation.includes(' /sdapi/'))) {
      if (name.endsWith('2img')) continue;
      const given = { image, imageList: [{ data: image }] }; // of those that take pictures
      const json = name.startsWith('POST') ? { json: given } : {};
      expect([name, (await call(name, json)).status]).toEqual([name, 200]);
    }
  }

  it("of the host's side and of monitoring", async () => {
    const host = (name: string, rest: Omit<Call, 'method' | 'path'> = {}) =>
      call(name, { headers: adminKey, ...rest });
    const drawing = await draw('a bird');
    await call('POST /api/reports', { json: { drawing, reason: 'hate', message: 'look' } });
    expect((await call('POST /api/appeals', { json: { prompt: 'a cock on a fence' } })).status).toBe(204);
    const { body } = await host('GET /api/admin/reports');
    const { id } = (body as { reports: { id: number }[] }).reports[0]!;
    const decision = { params: { id: String(id) }, json: { status: 'dismissed' } };
    expect((await host('POST /api/admin/reports/{id}', decision)).status).toBe(204);
    const ban = await host('POST /api/admin/bans', {
      json: { of: { subject: 'owner nobody' }, reason: 'a test' },
    });
    expect(ban.status).toBe(201);
    await host('GET /api/admin/bans');
    const params = { id: String((ban.body as { id: number }).id) };
    expect((await host('DELETE /api/admin/bans/{id}', { params })).status).toBe(204);
    expect((await host('GET /api/admin/audit')).status).toBe(200);
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect((await host(`GET ${path}`)).status).toBe(200);
  });

  it('of requests that the policy refuses, that are none, and of what is not there', async () => {
    expect((await call('POST /api/drawings', { json: { prompt: 'p.o.r.n' } })).status).toBe(400);
    expect((await call('POST /v1/images/generations', { json: { prompt: 'p.o.r.n' } })).status).toBe(400);
    for (const name of answers.operations) {
      if (name === 'DELETE /api/me') continue; // asks for nothing: below
      for (const headers of [ME, { authorization: `Bearer nonet_${'x'.repeat(43)}` }, adminKey]) {
        const wrong = name.startsWith('GET') ? { headers } : { headers, json: { nonsense: [] } };
        const { status } = await call(name, wrong);
        expect([name, status]).not.toEqual([name, 500]);
      }
    }
  });

  it('and every route has been answered, those that need no set-up of the host with success', async () => {
    expect((await call('DELETE /api/me')).status).toBe(204);
    const seen = [...answers.seen];
    const answered = new Set(seen.map((entry) => entry.replace(/ \d+$/, '')));
    expect(answers.operations.filter((name) => !answered.has(name))).toEqual([]);
    const succeeded = new Set(
      seen.filter((entry) => / 20\d$/.test(entry)).map((entry) => entry.slice(0, -4)),
    );
    // Accounts, premium and ads are off unless the host sets them up; they have tests of their own.
    const needsSetUp = /^\w+ \/api\/(account|stripe|ads)/;
    expect(answers.operations.filter((name) => !succeeded.has(name) && !needsSetUp.test(name))).toEqual([]);
  });
});

describe('the comparison', () => {
  it('finds what is not described, and what is described otherwise', async () => {
    const strict = (path: string, responses: object) =>
      new DocumentedAnswers(node.url, {
        openapi: '3.1.0',
        info: { title: '', version: '' },
        paths: { [path]: { get: { responses } } },
      } as OpenAPIV3_1.Document);
    const json = (schema: object) => ({ description: '', content: { 'application/json': { schema } } });
    const get = (path: string, responses: object) => strict(path, responses).call({ method: 'GET', path });
    const said = { type: 'object', properties: { status: { const: 'well' } } };
    await expect(get('/healthz', { 200: json(said) })).rejects.toThrow('must be equal to constant');
    await expect(get('/healthz', { 404: json({}) })).rejects.toThrow('not described');
    await expect(get('/healthz', { 200: { description: '' } })).rejects.toThrow('no body is described');
    await expect(get('/metrics', { 200: json({}) })).rejects.toThrow('expected one of application/json');
    await expect(get('/healthz', { 200: json({ type: 'object' }) })).resolves.toMatchObject({ status: 200 });
  });
});
