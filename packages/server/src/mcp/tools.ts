// The tools that Nonet offers over MCP: draw, look up, share.
import { type CallToolResult, McpServer, type ServerContext } from '@modelcontextprotocol/server';
import {
  ApiError,
  type DrawEvent,
  DrawRequest,
  MAX_COUNT,
  optional,
  optionalBoolean,
  optionalNumber,
} from '@nonet/api';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import type { McpBackend, McpDrawing } from './backend.ts';

const INSTRUCTIONS =
  'Nonet draws pictures from a prompt with a small model of its own: things, animals, scenes of a few things, places. It cannot write text or draw photographs. Short concrete prompts work best.';

const { prompt, negativePrompt, seed, count, model } = DrawRequest.shape;

/** Models that fill in arguments write numbers as text, and `null` or an empty text for what they leave out. */
const drawInput = z.object({
  prompt,
  negativePrompt: optional(negativePrompt),
  seed: optionalNumber(seed),
  count: optionalNumber(count),
  model: optional(model),
});
const shareFlag = optionalBoolean().describe('Whether to make a link to a page with the pictures.');
const sharedDrawInput = drawInput.extend({ share: shareFlag });
const byId = z.object({ id: z.string().describe('The id of a drawing, as `draw` gave it.') });

/** What results say of a drawing beside its pictures. */
const About = z.object({
  id: z.string(),
  status: z.string().describe('waiting, drawing, done, failed or cancelled.'),
  prompt: z.string(),
  model: z.string(),
  seed: z.int().optional().describe('The same prompt with this seed gives the same pictures.'),
  pictures: z.array(z.string()).describe('Addresses of PNG files, if they have any.'),
  notes: z.array(z.string()).describe('How words that were not taken literally were understood.'),
  position: z.int().optional().describe('Drawings that are made before this one, while it waits.'),
  etaSeconds: z.int().optional().describe('Seconds until the pictures are there, while it waits.'),
  link: z.string().optional().describe('A page with the pictures.'),
});
type About = z.infer<typeof About>;

/** An MCP server with Nonet's tools; connecting it to a transport is left to the caller. */
export function createMcpServer(backend: McpBackend): McpServer {
  const server = new McpServer(
    { name: 'nonet', title: 'Nonet', version: manifest.version },
    { instructions: INSTRUCTIONS },
  );
  const { share } = backend;
  server.registerTool(
    'draw',
    {
      title: 'Draw pictures',
      description: `Draws pictures of a prompt: nine, or 1 to ${MAX_COUNT} by \`count\`. Takes seconds, or longer while others wait.`,
      inputSchema: share ? sharedDrawInput : drawInput,
      outputSchema: About,
      annotations: {
        readOnlyHint: false,
        destructiveHint: false,
        idempotentHint: false,
        openWorldHint: false,
      },
    },
    (asked: z.infer<typeof sharedDrawInput>, context: ServerContext) =>
      answer(async () => {
        const { share: wantsLink, ...request } = asked;
        const { signal } = context.mcpReq;
        const drawing = await backend.draw(request, { signal, onEvent: progressTo(context) });
        return toResult(drawing, wantsLink ? await share?.(drawing.id) : undefined);
      }),
  );
  server.registerTool(
    'get_drawing',
    {
      title: 'Look up a drawing',
      description: 'How a drawing stands, and its pictures once it is done.',
      inputSchema: byId,
      outputSchema: About,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ id }) => answer(async () => toResult(await backend.find(id))),
  );
  if (!share) return server;
  server.registerTool(
    'share_drawing',
    {
      title: 'Share a drawing',
      description:
        'Makes a link to a page with the pictures of a drawing of the caller. Everyone with the link sees them; nobody finds it by searching.',
      inputSchema: byId,
      outputSchema: z.object({ link: z.string() }),
      annotations: {
        readOnlyHint: false,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      },
    },
    ({ id }) =>
      answer(async () => {
        const link = await share(id);
        return { content: [{ type: 'text', text: link }], structuredContent: { link } };
      }),
  );
  return server;
}

/** Errors are results too: the model that called reads them and may try again otherwise. */
async function answer(action: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await action();
  } catch (error) {
    const { code, message } = error instanceof ApiError ? error : describeUnknown(error as Error);
    return { isError: true, content: [{ type: 'text', text: `${message} (${code})` }] };
  }
}

/** What is no error of the service's: its text may hold what is none of the caller's business. */
function describeUnknown({ name }: Error): { readonly code: string; readonly message: string } {
  return name === 'AbortError'
    ? { code: 'cancelled', message: 'the drawing was cancelled' }
    : { code: 'internal', message: 'something went wrong on our side' };
}

function toResult({ files, ...drawing }: McpDrawing, link?: string): CallToolResult {
  const { id, status, model: drawnBy, request, position, etaSeconds, error } = drawing;
  const about: About = {
    id,
    status,
    prompt: request.prompt,
    model: drawnBy,
    pictures: drawing.pictures ?? [],
    notes: drawing.notes ?? [],
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    ...(position === undefined ? {} : { position }),
    ...(etaSeconds === undefined ? {} : { etaSeconds }),
    ...(link === undefined ? {} : { link }),
  };
  const lines = [
    `${files.length === 1 ? '1 picture' : `${files.length} pictures`} of ${JSON.stringify(about.prompt)} (${status}, seed ${about.seed}, model ${drawnBy}, drawing ${id})`,
    ...(error ? [`${error.message} (${error.code})`] : []),
    ...about.notes,
    ...about.pictures,
    ...(link === undefined ? [] : [link]),
  ];
  return {
    content: [
      ...files.map((file) => ({
        type: 'image' as const,
        data: Buffer.from(file).toString('base64'),
        mimeType: 'image/png',
      })),
      { type: 'text', text: lines.join('\n') },
    ],
    structuredContent: about,
  };
}

const PERCENT = 100;
/** Progress must grow with every notification, also while a drawing waits. */
const LEAST_STEP = 0.001;

/** Sends events on as progress notifications, if the client has asked for them. */
function progressTo({ mcpReq }: ServerContext): (event: DrawEvent) => void {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return () => {};
  let last = 0;
  const send = (progress: number, message: string) => {
    if (progress <= last || mcpReq.signal.aborted) return; // a drawing may begin again, on another worker
    last = progress;
    const params = { progressToken, progress, total: PERCENT, message };
    mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {}); // the client has gone
  };
  return (event) => {
    if (event.type === 'progress')
      send((PERCENT * event.done) / event.total, `step ${event.done} of ${event.total}`);
    if (event.type !== 'queued') return;
    const time = event.etaSeconds === undefined ? '' : `, about ${event.etaSeconds} s`;
    send(last + LEAST_STEP, `waiting: ${event.position} drawings before this one${time}`);
  };
}
