// /mcp: the tools of packages/server/src/mcp over streamable HTTP, in every version of the protocol since 2024-11-05.
// No session is kept: any node answers any request.
import { randomUUID } from 'node:crypto';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { ApiError } from '@nonet/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { McpBackend, McpDrawing } from '../mcp/backend.ts';
import { createMcpServer } from '../mcp/tools.ts';
import { type DrawingRow, findDrawings, toDrawing } from '../queue/drawings.ts';
import { sharePath } from '../sharing/links.ts';
import { isDrawingId, shareDrawing } from '../sharing/shares.ts';
import type { Caller } from './caller.ts';
import type { AppContext } from './context.ts';
import { follow, goneSignal } from './follow.ts';
import { McpCancellations } from './mcp-cancellations.ts';
import { readDrawn } from './openai/answer.ts';
import { submit } from './submit.ts';

/** Clients have limits of their own, which progress notifications extend. */
const LIMIT_MS = 570_000;
const SESSION = 'mcp-session-id';
const PNG = { format: 'png' } as const;

export function mcpRoutes(app: FastifyInstance, context: AppContext): void {
  const cancellations = new McpCancellations();
  app.route({
    method: ['GET', 'HEAD', 'POST', 'DELETE'],
    url: '/mcp',
    schema: { hide: true },
    async handler(request, reply) {
      nameByHeader(request, reply);
      const caller = await context.identify(request, reply);
      const gone = goneSignal(reply);
      const session = request.headers[SESSION];
      const cancelled = cancellations.watch(typeof session === 'string' ? session : undefined, request.body);
      reply.raw.once('close', cancelled.end);
      const signal = AbortSignal.any([gone, cancelled.signal]);
      const backend = serviceBackend(context, caller, context.address.of(request), signal);
      const { fetch } = createMcpHandler(() => createMcpServer(backend));
      const parsedBody = request.body === undefined ? {} : { parsedBody: request.body };
      const response = await fetch(toWebRequest(request, signal), parsedBody);
      return reply.header('x-accel-buffering', 'no').send(response);
    },
  });
}

/**
 * Clients keep no cookies, but those of versions before 2026-07-28 send back the session id that they are given: it is
 * their secret, as the header `nonet-client` is of other programs. Nothing is stored under it.
 */
function nameByHeader({ headers, body }: FastifyRequest, reply: FastifyReply): void {
  const opens = typeof body === 'object' && body !== null && 'method' in body && body.method === 'initialize';
  if (opens) {
    const id = randomUUID();
    headers[SESSION] = id;
    reply.header(SESSION, id);
  }
  headers['nonet-client'] ??= headers[SESSION];
}

function toWebRequest({ url, method, headers }: FastifyRequest, signal: AbortSignal): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return new Request(new URL(url, 'http://localhost'), { method, headers: given, signal });
}

/**
 * Tools as one caller may use them.
 * @param address where the caller reaches this service
 * @param gone aborted when the client has gone, or has cancelled its request
 */
function serviceBackend(context: AppContext, caller: Caller, address: string, gone: AbortSignal): McpBackend {
  const { db, line } = context;
  const { owner, client } = caller;

  async function read(id: string): Promise<DrawingRow> {
    const [row] = isDrawingId(id) ? await findDrawings(db, [id]) : [];
    if (!row) throw new ApiError('not-found', `there is no drawing ${JSON.stringify(id.slice(0, 50))}`);
    return row;
  }

  async function withFiles(row: DrawingRow): Promise<McpDrawing> {
    const drawing = toDrawing(row, line);
    const paths = drawing.pictures ?? [];
    const files = await Promise.all(paths.map((path) => readDrawn(context, path, client, PNG)));
    return {
      ...drawing,
      ...(paths.length > 0 ? { pictures: paths.map((path) => address + path) } : {}),
      files,
    };
  }

  return {
    async draw(asked, { signal, onEvent }) {
      const { id } = await submit(context, caller, asked);
      const options = { gone: AbortSignal.any([gone, signal]), limitMs: LIMIT_MS, onEvent };
      await follow(context, { id, owner }, options);
      return withFiles(await read(id));
    },
    find: async (id) => withFiles(await read(id)),
    async share(id) {
      const row = await shareDrawing(db, owner, id);
      if (!row) throw new ApiError('not-found', 'there is no such finished drawing of yours');
      return address + sharePath(row.id);
    },
  };
}
