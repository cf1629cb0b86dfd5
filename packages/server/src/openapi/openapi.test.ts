// The OpenAPI document is valid, whole, true, and readable without script.
import { DrawRequest } from '@nonet/api';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIV3_1 } from 'openapi-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { PublicAddress } from '../public-address.ts';
import type { AppContext } from '../routes/context.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';

let node: TestNode;
let document: OpenAPIV3_1.Document;

beforeAll(async () => {
  node = await startTestNode();
  document = (await (await fetch(`${node.url}/openapi.json`)).json()) as OpenAPIV3_1.Document;
});
afterAll(() => node.close());

/** Routes that are not part of the interface, by reason. */
const NOT_DESCRIBED = {
  'permission for pages of other origins': /^OPTIONS /,
  'the document itself': /^GET \/openapi(\.json|\.css)?$/,
  'a protocol of its own': /^(GET|POST|DELETE) \/mcp$/,
  'where other services send people back to': /^GET \/api\/account\/auth\//,
  'pages for people, their style and forms':
    /^(GET|POST) \/(s\/\{id\}(\/\w+|\/\{picture\})?$|gallery$|language$|privacy|sharing-\w+\.(css|js)$|model-card\/)/,
};

const isDescribed = (route: string) => !Object.values(NOT_DESCRIBED).some((pattern) => pattern.test(route));

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const operations = () =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ name: `${method.toUpperCase()} ${path}`, operation }] : [];
    }),
  );

/** Every route of the service but the page's files; `GET /api/drawings/{id}`. */
async function routesOfApp(): Promise<string[]> {
  const app = await createApp({ metrics: {}, address: new PublicAddress() } as AppContext); // nothing is asked of it
  await app.ready();
  const parents: string[] = [];
  const routes: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent, part, methods] = /^([│ ]*)[├└]── (\S*)(?: \((.+)\))?$/.exec(line) ?? [];
    if (indent === undefined) continue;
    const depth = indent.length / 4;
    const path = (parents[depth - 1] ?? '') + part;
    parents[depth] = path;
    for (const method of methods?.split(', ') ?? []) {
      if (method !== 'HEAD') routes.push(`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    }
  }
  await app.close();
  return routes;
}

describe('the OpenAPI document', () => {
  it('is valid', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const broken = { ...structuredClone(document), paths: { '/x': { get: { responses: 7 } } } };
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
  });

  it('has every route, with words', async () => {
    const routes = await routesOfApp();
    expect(routes).toContain('DELETE /api/drawings/{id}');
    const described = operations().map(({ name }) => name);
    expect(routes.filter(isDescribed).sort()).toEqual(described.sort());
    for (const { name, operation } of operations()) {
      expect([name, operation.summary, operation.tags]).toEqual([
        name,
        expect.any(String),
        [expect.any(String)],
      ]);
    }
  });

  it('refers to nothing that is not there, and holds nothing that is not referred to', () => {
    const names = Object.keys(document.components?.schemas ?? {});
    const referred = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(referred)].sort()).toEqual(names.sort());
    expect(names).toEqual(expect.arrayContaining(['Drawing', 'DrawRequestInput', 'DrawEvent', 'Error']));
  });

  it('says what requests are checked by', async () => {
    const { properties, required } = document.components!.schemas![
      'DrawRequestInput'
    ] as OpenAPIV3_1.SchemaObject;
    expect(Object.keys(properties!)).toEqual(Object.keys(DrawRequest.shape));
    expect(required).toEqual(['prompt']);
    const post = (path: string, body: string) =>
      fetch(node.url + path, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const tooMany = await post('/api/drawings', '{"prompt":"a cat","count":11}');
    expect([tooMany.status, await tooMany.json()]).toEqual([
      400,
      { code: 'request-invalid', message: expect.stringMatching(/^count: /) },
    ]);
    const empty = await post('/generate', '{"prompt":" "}');
    expect(await empty.json()).toMatchObject({ code: 'prompt-empty' });
    const unknown = await post('/v1/images/generations', '{"prompt":"a cat","n":99}');
    expect(await unknown.json()).toMatchObject({ error: { param: 'n', code: 'request_invalid' } });
    expect((await fetch(`${node.url}/api/drawings?limit=0`)).status).toBe(400);
    expect((await fetch(`${node.url}/api/drawings?limit=5`)).status).toBe(200);
  });
});

describe('its page', () => {
  it('shows every operation and form, and loads nothing but its style', async () => {
    const response = await fetch(`${node.url}/openapi`);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    const page = await response.text();
    for (const { name } of operations()) expect(page).toContain(`<code>${name.split(' ')[1]}</code>`);
    for (const name of Object.keys(document.components!.schemas!)) expect(page).toContain(`id="${name}"`);
    expect(page).not.toMatch(/<script|style=|undefined|\[object/);
    const style = await fetch(new URL(/href="([^"]+\.css)"/.exec(page)![1]!, node.url));
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
