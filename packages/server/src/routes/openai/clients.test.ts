// OpenAI's API as its clients use it: the real clients, and requests as programs send them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { DallEAPIWrapper } from '@langchain/openai';
import type { ImagesResponse, OpenAiError } from '@nonet/api';
import { generateImage } from 'ai';
import OpenAI, { toFile } from 'openai';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../../testing/node.ts';

let node: TestNode;
let openai: OpenAI;
let baseURL: string;

beforeAll(async () => {
  node = await startTestNode();
  baseURL = `${node.url}/v1`;
  openai = new OpenAI({ baseURL, apiKey: 'none', maxRetries: 0 });
});
afterAll(() => node.close());

const RED = { r: 200, g: 30, b: 30 };
const plain = (width = 96, height = 64) =>
  sharp({ create: { width, height, channels: 3, background: RED } })
    .png()
    .toBuffer();

/** A mask of which the left half is to be edited. */
const halfMask = (kept: string, edited: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64"><path fill="${edited}" d="M0 0h48v64H0z"/><path fill="${kept}" d="M48 0h48v64H48z"/></svg>`,
    ),
  );

const metadataOf = (base64: string) => sharp(Buffer.from(base64, 'base64')).metadata();
const pixelsOf = (base64: string) =>
  sharp(Buffer.from(base64, 'base64')).raw().toBuffer({ resolveWithObject: true });

/** Sends a body as it is; `fetch` adds no content type to bytes. */
const post = (path: string, body: string | FormData, headers: Record<string, string> = {}) =>
  fetch(`${baseURL}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? Buffer.from(body) : body,
    headers,
  });

const form = (files: Record<string, Uint8Array>, fields: Record<string, string> = {}) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const [name, bytes] of Object.entries(files))
    data.set(name, new Blob([new Uint8Array(bytes)]), `${name}.png`);
  return data;
};

describe('the AI SDK', () => {
  const compatible = () => createOpenAICompatible({ baseURL, name: 'nonet' }).imageModel('dall-e-3');

  it('gets ten pictures', async () => {
    const { images } = await generateImage({ model: compatible(), prompt: 'a cat', n: 10 });
    expect(images).toHaveLength(10);
    expect(new Set(images.map(({ base64 }) => base64)).size).toBe(10);
  });

  it('edits pictures', async () => {
    const images = [await plain(), await plain(40, 40)];
    const prompt = { text: 'a blue cat', images };
    const models = [compatible(), createOpenAI({ baseURL, apiKey: 'none' }).image('gpt-image-1')];
    for (const model of models) {
      const { image } = await generateImage({ model, prompt });
      expect(await metadataOf(image.base64)).toMatchObject({ format: 'png', width: 32, height: 32 });
    }
  });

  it('gets the nearest to sizes that are not drawn', async () => {
    const { image } = await generateImage({ model: compatible(), prompt: 'a cat', size: '1792x1024' });
    expect(await metadataOf(image.base64)).toMatchObject({ width: 1024, height: 1024 });
  });
});

it('serves the image tool of LangChain', async () => {
  const tool = new DallEAPIWrapper({ baseUrl: baseURL, apiKey: 'none', n: 2, model: 'dall-e-3' });
  const found = (await tool.invoke('a blue boat')) as { image_url: string }[];
  expect(found).toHaveLength(2);
  for (const { image_url } of found) expect((await fetch(image_url)).status).toBe(200);
});

describe('the OpenAI client', () => {
  const edit = async (mask?: Buffer) => {
    const image = await toFile(await plain(), 'image.png', { type: 'image/png' });
    return openai.images.edit({
      image,
      prompt: 'a cat',
      response_format: 'b64_json',
      model: 'dall-e-2',
      ...(mask ? { mask: await toFile(mask, 'mask.png', { type: 'image/png' }) } : {}),
    });
  };

  it.each([
    ['transparent parts', '#000', 'none'],
    ['white parts', '#000', '#fff'],
  ])('edits where a mask has %s and leaves the rest as it is', async (_, kept, edited) => {
    const mask = halfMask(kept, edited);
    const { data } = await edit(await (edited === 'none' ? mask : mask.removeAlpha()).png().toBuffer());
    const { data: pixels, info } = await pixelsOf(data![0]!.b64_json!);
    const at = (x: number, y: number) => [
      ...pixels.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ];
    for (const y of [0, 15, 31]) {
      expect(at(31, y)).toEqual([RED.r, RED.g, RED.b]);
      expect(at(0, y)).not.toEqual([RED.r, RED.g, RED.b]);
    }
  });

  it('edits many small pictures at the same time', async () => {
    const image = await toFile(await plain(), 'red.png');
    const all = Array.from({ length: 12 }, () => openai.images.edit({ image, prompt: 'a cat', n: 1 }));
    expect(await Promise.all(all)).toHaveLength(12);
  });

  it('edits without a mask, where a picture is transparent, and with a stream', async () => {
    expect((await edit()).data).toHaveLength(1);
    const image = await toFile(await halfMask('#c81e1e', 'none').png().toBuffer(), 'own.png', {
      type: 'image/png',
    });
    const own = await openai.images.edit({
      image,
      prompt: 'a cat',
      model: 'dall-e-2',
      response_format: 'b64_json',
    });
    const { data: pixels, info } = await pixelsOf(own.data![0]!.b64_json!);
    expect([...pixels.subarray(31 * info.channels, 31 * info.channels + 3)]).toEqual([RED.r, RED.g, RED.b]);
    const types = [];
    const several = [image, await toFile(await plain(), 'second.png')];
    const stream = await openai.images.edit({ image: several, prompt: 'a cat', stream: true });
    for await (const { type } of stream) types.push(type);
    expect(types).toEqual(['image_edit.completed']);
  });

  it('finds every model that pictures can be requested of', async () => {
    for (const id of ['tiny', 'dall-e-2', 'dall-e-3', 'gpt-image-1', 'gpt-image-1.5', 'chatgpt-image-latest'])
      expect(await openai.models.retrieve(id)).toMatchObject({ id, object: 'model' });
    await expect(openai.models.retrieve('gpt-4o')).rejects.toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('requests are read as they are meant', () => {
  const JSON_BODY =
    '{"prompt":"a cat","n":"2","size":"","seed":-1,"steps":20,"quality":null,"stream":"false"}';

  it.each([
    ['the default type of curl', JSON_BODY, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no type', JSON_BODY, {}],
    ['plain text', ` \n${JSON_BODY}`, { 'content-type': 'text/plain;charset=UTF-8' }],
    ['a type with a suffix', JSON_BODY, { 'content-type': 'application/vnd.api+json' }],
    ['a type without a subtype', JSON_BODY, { 'content-type': 'json' }],
    ['fields of a form', 'prompt=a+cat&n=2', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['parts of a form', form({}, { prompt: 'a cat', n: '2', response_format: 'URL' }), {}],
  ])('with %s', async (_, body, headers) => {
    const answer = await post('/images/generations', body, headers as Record<string, string>);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as ImagesResponse).data).toHaveLength(2);
    if (body !== JSON_BODY) return;
    const old = await fetch(`${node.url}/generate`, {
      method: 'POST',
      body: Buffer.from(body),
      headers: headers as Record<string, string>,
    });
    expect(old.status).toBe(200);
  });

  it.each([
    ['1536x1024', '1024x1024'],
    ['1024X1792', '1024x1024'],
    ['300x300', '256x256'],
    ['512', '512x512'],
    [512, '512x512'],
    ['256x256', '256x256'],
    ['4096x4096', '1024x1024'],
    ['portrait', 'auto'],
    ['16:9', 'auto'],
    ['0x0', 'auto'],
  ])('size %s is answered as %s', async (size, served) => {
    const body = JSON.stringify({ prompt: 'a cat', seed: 1, response_format: 'b64_json', size });
    const {
      size: said,
      notes,
      data,
    } = (await (await post('/images/generations', body)).json()) as ImagesResponse;
    const width = said === 'auto' ? 32 : Number(said.split('x')[0]);
    expect([said, (await metadataOf(data[0]!.b64_json!)).width]).toEqual([served, width]);
    expect(notes === undefined).toBe([`${size}`, `${size}x${size}`].includes(served));
  });

  it('a seed of -1 is random', async () => {
    const [one, other] = await Promise.all(
      [0, 1].map(
        async () =>
          (await (
            await post('/images/generations', '{"prompt":"a cat","seed":-1}')
          ).json()) as ImagesResponse,
      ),
    );
    expect(one!.data).not.toEqual(other!.data);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ prompt: 'a cat', seed: -1 });
    const drawing = await fetch(`${node.url}/api/drawings`, { method: 'POST', headers, body });
    expect(await drawing.json()).toMatchObject({ request: { seed: expect.toSatisfy((seed) => seed >= 0) } });
  });

  it('pictures without a plain background stay opaque, which is said', async () => {
    const body = '{"prompt":"a cat","background":"transparent"}';
    const answer = (await (await post('/images/generations', body)).json()) as ImagesResponse;
    expect(answer).toMatchObject({
      background: 'opaque',
      notes: [expect.stringMatching(/^background: 1 picture /)],
    });
    expect((await fetch(answer.data[0]!.url!)).status).toBe(200);
    const cut = answer.data[0]!.url!.replace('.png', '-cut.png');
    expect((await fetch(cut)).status).toBe(404);
  });

  it('pictures to edit come within JSON too', async () => {
    const { data } = (await (
      await post('/images/generations', '{"prompt":"a cat"}')
    ).json()) as ImagesResponse;
    const base64 = (await plain()).toString('base64');
    for (const image of [
      { image: `data:image/png;base64,${base64}` },
      { images: [{ image_url: data[0]!.url }] },
      { image: base64 },
    ]) {
      const answer = await post('/images/edits', JSON.stringify({ prompt: 'a cat', ...image }));
      expect([Object.keys(image), answer.status]).toEqual([Object.keys(image), 200]);
    }
    const foreign = JSON.stringify({ prompt: 'a cat', image: 'http://127.0.0.1:1/a.png' });
    expect((await post('/images/edits', foreign)).status).toBe(400);
  });
});

describe('every error is in the form of OpenAI', () => {
  const errorOf = async (answer: Response) => {
    const { error } = (await answer.json()) as OpenAiError;
    return [answer.status, error.code, error.param];
  };

  it('where there is nothing, or not with this method', async () => {
    const chat = await post('/chat/completions', '{"messages":[]}');
    const { error } = (await chat.json()) as OpenAiError;
    expect([chat.status, error.message]).toEqual([404, expect.stringContaining('/v1/images/generations')]);
    for (const path of ['/chat/completions', '/', '', '/models/a/b', '/models/%ff'])
      expect((await errorOf(await fetch(`${baseURL}${path}`)))[1]).toMatch(/^(not_found|request_invalid)$/);
    for (const slash of ['', '/']) {
      const wrong = await fetch(`${baseURL}/images/generations${slash}`);
      expect(wrong.headers.get('allow')).toBe('POST');
      expect(await errorOf(wrong)).toEqual([405, 'method_not_allowed', null]);
    }
    expect(await errorOf(await fetch(`${baseURL}/models`, { method: 'DELETE' }))).toEqual([
      405,
      'method_not_allowed',
      null,
    ]);
    for (const path of ['//images/generations', '/images/generations/'])
      expect(await errorOf(await post(path, '{"prompt":" "}'))).toEqual([400, 'prompt_empty', 'prompt']);
    expect((await fetch(`${baseURL}/models/`)).status).toBe(200);
  });

  it('of bodies', async () => {
    expect(await errorOf(await post('/images/generations', '{"prompt":'))).toEqual([
      400,
      'request_invalid',
      null,
    ]);
    expect(await errorOf(await post('/images/generations', 'nine cats'))).toEqual([
      415,
      'request_not_json',
      null,
    ]);
    expect(await errorOf(await post('/images/generations', '[]'))).toEqual([400, 'request_invalid', null]);
    const long = JSON.stringify({ prompt: 'x'.repeat(150_000) });
    expect(await errorOf(await post('/images/generations', long))).toEqual([413, 'request_too_large', null]);
    expect(await errorOf(await post('/images/generations', '{"prompt":"a","n":11}'))).toEqual([
      400,
      'request_invalid',
      'n',
    ]);
  });

  it('of files', async () => {
    const empty = new Uint8Array();
    const image = await plain();
    const prompt = { prompt: 'a cat' };
    const cases = [
      ['/images/variations', form({ image: empty }), 'image'],
      ['/images/edits', form({ image: empty }, prompt), 'image'],
      ['/images/edits', form({ image, mask: empty }, prompt), 'mask'],
      ['/images/edits', form({ image, mask: await plain(10, 90) }, prompt), 'mask'],
      [
        '/images/edits',
        form({ image, mask: await halfMask('#000', '#000').png().toBuffer() }, prompt),
        'mask',
      ],
      ['/images/edits', form({}, prompt), 'image'],
      ['/images/variations', form({ image, mask: image }), 'mask'],
      ['/images/generations', form({ image }, prompt), 'image'],
    ] as const;
    for (const [path, body, param] of cases)
      expect(await errorOf(await post(path, body))).toEqual([400, 'request_invalid', param]);
  });

  it('of requests whose picture is right and the rest is not: the picture is not kept', async () => {
    const stored = () =>
      readdirSync(join(node.data, 'pictures'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name);
    const before = stored();
    const image = await plain(33, 33);
    const init_images = [image.toString('base64')];
    const sd = (fields: object) =>
      fetch(`${node.url}/sdapi/v1/img2img`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ init_images, prompt: 'a cat', ...fields }),
      });
    const answers = [
      await post('/images/variations', form({ image }, { model: 'unknown' })),
      await post('/images/edits', form({ image }, { prompt: 'a cat', model: 'unknown' })),
      await post('/images/edits', form({ image }, { prompt: 'porn' })),
      await sd({ prompt: 'porn' }),
    ];
    for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(400);
    expect(stored()).toEqual(before);
  });

  it('of pictures in other formats', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const answer = await post('/images/variations', form({ image: svg }));
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as OpenAiError).error.message).toContain('AVIF');
  });
});
