// Attacks on the service as hostile clients make them, each from an address of its own.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { ChaosClient } from './client.ts';
import { randomOf } from './plan.ts';

interface Target {
  readonly url: string;
  readonly client: ChaosClient;
  readonly localAddress: string;
  readonly random: () => number;
  /** A picture that is there. */
  readonly picture: string | undefined;
}

type Attack = (target: Target) => Promise<unknown>;

const JSON_TYPE = { 'content-type': 'application/json' };
const BOUNDARY = 'chaos-boundary';

/** A form with one file, and a prompt. */
const form = (field: string, file: Buffer, type = 'image/png'): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="prompt"\r\n\r\na cat\r\n` +
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="a.png"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    file,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);

const postForm = ({ client, url }: Target, path: string, body: Buffer) =>
  client.ask(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, origin: 'https://evil.example' },
    body,
  });

const postJson = ({ client, url }: Target, path: string, body: unknown) =>
  client.ask(`${url}${path}`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });

/** Small files that cost much to decode. */
const hugePicture = sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: '#888' } })
  .toColourspace('rgb16')
  .png({ progressive: true })
  .toBuffer();
const filters = '<feTurbulence baseFrequency="0.9" numOctaves="10"/>'.repeat(301);
const SVG = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000"><filter id="f">${filters}</filter>` +
    '<rect width="2000" height="2000" filter="url(#f)"/></svg>',
);

const ATTACKS: Readonly<Record<string, Attack>> = {
  'reset connections': ({ url, localAddress, random }) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    return new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('error', () => {}); // `close` follows
      socket.write('GET /healthz HTTP/1.1\r\nHost: nonet\r\n\r\n'.repeat(100));
      setTimeout(() => socket.resetAndDestroy(), 10 * random());
    });
  },
  asterisks: (target) => {
    const text = `a${'*'.repeat(9_998)}a`;
    return postJson(target, '/api/drawings', { prompt: text, negativePrompt: text });
  },
  'many drawings': (target) =>
    Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        postJson(target, '/api/drawings', { prompt: `flood ${index}` }),
      ),
    ),
  'posts that hang up': async ({ url, localAddress }) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    const body = JSON.stringify({ prompt: 'nobody waits for this' });
    await new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('error', () => {}); // `close` follows
      socket.end(
        `POST /generate HTTP/1.1\r\nHost: nonet\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        () => setTimeout(() => socket.destroy(), 20),
      );
    });
  },
  'an SVG with filters': (target) => postForm(target, '/v1/images/variations', form('image', SVG)),
  'a huge picture': async (target) =>
    postForm(target, '/v1/images/variations', form('image', await hugePicture)),
  'a file of an unknown name': (target) =>
    postForm(target, '/v1/images/variations', form('wrong', Buffer.alloc(300_000))),
  'an unknown model': async (target) => {
    const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, () => Math.floor(256 * target.random())));
    const picture = sharp(noise, { raw: { width: 64, height: 64, channels: 3 } }).png();
    await postForm(target, '/v1/images/edits?model=none', form('image', await picture.toBuffer()));
  },
  'slow uploads': async ({ url, localAddress }) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    socket.on('error', () => {}); // the service may end it
    socket.write(
      `POST /v1/images/variations HTTP/1.1\r\nHost: nonet\r\ncontent-type: multipart/form-data; boundary=${BOUNDARY}\r\n` +
        'content-length: 1000000\r\n\r\n',
    );
    for (let sent = 0; sent < 20 && !socket.destroyed; sent++) {
      socket.write('x');
      await sleep(500);
    }
    socket.destroy();
  },
  'streams that nobody reads': async (target) => {
    const { body } = await postJson(target, '/api/drawings', { prompt: 'watched by nobody' });
    const { id } = JSON.parse(body.toString()) as { id?: string };
    if (id === undefined) return;
    const stream = await target.client.open(`${target.url}/api/drawings/${id}/events`);
    await sleep(2_000);
    stream.destroy();
  },
  'expensive sizes': async ({ client, url, picture }) => {
    if (picture === undefined) return;
    const name = picture.replace(/\.png$/, '');
    for (const size of ['-1024.avif', '-512.webp', '-4x.png', '-1024.webp'])
      await client.ask(`${url}${name}${size}`);
  },
  'no JSON at all': async ({ client, url }) => {
    for (const body of ['{', '[]', 'null', '"\u0000"', `{"prompt":"${'\\u0000'.repeat(500)}"}`])
      await client.ask(`${url}/api/drawings`, { method: 'POST', headers: JSON_TYPE, body });
  },
};

export interface AttackReport {
  /** How often each was made. */
  readonly attacks: Readonly<Record<string, number>>;
  /** Answers with status 500, which no attack may provoke. */
  readonly internalErrors: number;
}

export interface AttackOptions {
  readonly seed: number;
  /** Attackers at a time. */
  readonly attackers: number;
  readonly url: () => string;
  readonly picture: () => string | undefined;
  readonly signal: AbortSignal;
}

/** Attacks until the signal, one attack after the other for each attacker. */
export async function attack({
  seed,
  attackers,
  url,
  picture,
  signal,
}: AttackOptions): Promise<AttackReport> {
  const made: Record<string, number> = {};
  let internalErrors = 0;
  const names = Object.keys(ATTACKS);
  const run = async (number: number) => {
    const random = randomOf(seed + number);
    const localAddress = `127.66.0.${number + 1}`;
    const client = new ChaosClient(localAddress, ({ statusCode }) => {
      if (statusCode === 500) internalErrors++;
    });
    while (!signal.aborted) {
      const name = names[Math.floor(random() * names.length)]!;
      made[name] = (made[name] ?? 0) + 1;
      const target = { url: url(), client, localAddress, random, picture: picture() };
      await ATTACKS[name]!(target).catch(() => {}); // the service may hang up on it
      await sleep(50 + 150 * random());
    }
    client.close();
  };
  await Promise.all(Array.from({ length: attackers }, (_, number) => run(number)));
  return { attacks: made, internalErrors };
}
