// Clients that were written for others: OpenAI's own, and one of DALL·E Mini's backend, over real sockets.

import { request } from 'node:http';
import { connect } from 'node:net';
import OpenAI, { APIError, toFile } from 'openai';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { until } from '../testing/until.ts';

let node: TestNode;
let openai: OpenAI;

beforeAll(async () => {
  node = await startTestNode();
  openai = new OpenAI({ baseURL: `${node.url}/v1`, apiKey: 'none', maxRetries: 0 });
});
afterAll(() => node.close());

const fromBase64 = (text: string) => sharp(Buffer.from(text, 'base64')).metadata();

describe('the OpenAI client', () => {
  it('gets pictures as base64 in the size and format it asks for, the same for the same seed', async () => {
    const ask = {
      prompt: 'a cat',
      n: 2,
      size: '256x256',
      response_format: 'b64_json',
      model: 'dall-e-2',
    } as const;
    const seeded = (seed: number) => ({ ...ask, output_format: 'webp', seed }) as const;
    const { data, created } = await openai.images.generate(seeded(5));
    expect(created).toBeGreaterThan(1e9);
    expect(data).toHaveLength(2);
    for (const { b64_json } of data!)
      expect(await fromBase64(b64_json!)).toMatchObject({ format: 'webp', width: 256, height: 256 });
    expect((await openai.images.generate(seeded(5))).data).toEqual(data);
    expect((await openai.images.generate(seeded(6))).data).not.toEqual(data);
  });

  it('gets addresses that can be fetched', async () => {
    const { data } = await openai.images.generate({ prompt: 'a dog', size: '512x512' });
    const response = await fetch(data![0]!.url!);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({ width: 512, height: 512 });
  });

  it('streams looks at the picture, then the picture', async () => {
    const stream = await openai.images.generate({ prompt: 'a fox', stream: true, partial_images: 2 });
    const events = [];
    for await (const event of stream) events.push(event);
    const partial = events.filter(({ type }) => type === 'image_generation.partial_image');
    expect(partial.length).toBeGreaterThan(0);
    expect(partial.length).toBeLessThanOrEqual(2);
    expect(partial.map((event) => 'partial_image_index' in event && event.partial_image_index)).toEqual(
      partial.map((_, index) => index),
    );
    const last = events.at(-1)!;
    expect(last.type).toBe('image_generation.completed');
    for (const { b64_json } of events) expect((await fromBase64(b64_json)).format).toBe('png');
  });

  it('varies a picture', async () => {
    const photo = sharp({ create: { width: 90, height: 60, channels: 3, background: '#c04010' } });
    const image = await toFile(await photo.jpeg().toBuffer(), 'photo.jpg');
    const { data } = await openai.images.createVariation({ image, n: 2, response_format: 'b64_json' });
    expect(data).toHaveLength(2);
    expect(await fromBase64(data![1]!.b64_json!)).toMatchObject({ format: 'png', width: 32 });
  });

  it('lists and finds models', async () => {
    const ids = [];
    for await (const { id } of openai.models.list()) ids.push(id);
    expect(ids).toEqual(['tiny']);
    expect(await openai.models.retrieve('tiny')).toMatchObject({ object: 'model' });
  });

  it.each([
    [{ prompt: ' ' }, 400, 'prompt_empty', 'prompt'],
    [{ prompt: 'a', n: 99 }, 400, 'request_invalid', 'n'],
    [{ prompt: 'a', background: 'green' as 'opaque' }, 400, 'request_invalid', 'background'],
    [{ prompt: 'a', model: 'flux' }, 400, 'model_unknown', 'model'],
    [{ prompt: 'x'.repeat(200_000) }, 413, 'request_too_large', null],
  ])('learns what is wrong, case %#', async (body, status, code, param) => {
    const error = await openai.images.generate(body).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status, code, param });
  });

  it('has no other file taken for a picture', async () => {
    const image = await toFile(Buffer.from('<svg onload="alert(1)"'), 'x.png');
    await expect(openai.images.createVariation({ image })).rejects.toMatchObject({
      status: 400,
      param: 'image',
    });
    const large = await toFile(Buffer.alloc(22 * 1024 * 1024), 'large.png');
    await expect(openai.images.createVariation({ image: large })).rejects.toBeInstanceOf(Error);
  });

  it('cancels by hanging up', async () => {
    const busy = await startTestNode({ worker: { threads: 1, simulateMs: 3_600_000 } });
    const client = new OpenAI({
      baseURL: `${busy.url}/v1`,
      apiKey: 'sixteen-letters-or-more',
      maxRetries: 0,
    });
    const headers = { 'nonet-client': 'a'.repeat(20) };
    const stop = new AbortController();
    const asked = client.images
      .generate({ prompt: 'a cat' }, { headers, signal: stop.signal })
      .catch(() => {});
    const list = async () =>
      (
        (await (await fetch(`${busy.url}/api/drawings`, { headers })).json()) as {
          drawings: { status: string }[];
        }
      ).drawings;
    const statusIs = (status: string) => until(async () => (await list())[0]?.status === status);
    await statusIs('drawing');
    stop.abort();
    await asked;
    await statusIs('cancelled');

    const post = (path: string, prompt: string) => {
      const body = JSON.stringify({ prompt });
      const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nNonet-Client: ${'a'.repeat(20)}\r\n`;
      return `${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    };
    const waitingRoutes = ['/generate', '/v1/images/generations', '/sdapi/v1/txt2img'];
    const hasty = [...waitingRoutes.map((path) => [path]), [...waitingRoutes, ...waitingRoutes]];
    for (const [index, paths] of hasty.entries())
      connect(Number(new URL(busy.url).port), '127.0.0.1')
        .on('error', () => {})
        .end(paths.map((path, n) => post(path, `a hasty cat ${index} ${n}`)).join(''));
    await until(async () => {
      const drawings = await list();
      // Of those of one connection, the first alone was begun.
      return drawings.length === 5 && drawings.every(({ status }) => status === 'cancelled');
    });
    await busy.close();
  });
});

describe('a client of the old backend', () => {
  const ask = (body: string | Buffer, others: Record<string, string> = {}) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', Accept: 'application/json', ...others };
      const sent = request(`${node.url}/generate`, { method: 'POST', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString() }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });

  // What clients of 2022 send, byte for byte but for the host.
  it.each([
    [
      "the project's own, in Python",
      '{"prompt": "caf\\u00e9 \\ud83e\\udd8a"}',
      {
        'User-Agent': 'python-requests/2.28.1',
        'Accept-Encoding': 'gzip, deflate',
        Accept: '*/*',
        Connection: 'keep-alive',
      },
    ],
    [
      'a bot that passes for the page',
      '{"prompt":"avocado chair","model":"dalle"}',
      {
        'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:101.0) Gecko/20100101 Firefox/101.0',
        'Accept-Language': 'en-GB,en;q=0.5',
        'Accept-Encoding': 'gzip, deflate, br',
        Referer: 'https://hf.space/',
        Origin: 'https://hf.space',
        DNT: '1',
      },
    ],
  ])('gets nine JPEGs and a version: %s', async (_, body, headers) => {
    const { status, text } = await ask(body, headers);
    const { images, version } = JSON.parse(text) as { images: string[]; version: string };
    expect([status, version, images.length]).toEqual([200, 'tiny', 9]);
    for (const image of images) expect((await fromBase64(image)).format).toBe('jpeg');
  });

  it.each([
    ['{"prompt": ""}', 400],
    ['{}', 400],
    ['nine cats', 400],
    [Buffer.from([0xff, 0xfe, 0x00]), 400],
    [JSON.stringify({ prompt: 'x'.repeat(150_000) }), 413],
  ])('is refused, case %#', async (body, status) => {
    expect((await ask(body)).status).toBe(status);
  });
});

describe('pictures', () => {
  const digestOf = async () => {
    const { data } = await openai.images.generate({ prompt: 'a bee' });
    return /([0-9a-f]{64})\.png$/.exec(data![0]!.url!)![1]!;
  };

  it('come in formats and sizes, to be kept for good', async () => {
    const digest = await digestOf();
    for (const [name, type, width] of [
      [`${digest}.webp`, 'image/webp', 32],
      [`${digest}-64.jpeg`, 'image/jpeg', 64],
      [`${digest}-256.jpg`, 'image/jpeg', 256],
      [`${digest}-128.png`, 'image/png', 128],
    ] as const) {
      const response = await fetch(`${node.url}/pictures/${name}`);
      expect(response.headers.get('content-type')).toBe(type);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({ width });
      const etag = response.headers.get('etag')!;
      const again = await fetch(`${node.url}/pictures/${name}`, {
        headers: { 'if-none-match': etag.replace('W/', '') },
      });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  it('do not come in any size', async () => {
    const digest = await digestOf();
    for (const name of [
      `${digest}-65.png`,
      `${digest}-99999.png`,
      `${digest}.bmp`,
      `${digest.toUpperCase()}.png`,
    ]) {
      const response = await fetch(`${node.url}/pictures/${name}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('cache-control')).toBeNull();
    }
  });
});
