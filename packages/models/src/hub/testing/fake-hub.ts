// A server on this machine that speaks the model hub's API and misbehaves on demand.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test does to one request; true when it has answered. */
type Mischief = (request: IncomingMessage, response: ServerResponse, body: Uint8Array) => boolean;

export interface FakeHub {
  readonly endpoint: string;
  /** Requests as `GET /path [range]`, in order. */
  readonly requests: string[];
  /** Authorization headers that the second host, where large files lie, has seen. */
  readonly leakedTokens: string[];
  /** Whether it leaves out the hashes of files, as hubs of others may. */
  isHashless: boolean;
  /** Asked before every answer that carries a file's bytes. */
  mischief: Mischief | undefined;
  close(): Promise<void>;
}

export type RepoFiles = Readonly<Record<string, Uint8Array | string>>;

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
/** Files from this size on are LFS files, redirected to another host. */
const LFS_FROM = 1024;

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Serves repositories by name; with a `token` only to those who send it. */
export async function startFakeHub(
  repos: Readonly<Record<string, RepoFiles>>,
  token?: string,
): Promise<FakeHub> {
  const requests: string[] = [];
  const leakedTokens: string[] = [];
  const sendFile = (request: IncomingMessage, response: ServerResponse, body: Uint8Array) => {
    if (hub.mischief?.(request, response, body)) return;
    const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const rest = body.subarray(from);
    const headers = {
      'content-length': rest.length,
      'content-range': `bytes ${from}-${body.length - 1}/${body.length}`,
    };
    response.writeHead(request.headers.range ? 206 : 200, headers).end(rest);
  };
  const storage = createServer((request, response) => {
    if (request.headers.authorization) leakedTokens.push(request.headers.authorization);
    const body = fileAt(repos, request.url!);
    if (body) sendFile(request, response, body);
    else response.writeHead(404).end();
  });
  const main = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.range ?? ''}`.trim());
    if (token && request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401, { 'x-error-message': 'Invalid username or password.' }).end();
      return;
    }
    const path = request.url!.split('?')[0]!;
    const api = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\/([^/]+)$/.exec(path);
    const name = api?.[1] ?? path.split('/').slice(1, 3).join('/');
    const files = repos[name];
    if (!files) response.writeHead(404, { 'x-error-code': 'RepoNotFound' }).end();
    else if (api && api[3] !== 'main' && api[3] !== COMMIT)
      response.writeHead(404, { 'x-error-code': 'RevisionNotFound' }).end();
    else if (api?.[2] === 'revision')
      sendJson(response, { _id: '1', id: name, sha: COMMIT, lastModified: '2022-06-01' });
    else if (api)
      sendJson(
        response,
        Object.entries(files).map(([file, content]) => treeEntry(file, bytesOf(content), hub.isHashless)),
      );
    else {
      const body = fileAt(repos, path);
      if (!body) response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
      else if (body.length < LFS_FROM) sendFile(request, response, body);
      else response.writeHead(302, { location: `http://127.0.0.1:${portOf(storage)}${path}` }).end();
    }
  });
  for (const server of [storage, main]) await once(server.listen(0, '127.0.0.1'), 'listening');
  const hub: FakeHub = {
    endpoint: `http://127.0.0.1:${portOf(main)}`,
    requests,
    leakedTokens,
    isHashless: false,
    mischief: undefined,
    async close() {
      for (const server of [storage, main]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
  return hub;
}

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

/** `/owner/name/resolve/<commit>/<path>` */
function fileAt(repos: Readonly<Record<string, RepoFiles>>, url: string): Uint8Array | undefined {
  const [, owner, name, , , ...path] = url.split('/');
  const content = repos[`${owner}/${name}`]?.[path.join('/')];
  return content === undefined ? undefined : bytesOf(content);
}

function treeEntry(path: string, bytes: Uint8Array, isHashless: boolean) {
  if (isHashless) return { type: 'file', path, size: bytes.length };
  const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const lfs = bytes.length >= LFS_FROM ? { lfs: { oid: sha256, size: bytes.length, pointerSize: 130 } } : {};
  return { type: 'file', path, size: bytes.length, oid, ...lfs };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
