// `nonet mcp` as assistants start it: the official client and the real command, with a model and through a service.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { writeTinyModel } from '@nonet/models/testing';
import { createKey, withStore } from '@nonet/server/keys';
import { startTestNode } from '@nonet/server/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';

const nonet = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'nonet-mcp-'));
const model = join(base, 'tiny');

beforeAll(() => writeTinyModel(model));
afterAll(() => rmSync(base, { recursive: true, force: true }));

interface Result {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly data?: string; readonly text?: string }[];
  readonly structuredContent?: { readonly id: string; readonly seed: number; readonly link: string };
}

/** A client and the command that it has started; `errors` is what went wrong with the protocol. */
async function connect(...args: readonly string[]) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [nonet, 'mcp', ...args],
    stderr: 'pipe',
  });
  (transport.stderr as Readable).resume();
  const client = new Client({ name: 'a test', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  const errors: Error[] = [];
  // A text on standard output that is no message is one; progress may cross a cancellation on its way.
  client.onerror = (error) => {
    if (!error.message.startsWith('Received a progress notification')) errors.push(error);
  };
  await client.connect(transport);
  const call = async (name: string, input: Record<string, unknown>, options = {}) =>
    (await client.callTool({ name, arguments: input }, options)) as Result;
  const tools = async () => (await client.listTools()).tools.map(({ name }) => name);
  return { client, call, tools, errors };
}

const picturesOf = ({ content }: Result) =>
  content.flatMap(({ data }) => (data ? [Buffer.from(data, 'base64')] : []));

it('draws with a model, cancels, and looks up', { timeout: 300_000 }, async () => {
  const { client, call, tools, errors } = await connect('--model', model, '--threads', '1');
  expect(await tools()).toEqual(['draw', 'get_drawing']);
  const steps: number[] = [];
  const onprogress = ({ progress }: { progress: number }) => steps.push(progress);
  const drawn = await call('draw', { prompt: 'a cat', seed: 5 }, { onprogress });
  const pictures = picturesOf(drawn);
  expect(pictures).toHaveLength(9);
  for (const picture of pictures) expect(await sharp(picture).metadata()).toMatchObject({ format: 'png' });
  expect(steps.at(-1)).toBe(100);
  const { id } = drawn.structuredContent!;
  expect(picturesOf(await call('get_drawing', { id }))).toEqual(pictures);

  const stop = new AbortController();
  const cancelled = call(
    'draw',
    { prompt: 'a dog' },
    { signal: stop.signal, onprogress: () => stop.abort() },
  );
  await expect(cancelled).rejects.toThrow();
  const again = await call('draw', { prompt: 'a cat', seed: 5, count: 1 });
  const pixels = (file: Buffer | undefined) => sharp(file).raw().toBuffer();
  expect(await pixels(picturesOf(again)[0])).toEqual(await pixels(pictures[0]));
  expect(await call('draw', { prompt: 'a cat', model: 'flux' })).toMatchObject({ isError: true });
  expect(errors).toEqual([]);
  await client.close();
});

it('draws and shares through a service, and says that one cannot be reached', {
  timeout: 300_000,
}, async () => {
  const node = await startTestNode({ keysRequired: true, worker: { threads: 1, simulateMs: 10 } });
  const key = { name: 'assistant', scopes: ['read', 'draw'], band: 1, picturesPerDay: null } as const;
  const { secret } = await withStore(node, (db) => createKey(db, key));
  const { client, call, tools, errors } = await connect('--server', `${node.url}/`, '--key', secret);
  expect(await tools()).toContain('share_drawing');
  const drawn = await call('draw', { prompt: 'a cat', count: 2, share: true });
  expect(picturesOf(drawn)).toHaveLength(2);
  expect((await fetch(drawn.structuredContent!.link)).status).toBe(200);
  await node.close();
  const lost = await call('get_drawing', { id: drawn.structuredContent!.id });
  expect(lost).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('(unavailable)') }],
  });
  expect(errors).toEqual([]);
  await client.close();
});
