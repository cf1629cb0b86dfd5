// Create, get, list, cancel and watch drawings.
import { ApiError, DrawEvent, Drawing, DrawingIds, DrawingList, DrawRequest, ListQuery } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { EventStreams } from '../events/event-stream.ts';
import { clientOf } from '../limits/client-of.ts';
import { content, empty, errors, json, READ_ERRORS, SUBMIT_ERRORS } from '../openapi/answers.ts';
import { DrawingReader } from '../queue/drawing-reader.ts';
import { cancelDrawing, type DrawingRow, existingIds, listDrawings, toDrawing } from '../queue/drawings.ts';
import { securityHeaders } from '../security-headers.ts';
import type { Caller } from './caller.ts';
import type { AppContext } from './context.ts';
import { checkRepeated, Repeats, repeatedId } from './repeats.ts';
import { submit } from './submit.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Ids are read back from memory of the reader; nothing longer was ever sent. */
const LONGEST_EVENT_ID = 64;

export function drawingRoutes(app: FastifyInstance, context: AppContext): void {
  const { db, intake, line, hub, identify, watching } = context;
  const reader = new DrawingReader(db);
  const streams = new EventStreams();
  app.addHook('preClose', async () => streams.close());

  const repeats = new Repeats(reader, (row) => toDrawing(row, line));

  app.post<{ Body: DrawRequest }>('/api/drawings', { schema: CREATE }, async (request, reply) => {
    const caller = await identify(request, reply);
    const drawing = await repeats.once(
      repeatedId(request.headers, caller),
      (id) => create(caller, request.body, id),
      caller.key !== undefined,
    );
    checkRepeated(request.body, drawing, context.model);
    return reply.status(202).header('location', `/api/drawings/${drawing.id}`).send(drawing);
  });

  async function create(caller: Caller, asked: DrawRequest, id: string): Promise<Drawing> {
    const refusal = intake.refusal(context.model); // before anything is looked up or moderated for it
    if (refusal) throw refusal;
    const { place, model, drawn } = await submit(context, caller, asked, { id });
    if (place.status !== 'waiting' || !place.fresh) return toDrawing(await find(id), line);
    return {
      id,
      status: 'waiting',
      model,
      request: drawn,
      createdAt: new Date().toISOString(),
      ...line.standing({ ...place, model }),
    };
  }

  app.get<{ Querystring: ListQuery }>(
    '/api/drawings',
    { schema: LIST },
    async (request, reply): Promise<DrawingList> => {
      const { limit, before } = request.query;
      const { owner } = await identify(request, reply);
      const rows = await listDrawings(db, owner, { before, limit });
      const next = rows.length === limit ? { next: rows.at(-1)!.seq } : {};
      return { drawings: rows.map((row) => toDrawing(row, line)), ...next };
    },
  );

  app.post<{ Body: DrawingIds }>(
    '/api/drawings/existing',
    { schema: EXISTING },
    async ({ body }): Promise<DrawingIds> => ({ ids: await existingIds(db, body.ids) }),
  );

  app.get<WithId>('/api/drawings/:id', { schema: GET }, async ({ params: { id } }) =>
    toDrawing(await find(id), line),
  );

  app.delete<WithId>('/api/drawings/:id', { schema: CANCEL }, async (request, reply) => {
    const { id } = request.params;
    const { owner } = await identify(request, reply);
    if (!UUID.test(id) || !(await cancelDrawing(db, owner, id))) throw unknown(id);
    return reply.status(204).send();
  });

  app.get<WithId>('/api/drawings/:id/events', { schema: WATCH }, async (request, reply) => {
    const row = await find(request.params.id);
    if (request.method === 'HEAD') return reply.type('text/event-stream').send(); // it would wait for the end
    const seen = request.headers['last-event-id'];
    const lastEventId = typeof seen === 'string' && seen.length <= LONGEST_EVENT_ID ? seen : undefined;
    const release = watching.take(await clientOf(context.keys, request));
    reply.hijack();
    let stop = release;
    let isOver = false;
    const send = streams.open(reply.raw, securityHeaders, lastEventId, () => {
      isOver = true;
      stop();
    });
    if (isOver) return reply;
    const unwatch = hub.watch(row, send);
    stop = () => {
      release();
      unwatch();
    };
    return reply;
  });

  async function find(id: string): Promise<DrawingRow> {
    const row = UUID.test(id) ? await reader.read(id) : undefined;
    if (!row) throw unknown(id);
    return row;
  }
}

const tags = ['drawings'];

const CREATE = {
  tags,
  summary: 'Ask for pictures',
  description:
    'An accepted request is saved and will always finish. Sent again with the same header `idempotency-key` by the same key, session or device, it is the same drawing: it is not counted again. With another request under that header the answer is an error.',
  body: DrawRequest,
  response: {
    202: json(Drawing, 'Accepted; its address is in `location`.'),
    ...errors([...SUBMIT_ERRORS, 'picture-gone', 'idempotency-conflict']),
  },
};

const LIST = {
  tags,
  summary: "One's own drawings, the latest first",
  querystring: ListQuery,
  response: {
    200: json(DrawingList, 'A page of them.'),
    ...errors(['request-invalid', 'key-unknown', 'key-forbidden', ...READ_ERRORS]),
  },
};

const EXISTING = {
  tags,
  summary: 'Which drawings are still there',
  description:
    'For lists that programs keep: what is missing in the answer was deleted. Whoever knows an id may ask.',
  body: DrawingIds,
  response: {
    200: json(DrawingIds, 'Those that are stored.'),
    ...errors(['request-invalid', ...READ_ERRORS]),
  },
};

const GET = {
  tags,
  summary: 'How a drawing stands',
  description: 'Needs no key: the id is the secret.',
  response: { 200: json(Drawing, 'The drawing.'), ...errors(['not-found', ...READ_ERRORS]) },
};

const CANCEL = {
  tags,
  summary: "Cancel a drawing of one's own",
  response: {
    204: empty('It is not drawn, or had ended before.'),
    ...errors(['not-found', 'key-unknown', 'key-forbidden', ...READ_ERRORS]),
  },
};

const WATCH = {
  tags,
  summary: 'Watch a drawing: server-sent events',
  description:
    'Any number of `queued` and `progress`, then `done` or `error`. An event carries the state of the drawing; a reader that reconnects with `last-event-id`, to any node, gets the present one.',
  response: {
    200: content('text/event-stream', DrawEvent, 'Events whose `data` is of this form.'),
    ...errors(['not-found', ...READ_ERRORS]),
  },
};

interface WithId {
  Params: { id: string };
}

const unknown = (id: string) =>
  new ApiError('not-found', `there is no drawing ${JSON.stringify(id.slice(0, 50))} (of yours)`);
