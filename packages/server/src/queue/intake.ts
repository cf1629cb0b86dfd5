// Intake of the queue: requests are stored before they are acknowledged, many in one transaction.
//
// Fairness is start-time fair queueing (Goyal, Vin, Cheng 1996): every account has turns 0, 1, 2, ... of its own, and
// the queue goes by turn. The clock of a band is the latest turn that was drawn; who was away joins at the clock. So an
// account with 10,000 requests delays the first of another by the drawing under way alone.
import { ApiError, counted, type DrawRequest } from '@nonet/api';
import { sql } from 'kysely';
import { type Database, isUnreachable } from '../db/database.ts';
import type { DrawingStatus } from '../db/schema.ts';
import { NEWS_CHANNEL, WORK_CHANNEL } from './channels.ts';
import type { Line } from './line.ts';

export interface NewDrawing {
  readonly id: string;
  readonly owner: string;
  readonly account: string;
  /** Whose turns it takes in the queue; the account's own when absent. */
  readonly turns?: string;
  /** See bands.ts. */
  readonly band: number;
  /** Most drawings of the account that may wait. */
  readonly backlogLimit: number;
  readonly model: string;
  readonly request: DrawRequest & { readonly seed: number };
  readonly contentKey: string;
}

/** Where a stored request stands. */
export interface Place {
  /** Whether it was stored now: an id that was stored before changes nothing. */
  readonly fresh: boolean;
  readonly status: DrawingStatus;
  readonly band: number;
  readonly turn: number;
  readonly seq: number;
}

interface Stored {
  /** By id; none for what the account has no room for. */
  readonly places: ReadonlyMap<string, Place>;
  /** Drawings that are new in the queue: not those that were stored before, or whose result was there already. */
  readonly joined: number;
}

interface Waiting {
  readonly drawing: NewDrawing;
  readonly resolve: (place: Place) => void;
  readonly reject: (error: unknown) => void;
}

/** Requests collect this long before they are stored together. */
const COLLECT_MS = 5;
const MAX_BATCH = 250;
/** Batches under way at a time: while one is written, the next collects. */
const MAX_IN_FLIGHT = 2;
const LONGEST_RETRY_AFTER = 600;
const PAUSE_RETRY_AFTER = 60;

export class Intake {
  readonly #db: Database;
  readonly #line: Line;
  /** Drawings that may wait, of all accounts together. */
  limit: number;
  /** Why the host takes none at present. */
  paused: string | undefined;
  /** Whether the latest batch could not be stored because the database is away. */
  isFailing = false;
  #collected: Waiting[] = [];
  /** Requests of the batches under way. */
  #storing = 0;
  #inFlight = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(db: Database, line: Line, limit: number) {
    this.#db = db;
    this.#line = line;
    this.limit = limit;
  }

  /** Why nothing is taken at present, if so; it costs no query. */
  refusal(model: string): ApiError | undefined {
    if (this.#closed) return new ApiError('shutting-down', 'this server is shutting down; please try again');
    if (this.paused !== undefined)
      return new ApiError('unavailable', this.paused, { retryAfter: PAUSE_RETRY_AFTER });
    const before = this.#line.waiting + this.#storing + this.#collected.length;
    if (before < this.limit) return undefined;
    const { secondsPerDrawing = 1 } = this.#line.speed(model);
    const room = Math.ceil((before - this.limit + 1) * secondsPerDrawing);
    return new ApiError(
      'queue-full',
      `${counted(before, 'drawing')} waiting, which is all there is room for`,
      {
        retryAfter: Math.min(LONGEST_RETRY_AFTER, Math.max(1, room)),
      },
    );
  }

  /**
   * Stores a request; it is safe once this resolves. An id that is stored already changes nothing.
   * @throws ApiError `queue-full`, `too-many-waiting`, `shutting-down`, `unavailable`
   */
  async accept(drawing: NewDrawing): Promise<Place> {
    const refusal = this.refusal(drawing.model);
    if (refusal) throw refusal;
    return new Promise((resolve, reject) => {
      this.#collected.push({ drawing, resolve, reject });
      this.#schedule();
    });
  }

  /** Stores what was handed in and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#collected.length > 0 || this.#inFlight > 0) {
      this.#schedule();
      await new Promise((resolve) => setTimeout(resolve, COLLECT_MS));
    }
  }

  #schedule(): void {
    if (this.#timer || this.#inFlight >= MAX_IN_FLIGHT || this.#collected.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const batch = this.#collected.splice(0, MAX_BATCH);
      this.#inFlight++;
      this.#storing += batch.length;
      void this.#store(batch).finally(() => {
        this.#inFlight--;
        this.#schedule();
      });
      this.#schedule();
    }, COLLECT_MS);
  }

  async #store(batch: readonly Waiting[]): Promise<void> {
    try {
      const { places, joined } = await store(
        this.#db,
        batch.map(({ drawing }) => drawing),
        this.#line.node,
      ).finally(() => {
        this.#storing -= batch.length;
      });
      this.isFailing = false;
      this.#line.join(joined);
      for (const { drawing, resolve, reject } of batch) {
        const place = places.get(drawing.id);
        if (place) {
          resolve(place);
          continue;
        }
        const { secondsPerDrawing = 1 } = this.#line.speed(drawing.model);
        reject(
          new ApiError(
            'too-many-waiting',
            `${drawing.backlogLimit} of your drawings are waiting; the next is welcome when one is done`,
            { retryAfter: Math.ceil(Math.min(LONGEST_RETRY_AFTER, Math.max(1, secondsPerDrawing))) },
          ),
        );
      }
    } catch (error) {
      this.isFailing = isUnreachable(error);
      const reason = this.isFailing
        ? new ApiError('unavailable', 'the database is away; please try again', {
            retryAfter: 5,
            cause: error,
          })
        : error;
      for (const { reject } of batch) reject(reason);
    }
  }
}

/**
 * One statement, so one transaction: turns, rows, and the results that are there already.
 * @param node the name under which other nodes learn what joined
 */
export async function store(db: Database, drawings: readonly NewDrawing[], node: string): Promise<Stored> {
  const column = <T>(read: (drawing: NewDrawing) => T) => drawings.map(read);
  const { rows } = await sql<Place & { id: string }>`
    with input as (
      select * from unnest(
        ${column(({ id }) => id)}::uuid[], ${column(({ owner }) => owner)}::text[],
        ${column(({ account }) => account)}::text[], ${column(({ account, turns = account }) => turns)}::text[],
        ${column(({ band }) => band)}::smallint[],
        ${column(({ backlogLimit }) => backlogLimit)}::int[], ${column(({ model }) => model)}::text[],
        ${column(({ request }) => JSON.stringify(request))}::json[],
        ${column(({ contentKey }) => contentKey)}::text[]
      ) with ordinality as input (id, owner, account, turns, band, backlog_limit, model, request, content_key, n)
    ), known as (
      select id, status, band, turn, seq from drawings where id = any(${column(({ id }) => id)}::uuid[])
    ), cached as ( -- results that are not being deleted; see retention/delete-drawing.ts
      select content_key from results where content_key = any(${column(({ contentKey }) => contentKey)}::text[])
      order by content_key for key share
    ), fresh as (
      select distinct on (input.id) input.*, cached.content_key is not null as drawn
      from input left join cached using (content_key)
      where id not in (select id from known) order by input.id, n
    ), numbered as (
      select *, row_number() over (partition by turns, band, drawn order by n) - 1 as k from fresh
    ), called as (
      insert into accounts as a (account, band, base, finish, accepted, backlog_limit)
      select turns, band, clock.turn, clock.turn + least(count(*), max(backlog_limit)), count(*), max(backlog_limit)
      from numbered join clock using (band) where not drawn
      group by turns, band, clock.turn order by turns, band -- in this order, or two batches could deadlock
      on conflict (account, band) do update set
        base = greatest(a.finish, excluded.base),
        finish = greatest(a.finish, excluded.base, least(
          greatest(a.finish, excluded.base) + excluded.accepted, excluded.base + excluded.backlog_limit)),
        accepted = a.accepted + excluded.accepted,
        backlog_limit = excluded.backlog_limit
      returning account, band, base
    ), stored as (
      insert into drawings (id, owner, account, band, turn, model, request, content_key, status, ended_at)
      select id, owner, n.account, n.band, coalesce(called.base + k, clock.turn), model, request, content_key,
        case when drawn then 'done' else 'waiting' end, case when drawn then now() end
      from numbered n join clock using (band)
        left join called on called.account = n.turns and called.band = n.band
      where drawn or called.base + k < clock.turn + backlog_limit
      order by n
      on conflict (id) do nothing
      returning id, status, band, turn, seq
    ), told as (
      select pg_notify(${WORK_CHANNEL}, '{}') from stored limit 1
    ), joined as (
      select pg_notify(${NEWS_CHANNEL},
        json_build_object('type', 'joined', 'node', ${node}::text, 'count', count(*))::text)
      from stored where status = 'waiting' having count(*) > 0
    )
    select *, true as fresh from stored union all select *, false from known
    union all select null, null, null, null, null, null from told
    union all select null, null, null, null, null, null from joined`.execute(db);
  return {
    places: new Map(rows.map((row) => [row.id, row])),
    joined: rows.filter(({ fresh, status }) => fresh && status === 'waiting').length,
  };
}
