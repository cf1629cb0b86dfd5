// A client of AUTOMATIC1111's web UI from npm, and requests as other clients of it send them, on a real node.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withPngText } from '@nonet/models';
import sharp from 'sharp';
import { StableDiffusionApi } from 'stable-diffusion-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../db/index.ts';
import { createKey } from '../../keys/api-keys.ts';
import { startTestNode, type TestNode } from '../../testing/node.ts';
import { until } from '../../testing/until.ts';
import { lists, refreshes } from './lists.ts';

/** A picture of one pixel, as PNG in base64. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let node: TestNode;
let store: Store;
let client: StableDiffusionApi;

beforeAll(async () => {
  node = await startTestNode();
  store = await openStore({ ...node, owner: false });
  client = new StableDiffusionApi({ baseUrl: node.url, timeout: 100_000 });
});
afterAll(async () => {
  await store.close();
  await node.close();
});

type Headers = Record<string, string>;
const post = (path: string, body: unknown, headers: Headers = {}, url = node.url) =>
  fetch(`${url}/sdapi/v1/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const get = async (path: string) => (await fetch(`${node.url}/sdapi/v1/${path}`)).json() as Promise<unknown>;

interface Answer {
  readonly images: readonly string[];
  readonly parameters: Record<string, unknown>;
  readonly info: string;
}
interface Info {
  readonly seed: number;
  readonly all_seeds: readonly number[];
  readonly width: number;
  readonly sd_model_name: string;
  readonly infotexts: readonly string[];
}
async function draw(path: string, body: unknown, headers: Headers = {}): Promise<Answer & { about: Info }> {
  const response = await post(path, body, headers);
  expect(response.status).toBe(200);
  const answer = (await response.json()) as Answer;
  return { ...answer, about: JSON.parse(answer.info) as Info };
}

const photo = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#c04010' } }).png();
const base64 = async (picture = photo()) => (await picture.toBuffer()).toString('base64');

describe('a client from npm', () => {
  it('draws pictures of a prompt in the nearest size, the same for the same seed', async () => {
    const ask = {
      prompt: 'a cat',
      negative_prompt: 'a dog',
      batch_size: 1,
      n_iter: 2,
      seed: 5,
      cfg_scale: 9,
    };
    const { images, info } = await client.txt2img({ ...ask, width: 100, height: 150 });
    expect(images).toHaveLength(2);
    for (const image of images) expect(await image.metadata()).toMatchObject({ format: 'png', width: 128 });
    const about = JSON.parse(info as string) as Info;
    expect(about).toMatchObject({ seed: 5, all_seeds: [5, 5], width: 128, sd_model_name: 'tiny' });
    expect(about.infotexts[0]).toMatch(/^a cat\nNegative prompt: a dog\nSteps: 20, .*Seed: 5, Size: 128x128/);
    const again = await client.txt2img({ ...ask, width: 128, height: 128 });
    expect(await again.images[1]!.toBuffer()).toEqual(await images[1]!.toBuffer());
  });

  it('starts from a picture, and keeps more of it at lower denoising strength', async () => {
    const from = async (denoising_strength: number) => {
      const ask = { init_images: [photo()], seed: 1, width: 64, height: 64, prompt: 'a cat' };
      return (await client.img2img({ ...ask, denoising_strength })).image.toBuffer();
    };
    const [kept, weak, strong] = [await from(0), await from(0.5), await from(1)];
    expect(await from(0)).toEqual(kept);
    expect(weak).not.toEqual(kept);
    expect(strong).not.toEqual(weak);
  });

  it('draws anew what is white in a mask, or black in an inverted one', async () => {
    const SIDE = 64;
    const halfWhite = Uint8Array.from({ length: SIDE * SIDE }, (_, i) => (i % SIDE < SIDE / 2 ? 255 : 0));
    const half = () => sharp(halfWhite, { raw: { width: SIDE, height: SIDE, channels: 1 } }).png();
    const sides = async (options: object) => {
      const init_images = [photo().resize(SIDE, SIDE, { fit: 'fill' })];
      const ask = { init_images, seed: 1, width: SIDE, height: SIDE, prompt: 'a cat', ...options };
      const whole = await (await client.img2img(ask)).image.png().toBuffer();
      const side = (left: number) =>
        sharp(whole).extract({ left, top: 0, width: 20, height: SIDE }).raw().toBuffer();
      return { left: await side(0), right: await side(SIDE - 20) };
    };
    const same = await sides({ denoising_strength: 0 });
    const masked = await sides({ mask_image: half() });
    const inverted = await sides({ mask_image: half(), inpainting_mask_invert: 1 });
    expect(masked.left).not.toEqual(same.left);
    expect(inverted.right).not.toEqual(same.right);
    expect(masked).not.toEqual(inverted);
  });

  it('finds what it asks for when it starts, and chooses the model', async () => {
    // The digest is known once a worker has said what it draws with.
    const model = await until(async () => (await client.getSdModels()).find(({ hash }) => hash));
    expect(model).toMatchObject({
      model_name: 'tiny',
      title: expect.stringMatching(/^tiny \[[0-9a-f]{10}\]$/),
    });
    expect(await client.getCurrentModel()).toBe(model.title);
    await client.setOptions({ sd_model_checkpoint: model.title, CLIP_stop_at_last_layers: 2 });
    expect((await client.getSamplers()).map(({ name }) => name)).toContain('Euler a');
    expect((await client.getUpscalers()).map(({ name }) => name)).toEqual(['None', 'Nonet']);
    for (const list of [client.getHypernetworks(), client.getFaceRestorers(), client.getPromptStyles()])
      expect(await list).toEqual([]);
    expect(await client.getCmdFlags()).toEqual({});
    await client.refreshCheckpoints();
    expect(await client.getProgress()).toMatchObject({ progress: 0, state: { job_count: 0 } });
  });
});

describe('given pictures', { timeout: 120_000 }, () => {
  const red = () => sharp({ create: { width: 24, height: 16, channels: 3, background: '#c04010' } }).png();
  const sizeOf = async (base64File: string) => {
    const { width, height } = await sharp(Buffer.from(base64File, 'base64')).metadata();
    return [width, height];
  };
  const extra = async (path: string, body: object) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(200);
    return (await answer.json()) as { image: string; images: string[]; html_info: string };
  };

  it('become larger by a factor, or as large as asked for', async () => {
    const { image } = await client.extraSingle({
      image: red(),
      upscaler_1: 'R-ESRGAN 4x+',
      upscaling_resize: 4,
    });
    expect(await image.metadata()).toMatchObject({ width: 96, height: 64 });
    const picture = (await red().toBuffer()).toString('base64');
    const ask = { image: picture, upscaler_1: 'Lanczos' };
    const to = { ...ask, resize_mode: '1', upscaling_resize_w: 60, upscaling_resize_h: 60 };
    expect(await sizeOf((await extra('extra-single-image', to)).image)).toEqual([60, 60]);
    const whole = { ...to, upscaling_crop: false };
    expect(await sizeOf((await extra('extra-single-image', whole)).image)).toEqual([60, 40]);
    // What was enlarged here is enlarged once more without the upscaler.
    const large = { ...ask, image: (await image.toBuffer()).toString('base64') };
    expect(await sizeOf((await extra('extra-single-image', large)).image)).toEqual([192, 128]);
    const unnamed = await extra('extra-single-image', { image: picture, upscaling_resize: 4 });
    expect(await sizeOf(unnamed.image)).toEqual([24, 16]);
    const imageList = [{ data: picture, name: 'a' }, { data: `data:image/png;base64,${picture}` }];
    const { images } = await extra('extra-batch-images', {
      imageList,
      upscaler_1: 'x',
      upscaling_resize: 1.5,
    });
    expect(await Promise.all(images.map(sizeOf))).toEqual([
      [36, 24],
      [36, 24],
    ]);
  });

  it('are not stored if they are not enlarged', async () => {
    const stored = () =>
      readdirSync(join(node.data, 'pictures'), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ).length;
    const before = stored();
    const answers = await Promise.all(
      Array.from({ length: 24 }, async (_, n) => {
        const background = { r: 10 * n, g: 1, b: 2 };
        const picture = sharp({ create: { width: 8, height: 8, channels: 3, background } }).png();
        const image = (await picture.toBuffer()).toString('base64');
        return post('extra-single-image', { image, upscaler_1: 'x' });
      }),
    );
    const made = answers.filter(({ status }) => status === 200).length;
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(24 - made);
    expect(made).toBeLessThan(24);
    expect(stored()).toBe(before + 2 * made);
  });

  it('tell what they were drawn from', async () => {
    const infoOf = async (file: string) => (await post('png-info', { image: file })).json();
    const { images } = await draw('txt2img', { prompt: 'a cat, & a dog', seed: 5, width: 64, height: 64 });
    const ours = { Prompt: 'a cat, & a dog', Seed: '5', Model: 'tiny' };
    expect(await infoOf(images[0]!)).toMatchObject({
      info: 'a cat, & a dog\nSeed: 5, Model: tiny',
      parameters: ours,
    });
    const text =
      'a hat\nNegative prompt: a dog\nSteps: 20, Size: 64x64, Lora hashes: "a: 1, b: 2", Version: v1';
    const file = withPngText(await red().toBuffer(), { parameters: text });
    expect(await infoOf(Buffer.from(file).toString('base64'))).toMatchObject({
      info: text,
      items: { parameters: text },
      parameters: {
        Prompt: 'a hat',
        'Negative prompt': 'a dog',
        Steps: '20',
        Size: '64x64',
        'Lora hashes': '"a: 1, b: 2"',
        Version: 'v1',
      },
    });
    expect(await infoOf(PIXEL)).toEqual({ info: '', items: {}, parameters: {} });
  });
});

describe('other clients', () => {
  it('find what they ask for when they start', async () => {
    for (const path of Object.keys(lists))
      expect([path, await get(path)]).toEqual([path, expect.any(Object)]);
    expect((await fetch(`${node.url}/internal/ping`)).status).toBe(200);
    for (const path of ['txt2img', 'txt2img/'])
      expect((await fetch(`${node.url}/sdapi/v1/${path}`)).headers.get('allow')).toBe('POST');
    for (const path of refreshes) expect([path, (await post(path, '')).status]).toEqual([path, 200]);
  });

  it('send numbers as text, null, unknown fields, other models, any content type and no prompt', async () => {
    const { images, parameters, about } = await draw(
      'txt2img',
      {
        seed: '-1',
        batch_size: '1',
        width: null,
        height: '',
        steps: 20.5,
        script_name: null,
        alwayson_scripts: { x: [1] },
        override_settings: { sd_model_checkpoint: 'v1-5-pruned.ckpt', CLIP_stop_at_last_layers: 2 },
        hr_scale: 2,
      },
      { 'content-type': 'application/x-www-form-urlencoded' },
    );
    expect(images).toHaveLength(1);
    expect(about).toMatchObject({ width: 512, sd_model_name: 'tiny' });
    expect(about.seed).toBeGreaterThanOrEqual(0);
    expect(parameters).toMatchObject({ hr_scale: 2 });
  });

  it('get no more pictures than one drawing has, or none if they want none', async () => {
    const { images, about } = await draw('txt2img', {
      prompt: 'a',
      batch_size: 8,
      n_iter: 8,
      width: 64,
      height: 64,
    });
    expect(images.length).toBe(about.all_seeds.length);
    expect(images.length).toBeGreaterThanOrEqual(9);
    const silent = await draw('txt2img', { prompt: 'a', send_images: false });
    expect([silent.images, silent.about.all_seeds.length]).toEqual([[], 1]);
  });

  it('have the pictures they start from repeated only if they ask for it', async () => {
    const init_images = [`data:image/png;base64,${await base64()}`];
    const ask = { init_images, prompt: 'a cat', width: 64, height: 64 };
    expect((await draw('img2img', ask)).parameters).toMatchObject({ init_images: null, mask: null });
    const repeated = await draw('img2img', { ...ask, include_init_images: true });
    expect(repeated.parameters).toMatchObject({ init_images });
  });

  it('sign in by a key as the password, of which the quota counts', async () => {
    const { secret } = await createKey(store.db, {
      name: 'bot',
      scopes: ['draw'],
      band: 1,
      picturesPerDay: 1,
    });
    const basic = (password: string) => ({
      authorization: `Basic ${Buffer.from(`user:${password}`).toString('base64')}`,
    });
    // What is refused is not counted.
    const image = await base64();
    for (const [path, body] of [
      ['extra-single-image', { image: btoa('no picture'), upscaler_1: 'x' }],
      ['extra-batch-images', { imageList: [{ data: btoa('no picture') }], upscaler_1: 'x' }],
    ] as const)
      expect([path, (await post(path, body, basic(secret))).status]).toEqual([path, 422]);
    const two = { imageList: [{ data: image }, { data: image }], upscaler_1: 'x' };
    expect((await post('extra-batch-images', two, basic(secret))).status).toBe(429);
    await draw('txt2img', { prompt: 'a cat' }, basic(secret));
    const over = await post('txt2img', { prompt: 'a cat' }, basic(secret));
    expect([over.status, over.headers.has('retry-after')]).toEqual([429, true]);
    const unknown = await post('txt2img', { prompt: 'a cat' }, basic(`nonet_${'x'.repeat(43)}`));
    expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Basic/),
    ]);
  });

  it.each([
    ['txt2img', '{"prompt":', 422, 'body'],
    ['txt2img', '[]', 422, 'body'],
    ['txt2img', { prompt: ['a'] }, 422, 'prompt'],
    ['txt2img', { prompt: 'a', width: 'wide' }, 422, 'width'],
    ['txt2img', { prompt: 'x'.repeat(10_001) }, 422, 'prompt'],
    ['txt2img', { prompt: 'a', seed: 1e300 }, 422, 'seed'],
    ['txt2img', { prompt: 'x'.repeat(200_000) }, 413, undefined],
    ['txt2img', { prompt: 'p.o.r.n' }, 400, undefined],
    ['img2img', { prompt: 'a' }, 422, 'init_images'],
    ['img2img', { prompt: 'a', init_images: ['no picture'] }, 422, '0'],
    ['img2img', { prompt: 'a', init_images: [PIXEL], mask: 'no picture' }, 422, 'mask'],
    ['img2img', { prompt: 'a', init_images: ['http://127.0.0.1/x.png'] }, 422, '0'],
    ['extra-single-image', { image: 'no picture', upscaler_1: 'x' }, 422, 'image'],
    ['extra-single-image', { upscaler_1: 'x' }, 422, 'image'],
    ['extra-batch-images', { imageList: [{ data: '' }] }, 422, 'data'],
    ['png-info', { image: 'no picture' }, 422, 'image'],
    ['png-info', { image: 'x' }, 422, 'image'], // no whole byte
    [
      'png-info',
      { image: btoa('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>') },
      422,
      'image',
    ],
    ['sd-models', {}, 405, undefined],
    ['options', '[1]', 422, 'body'],
    ['no-such-thing', {}, 404, undefined],
  ])('are refused in the form of that API: %s %#', async (path, body, status, field) => {
    const response = await post(path, body);
    const answer = (await response.json()) as {
      error: string;
      detail: string | { loc: string[] }[];
      errors: string;
    };
    expect([response.status, answer]).toEqual([
      status,
      { error: expect.any(String), detail: expect.anything(), body: '', errors: expect.any(String) },
    ]);
    if (field !== undefined) expect((answer.detail as { loc: string[] }[])[0]!.loc.at(-1)).toBe(field);
  });
});

it('progress and interruption are of the same client alone', async () => {
  const busy = await startTestNode({ worker: { threads: 1, simulateMs: 3_600_000 } });
  const [me, other] = [{ 'user-agent': 'a bot' }, { 'user-agent': 'another bot' }];
  const asked = post('txt2img', { prompt: 'a cat' }, me, busy.url);
  const progress = async (headers: Headers) => {
    const response = await fetch(`${busy.url}/sdapi/v1/progress?skip_current_image=false`, { headers });
    return (await response.json()) as { progress: number; state: { job_count: number } };
  };
  await until(async () => (await progress(me)).state.job_count === 1);
  expect((await progress(other)).state.job_count).toBe(0);
  await post('interrupt', '', other, busy.url);
  expect((await progress(me)).state.job_count).toBe(1);
  await post('interrupt', '', me, busy.url);
  const answer = (await (await asked).json()) as Answer;
  expect(answer).toMatchObject({ images: [], info: expect.stringContaining('"seed"') });
  expect((await progress(me)).state.job_count).toBe(0);
  await busy.close();
});
