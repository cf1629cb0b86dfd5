// A host with a certificate: every PNG and JPEG that leaves is signed, whatever way it takes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@nonet/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { makeTestCertificate } from './c2pa/test-certificate.ts';
import { inspectPicture } from './inspect.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-signed-'));
let node: TestNode;
let picture: string;
let share: string;

beforeAll(async () => {
  node = await startTestNode({ signer: await makeTestCertificate(folder) });
  const client = createClient({ baseUrl: node.url, token: 'a-client-of-this-test' });
  const { id } = await client.create({ prompt: 'a cat', count: 1 });
  for await (const event of client.events(id)) if (event.type === 'done') picture = event.pictures[0]!;
  share = (await client.share(id)).id;
});
afterAll(async () => {
  await node?.close();
  rmSync(folder, { recursive: true, force: true });
});

const fetchFile = async (path: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(new URL(path, node.url))).arrayBuffer());

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(node.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

const SIGNED = { madeByModel: true, signature: { state: 'valid', madeByModel: true } };

it.each(['.png', '.jpeg', '.jpg', '-64.png', '-64.jpeg'])('pictures at …%s', async (ending) => {
  expect(await inspectPicture(await fetchFile(picture.replace('.png', ending)))).toMatchObject(SIGNED);
});

it('cards of shared sets', async () => {
  expect(await inspectPicture(await fetchFile(`/s/${share}/card.jpg`))).toMatchObject(SIGNED);
});

it.each(['png', 'jpeg'])("answers of OpenAI's API as %s", async (output_format) => {
  const ask = { prompt: 'a dog', response_format: 'b64_json', output_format };
  const { data } = await post('/v1/images/generations', ask);
  const [{ b64_json }] = data as [{ b64_json: string }];
  expect(await inspectPicture(Buffer.from(b64_json, 'base64'))).toMatchObject(SIGNED);
});

it("answers of DALL·E Mini's API", async () => {
  const { images } = await post('/generate', { prompt: 'a fox' });
  for (const image of images as string[])
    expect(await inspectPicture(Buffer.from(image, 'base64'))).toMatchObject(SIGNED);
});

it.each(['webp', 'avif'])('%s files are marked as before', async (format) => {
  const found = await inspectPicture(await fetchFile(picture.replace('.png', `.${format}`)));
  expect(found).toMatchObject({ format, madeByModel: true, model: 'tiny' });
  expect(found.signature).toBeUndefined();
});
