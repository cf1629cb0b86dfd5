// Pulling from a hub on this machine: the good case, everything that can break, and going on afterwards.
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_JSON_BYTES } from '@nonet/core/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTinyClip } from '../clip/testing/tiny-clip.ts';
import { openModel } from '../open-model-node.ts';
import { type PullOptions, pullModel } from './pull-node.ts';
import { COMMIT, type FakeHub, type RepoFiles, startFakeHub } from './testing/fake-hub.ts';
import { dalleConfig, tinyDalleRepo, tinyShards, tinyVqganRepo } from './testing/tiny-repos.ts';

const DALLE = 'dalle-mini/dalle-mini';
const VQGAN = 'dalle-mini/vqgan_imagenet_f16_16384';
const dalle = tinyDalleRepo();
const vqgan = tinyVqganRepo();
const weights = dalle['flax_model.msgpack'] as Uint8Array;

let models: string;
let hub: FakeHub;
beforeEach(() => {
  models = mkdtempSync(join(tmpdir(), 'nonet-models-'));
});
afterEach(async () => {
  await hub?.close();
  rmSync(models, { recursive: true });
});

async function serve(
  repos: Readonly<Record<string, RepoFiles>> = { [DALLE]: dalle, [VQGAN]: vqgan },
  token?: string,
) {
  hub = await startFakeHub(repos, token);
}

const pull = (options: Partial<PullOptions> = {}, reference = DALLE) =>
  pullModel(reference, { models, endpoint: hub.endpoint, retryPause: 1, ...options });

const failure = (options: Partial<PullOptions> = {}, reference = DALLE) =>
  pull(options, reference).then(
    () => expect.fail('expected an error'),
    (error: Error & { code: string }) => error,
  );

const isWeights = (body: Uint8Array): boolean => body.length === weights.length;

/** Sends the answer's head and `count` bytes from where it was asked to begin, then ends the connection. */
function breakOff(response: ServerResponse, body: Uint8Array, from: number, count: number): void {
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': body.length - from,
    'content-range': `bytes ${from}-${body.length - 1}/${body.length}`,
  });
  response.write(body.subarray(from, from + count), () => setTimeout(() => response.socket?.end(), 50));
}

const startOf = (range: string | undefined): number => Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);

describe('pullModel', () => {
  it('makes a folder that draws, with the VQGAN that belongs to it', async () => {
    await serve();
    const stages = new Set<string>();
    const pulled = await pull({ onProgress: ({ stage, what }) => stages.add(`${stage} ${what}`) });
    expect(pulled).toEqual({
      folder: join(models, DALLE),
      kind: 'dalle-bart',
      origin: DALLE,
      commit: COMMIT,
      wasThere: false,
    });
    expect([...stages]).toEqual(['download flax_model.msgpack', 'convert vqgan', 'convert dalle-bart']);
    const pipeline = openModel(pulled.folder, { threads: 1 });
    const drawing = await pipeline.draw('a cat', { count: 2, seed: 1 });
    await pipeline.release();
    expect(drawing.pictures[0]).toMatchObject({ width: 8, height: 8 });
    expect(JSON.parse(readFileSync(join(pulled.folder, 'sampling.json'), 'utf8'))).toEqual({
      guidance_scale: 10,
      temperature: 1,
      top_k: 50,
      top_p: 1,
    });
    expect(readFileSync(join(pulled.folder, 'README.md'), 'utf8')).toContain('apache');
    // one VQGAN for all models that use it, and no download left behind
    const [linked, own] = [join(pulled.folder, 'vqgan'), join(models, VQGAN, 'vqgan')].map((folder) =>
      statSync(join(folder, 'model.safetensors')),
    );
    expect(linked!.ino).toBe(own!.ino);
    expect(readdirSync(join(models, '.downloads'))).toEqual([]);
  });

  it('asks no second time for what is there', async () => {
    await serve();
    await pull();
    hub.requests.length = 0;
    expect(await pull()).toMatchObject({ wasThere: true });
    expect(hub.requests.filter((request) => request.includes('/resolve/'))).toEqual([]);
  });

  it('keeps float16 checkpoints exactly, as float32', async () => {
    await serve({ [DALLE]: tinyDalleRepo(true), [VQGAN]: vqgan });
    const { folder } = await pull();
    const size = statSync(join(folder, 'dalle-bart/model.safetensors')).size;
    expect(size).toBeGreaterThan(weights.length * 0.95);
    const pipeline = openModel(folder, { threads: 1 });
    await pipeline.draw('a cat', { count: 1, seed: 1 });
    await pipeline.release();
  });

  it('goes on where connections break, without asking again for what came', async () => {
    await serve();
    const starts: number[] = [];
    hub.mischief = (request, response, body) => {
      if (!isWeights(body)) return false;
      const from = startOf(request.headers.range);
      starts.push(from);
      if (starts.length > 4) return false;
      breakOff(response, body, from, 20_000);
      return true;
    };
    await pull();
    expect(starts).toHaveLength(5);
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
    expect(starts.at(-1)).toBeGreaterThanOrEqual(20_000); // what is on its way when a connection breaks may be lost
  });

  it('goes on in another run after Ctrl-C', async () => {
    await serve();
    const controller = new AbortController();
    hub.mischief = (_request, response, body) => {
      if (!isWeights(body)) return false;
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, 50_000));
      return true;
    };
    const error = await failure({
      signal: controller.signal,
      onProgress({ done }) {
        if (done === 50_000) controller.abort();
      },
    });
    expect(error.code).toBe('cancelled');
    expect(existsSync(join(models, DALLE))).toBe(false);
    let from = 0;
    hub.mischief = (request, _response, body) => {
      if (isWeights(body)) from = startOf(request.headers.range);
      return false;
    };
    await pull();
    expect(from).toBe(50_000);
  });

  it('starts again where a server knows no ranges', async () => {
    await serve();
    let asked = 0;
    hub.mischief = (_request, response, body) => {
      if (!isWeights(body)) return false;
      if (asked++ === 0) breakOff(response, body, 0, 10_000);
      else response.writeHead(200, { 'content-length': body.length }).end(body);
      return true;
    };
    expect(await pull()).toMatchObject({ wasThere: false });
    expect(asked).toBe(2);
  });

  it('gives up on a connection that never brings anything, and keeps what came', async () => {
    await serve();
    hub.mischief = (request, response, body) => {
      if (!isWeights(body)) return false;
      const from = startOf(request.headers.range);
      breakOff(response, body, from, from === 0 ? 30_000 : 0);
      return true;
    };
    const { code, message } = await failure();
    expect(code).toBe('download-broken');
    expect(message).toMatch(/dalle-mini\/dalle-mini\/flax_model.msgpack.*after \d+ of \d+ bytes/);
    expect(readdirSync(join(models, '.downloads')).some((name) => name.endsWith('.part'))).toBe(true);
  });

  it.each([
    [
      'wrong bytes',
      (body: Uint8Array) => body.map((byte, i) => (i === 4711 ? byte ^ 1 : byte)),
      'download-checksum',
    ],
    [
      'more bytes than announced',
      (body: Uint8Array) => Buffer.concat([body.subarray(0, 9), body]),
      'download-size',
    ],
  ])('refuses %s and deletes them', async (_, damage, code) => {
    await serve();
    hub.mischief = (_request, response, body) => {
      if (!isWeights(body)) return false;
      response.writeHead(200).end(damage(body));
      return true;
    };
    const error = await failure();
    expect([error.code, error.message]).toEqual([code, expect.stringContaining('flax_model.msgpack')]);
    expect(readdirSync(join(models, '.downloads')).filter((name) => name.includes('flax_model'))).toEqual([]);
    hub.mischief = undefined;
    expect(await pull()).toMatchObject({ wasThere: false });
  });

  it('waits as long as a busy server asks', async () => {
    await serve();
    const said: string[] = [];
    const pauses: number[] = [];
    let asked = 0;
    hub.mischief = (_request, response, body) => {
      if (!isWeights(body)) return false;
      if (asked++ > 1) return false;
      response
        .writeHead(asked === 1 ? 429 : 503, { 'retry-after': asked === 1 ? '0' : new Date(0).toUTCString() })
        .end();
      return true;
    };
    await pull({ retryPause: 50_000, onRetry: (reason, pause) => [said.push(reason), pauses.push(pause)] });
    expect(said).toEqual([expect.stringContaining('429'), expect.stringContaining('503')]);
    expect(pauses).toEqual([0, 0]);
  });

  it('gives up on a server that stays busy', async () => {
    await serve();
    hub.mischief = (_request, response) => {
      response.writeHead(503).end();
      return true;
    };
    expect((await failure()).code).toBe('hub-busy');
  });

  it('sends the token to the hub and to nobody else', async () => {
    await serve(undefined, 'secret');
    expect(await pull({ token: 'secret' })).toMatchObject({ wasThere: false });
    expect(hub.leakedTokens).toEqual([]);
    rmSync(join(models, DALLE), { recursive: true });
    const { code, message } = await failure({ token: 'wrong' });
    expect([code, message]).toEqual(['hub-unauthorized', expect.stringMatching(/--token or HF_TOKEN/)]);
  });

  it.each([
    ['a repository that is not there', {}, 'dalle-mini/nothing', 'hub-not-found'],
    ['a revision that is not there', { revision: 'v9' }, DALLE, 'hub-not-found'],
    ['a name that is none', {}, 'dalle', 'hub-repo-name'],
    ['a name that leads elsewhere', {}, '../../etc/passwd', 'hub-repo-name'],
    ['an endpoint that is no address', { endpoint: 'mirror' }, DALLE, 'hub-endpoint'],
    ['a VQGAN that is none', { vqgan: DALLE }, DALLE, 'pull-vqgan'],
  ])('refuses %s', async (_, options, reference, code) => {
    await serve();
    expect((await failure(options, reference)).code).toBe(code);
  });

  it('says what to do without network, at once', async () => {
    await serve();
    await hub.close();
    const { code, message } = await failure({ retryPause: 100_000 });
    expect(code).toBe('hub-unreachable');
    expect(message).toMatch(/ECONNREFUSED.*nonet pull FOLDER.*HF_ENDPOINT/);
  });

  it('takes the files of a repository from a folder', async () => {
    await serve({});
    for (const [name, files] of [
      ['mini', dalle],
      ['codes', vqgan],
    ] as const) {
      mkdirSync(join(models, 'copies', name), { recursive: true });
      for (const [file, content] of Object.entries(files))
        writeFileSync(join(models, 'copies', name, file), content);
    }
    const pulled = await pull({ vqgan: join(models, 'copies/codes') }, join(models, 'copies/mini'));
    expect(pulled.folder).toBe(join(models, 'mini'));
    expect(existsSync(join(models, 'copies/mini/flax_model.msgpack'))).toBe(true);
    await openModel(pulled.folder, { threads: 1 }).release();
    expect(hub.requests).toEqual([]);
  });

  it('adds a CLIP to a model, also to one that is here already', async () => {
    await serve();
    const clip = join(models, 'copies/clip');
    writeTinyClip(clip);
    await pull();
    const { folder, wasThere } = await pull({ clip });
    expect(wasThere).toBe(true);
    const pipeline = openModel(folder, { threads: 1 });
    const drawing = await pipeline.draw('a cat', { count: 1, candidates: 2, ranker: 'clip', seed: 1 });
    await pipeline.release();
    expect(drawing.pictures).toHaveLength(1);
  });

  it('reads weights in several files', async () => {
    const { 'flax_model.msgpack': _, ...others } = dalle;
    await serve({ [DALLE]: { ...others, ...tinyShards() }, [VQGAN]: vqgan });
    const { folder } = await pull();
    await openModel(folder, { threads: 1 }).release();
  });

  it('names the tensor when config and weights do not belong together', async () => {
    const config = JSON.stringify({ ...dalleConfig, decoder_layers: 4 });
    await serve({ [DALLE]: { ...dalle, 'config.json': config }, [VQGAN]: vqgan });
    const { code, message } = await failure();
    expect([code, message]).toEqual([
      'checkpoint-shape',
      expect.stringMatching(/FlaxBartDecoderLayers.*3 layers/),
    ]);
    expect(readdirSync(join(models, 'dalle-mini'))).toEqual(['vqgan_imagenet_f16_16384']);
  });

  it('names the tensor that holds NaN', async () => {
    const damaged = weights.slice();
    damaged.fill(0xff, damaged.length - 8); // the last values of the last tensor
    await serve({ [DALLE]: { ...dalle, 'flax_model.msgpack': damaged }, [VQGAN]: vqgan });
    const { code, message } = await failure();
    expect([code, message]).toEqual(['checkpoint-not-finite', expect.stringContaining('lm_head/kernel')]);
  });

  it.each([
    ['decoder_layers', 1e9],
    ['encoder_vocab_size', 1e12],
    ['d_model', 2 ** 40],
  ])('refuses a config of too large a %s before anything is made of it', async (key, value) => {
    await serve({
      [DALLE]: { ...dalle, 'config.json': JSON.stringify({ ...dalleConfig, [key]: value }) },
      [VQGAN]: vqgan,
    });
    expect(await failure()).toMatchObject({ code: 'config-value', message: expect.stringContaining(key) });
  });

  it('downloads no JSON file that is larger than any model has', async () => {
    const large = new Uint8Array(MOST_JSON_BYTES + 1);
    await serve({ [DALLE]: { ...dalle, 'config.json': large }, [VQGAN]: vqgan });
    hub.isHashless = true;
    const message = expect.stringMatching(/dalle-mini\/config\.json: expected at most \d+ bytes/);
    expect(await failure()).toMatchObject({ code: 'hub-file-size', message });
    expect(hub.requests.filter((request) => request.includes('/resolve/'))).toEqual([]);
  });

  it('takes no file of one repository for that of another of the same commit', async () => {
    const config = JSON.stringify({ ...dalleConfig, decoder_layers: 4 });
    await serve({ 'someone/else': { 'config.json': config }, [DALLE]: dalle, [VQGAN]: vqgan });
    hub.isHashless = true;
    expect((await failure({}, 'someone/else')).code).toBe('hub-weights'); // its config stays among the downloads
    await openModel((await pull()).folder, { threads: 1 }).release();
  });

  it.each([
    [
      'one answer without an end',
      (response: ServerResponse) => {
        response.write('"');
        const more = () => response.write('x'.repeat(1 << 20), (error) => !error && more());
        more();
      },
    ],
    [
      'pages without an end',
      (response: ServerResponse, url: string) => {
        const next = `<http://${response.req.headers.host}${url.split('?')[0]}?cursor=${Math.random()}>; rel="next"`;
        response.setHeader('link', next);
        response.end(url.includes('/revision/') ? JSON.stringify({ id: DALLE, sha: COMMIT }) : '[]');
      },
    ],
    ...[{ size: 'many' }, { size: null }, { size: -1 }, { size: 1.5 }, { path: 7 }].map(
      (file) =>
        [
          `a file like ${JSON.stringify(file)}`,
          (response: ServerResponse, url: string) => {
            const entry = { type: 'file', path: 'config.json', size: 2, ...file };
            response.end(JSON.stringify(url.includes('/revision/') ? { id: DALLE, sha: COMMIT } : [entry]));
          },
        ] as const,
    ),
  ] as const)('ends with a hub that sends %s', async (_, answer) => {
    const server = createServer((request, response) => answer(response, request.url!));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const error = await pullModel(DALLE, { models, endpoint, retryPause: 1 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'hub-answer' });
    server.closeAllConnections();
    server.close();
  });

  it('leaves a folder of someone else alone', async () => {
    await serve();
    expect((await failure({ out: tmpdir() })).code).toBe('pull-taken');
  });
});
