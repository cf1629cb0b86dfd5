// The official clients of both generations of MCP over HTTP, on a real node.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/server';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../db/index.ts';
import { createKey } from '../keys/api-keys.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { until } from '../testing/until.ts';

let node: TestNode;
let busy: TestNode;
let store: Store;

beforeAll(async () => {
  [node, busy] = await Promise.all([
    startTestNode(),
    startTestNode({ worker: { threads: 1, simulateMs: 3_600_000 } }),
  ]);
  store = await openStore({ ...node, owner: false });
});
afterAll(async () => {
  await store.close();
  await Promise.all([node.close(), busy.close()]);
});

const NAME = { name: 'a test', version: '1.0.0' };
type Headers = Record<string, string>;
interface Options {
  readonly signal?: AbortSignal;
  readonly onprogress?: (progress: { progress: number; total?: number | undefined }) => void;
}

/** Both clients behind one form. */
interface Connected {
  tools(): Promise<{ name: string; inputSchema: object }[]>;
  call(name: string, args: Record<string, unknown>, options?: Options): Promise<CallToolResult>;
  close(): Promise<void>;
}

const clients: Record<string, (url: string, headers?: Headers) => Promise<Connected>> = {
  async 'of the protocol before 2026-07-28'(url, headers = {}) {
    const client = new FirstClient(NAME);
    const transport = new FirstTransport(new URL(`${url}/mcp`), { requestInit: { headers } });
    await client.connect(transport as Parameters<typeof client.connect>[0]);
    return {
      tools: async () => (await client.listTools()).tools,
      call: async (name, args, options) =>
        (await client.callTool({ name, arguments: args }, undefined, options)) as CallToolResult,
      close: () => client.close(),
    };
  },
  async 'of the present protocol'(url, headers = {}) {
    const client = new Client(NAME, { versionNegotiation: { mode: 'auto' } });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }),
    );
    return {
      tools: async () => (await client.listTools()).tools,
      call: (name, args, options) =>
        client.callTool({ name, arguments: args }, options) as Promise<CallToolResult>,
      close: () => client.close(),
    };
  },
};

const imagesOf = ({ content }: CallToolResult) =>
  content.flatMap((part) => (part.type === 'image' ? [Buffer.from(part.data, 'base64')] : []));
const textOf = ({ content }: CallToolResult) =>
  content.map((part) => (part.type === 'text' ? part.text : '')).join('');
const aboutOf = ({ structuredContent }: CallToolResult) =>
  structuredContent as { id: string; seed: number; pictures: string[]; link: string };

const drawingsOf = async (headers: Headers) =>
  (
    (await (await fetch(`${busy.url}/api/drawings`, { headers })).json()) as {
      drawings: { status: string }[];
    }
  ).drawings;

describe.each(Object.entries(clients))('a client %s', (generation, connect) => {
  /** Equal drawings are made once: every client draws its own. */
  const seed = generation.length;

  it('draws with progress, looks up and shares', async () => {
    const client = await connect(node.url, { 'nonet-client': 'a-secret-of-a-test' });
    const tools = await client.tools();
    expect(tools.map(({ name }) => name)).toEqual(['draw', 'get_drawing', 'share_drawing']);
    expect(tools[0]).toMatchObject({
      inputSchema: {
        properties: {
          count: { type: 'integer', description: expect.any(String) },
          share: { type: 'boolean' },
        },
        required: ['prompt'],
      },
    });
    const steps: number[] = [];
    const onprogress = ({ progress }: { progress: number }) => steps.push(progress);
    const drawn = await client.call('draw', { prompt: 'a cat', count: 2, seed }, { onprogress });
    expect(steps.length).toBeGreaterThan(0);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    const { id, pictures } = aboutOf(drawn);
    const images = imagesOf(drawn);
    expect(images).toHaveLength(2);
    for (const image of images) expect(await sharp(image).metadata()).toMatchObject({ format: 'png' });
    expect(Buffer.from(await (await fetch(pictures[0]!)).arrayBuffer())).toEqual(images[0]);
    expect(textOf(drawn)).toContain(`seed ${seed}`);
    expect(imagesOf(await client.call('get_drawing', { id }))).toEqual(images);
    const { link } = aboutOf(await client.call('share_drawing', { id }));
    expect(await (await fetch(link)).text()).toContain('a cat');
    const asText = { count: '2', seed: String(seed), share: 'true', model: null, negativePrompt: '' };
    const shared = await client.call('draw', { prompt: 'a cat', ...asText });
    expect(imagesOf(shared)).toEqual(images);
    expect((await fetch(aboutOf(shared).link)).status).toBe(200);
    await client.close();
  });

  it('gets an error as its result', async () => {
    const client = await connect(node.url);
    for (const [name, args, code] of [
      ['draw', { prompt: 'p.o.r.n' }, 'prompt-refused'],
      ['draw', { prompt: 'a cat', model: 'flux' }, 'model-unknown'],
      ['get_drawing', { id: 'none' }, 'not-found'],
      ['share_drawing', { id: '3f0e6a54-1111-4222-8333-944455566677' }, 'not-found'],
    ] as const) {
      const result = await client.call(name, args);
      expect([result.isError, textOf(result)]).toEqual([true, expect.stringContaining(`(${code})`)]);
    }
    const wrong = await client.call('draw', { prompt: 'a cat', count: 99 }).catch((error: Error) => error);
    expect(wrong instanceof Error ? wrong.message : textOf(wrong)).toMatch(/count/);
    await client.close();
  });

  it('cancels a drawing', async () => {
    const headers = { 'nonet-client': `secret-${Math.random().toString(36).slice(2)}-of-a-test` };
    const client = await connect(busy.url, headers);
    const stop = new AbortController();
    const drawn = client.call('draw', { prompt: 'a cat' }, { signal: stop.signal });
    const ended = expect(drawn).rejects.toThrow();
    await until(async () => (await drawingsOf(headers))[0]?.status === 'drawing');
    stop.abort();
    await ended;
    await until(async () => (await drawingsOf(headers))[0]?.status === 'cancelled');
    await client.close();
  });

  it('has the rights and the quota of its key', async () => {
    const key = { name: 'assistant', scopes: ['draw'], band: 1, picturesPerDay: 1 } as const;
    const { secret } = await createKey(store.db, key);
    const client = await connect(node.url, { authorization: `Bearer ${secret}` });
    expect(imagesOf(await client.call('draw', { prompt: 'a cat', count: 1 }))).toHaveLength(1);
    expect(textOf(await client.call('draw', { prompt: 'a cat', count: 1 }))).toContain('(quota-exceeded)');
    await client.close();
    await expect(connect(node.url, { authorization: `Bearer nonet_${'x'.repeat(43)}` })).rejects.toThrow(
      /401|key/,
    );
  });
});

it('a client without cookies shares what it drew in its session', async () => {
  const client = await clients['of the protocol before 2026-07-28']!(node.url);
  const { id } = aboutOf(await client.call('draw', { prompt: 'a dog', count: 1 }));
  expect((await fetch(aboutOf(await client.call('share_drawing', { id })).link)).status).toBe(200);
  await client.close();
});

it.each([
  ['GET', undefined, 405],
  ['DELETE', undefined, 405],
  ['POST', '{"jsonrpc":', 400],
  ['POST', '[]', 400],
  ['POST', '7', 400],
])('what is no request is refused: %s %s', async (method, body, status) => {
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const response = await fetch(`${node.url}/mcp`, {
    method,
    ...(body === undefined ? {} : { body, headers }),
  });
  await response.text();
  expect(response.status).toBe(status);
});
