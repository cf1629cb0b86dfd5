// A test node whose sets are drawn, shared and looked at by an artist, a friend and strangers.
import { createClient, type NonetClient, Share } from '@nonet/api';
import { startTestNode, type TestNode } from './node.ts';

export const ARTIST = { 'nonet-client': 'the-artist-of-this-test' };
export const FRIEND = { 'nonet-client': 'a-friend-of-the-artist' };

export interface SharingNode {
  readonly node: TestNode;
  readonly artist: NonetClient;
  /** Draws and shares as the artist. */
  share(
    prompt: string,
    options?: { readonly published?: boolean },
  ): Promise<Share & { readonly drawing: string }>;
  /** Makes a request without following redirections. */
  call(method: string, path: string, headers?: Record<string, string>, body?: BodyInit): Promise<Response>;
  /** The text at a path. */
  page(path: string, headers?: Record<string, string>): Promise<string>;
}

export async function startSharingNode(): Promise<SharingNode> {
  const node = await startTestNode({ worker: { threads: 1, simulateMs: 1 } });
  const artist = createClient({ baseUrl: node.url, token: ARTIST['nonet-client'] });
  let seeds = 0;

  const call: SharingNode['call'] = (method, path, headers = {}, body) =>
    fetch(node.url + path, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });

  async function draw(prompt: string): Promise<string> {
    const { id } = await artist.create({ prompt, seed: seeds++ });
    for await (const event of artist.events(id)) if (event.type === 'done') return id;
    throw new Error('it was not drawn');
  }

  const share: SharingNode['share'] = async (prompt, { published = false } = {}) => {
    const drawing = await draw(prompt);
    let answer = await call('PUT', `/api/drawings/${drawing}/share`, ARTIST);
    const { id } = (await answer.json()) as Share;
    if (published) answer = await call('PUT', `/api/shares/${id}/published`, ARTIST);
    else answer = await call('GET', `/api/shares/${id}`, ARTIST);
    return { ...Share.parse(await answer.json()), drawing };
  };

  const page: SharingNode['page'] = async (path, headers = {}) => (await call('GET', path, headers)).text();
  return { node, artist, share, call, page };
}
