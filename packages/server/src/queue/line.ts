// Places in the queue, from a picture of it that is taken once a second, so that a place costs no query.
import { randomUUID } from 'node:crypto';
import type { Delay } from '@nonet/api';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** What decides a drawing's place. */
export interface Turn {
  readonly model: string;
  readonly band: number;
  readonly turn: number;
  readonly seq: number;
}

export interface Standing {
  /** Waiting drawings that are made before this one. */
  readonly position: number;
  /** Until it is done; absent while no worker can draw it. */
  readonly etaSeconds?: number;
  /** Why no worker draws at present. */
  readonly delayed?: Delay;
}

export interface Speed {
  /** Of all workers together; absent while none has measured. */
  readonly secondsPerDrawing?: number;
  /** From start to end of one. */
  readonly drawingSeconds?: number;
  /** Why all of them have paused. */
  readonly delayed?: Delay;
}

/** Rows of the picture; of a longer line every k-th is taken, and places are exact to k. */
const MAX_SAMPLES = 5_000;
const REFRESH_MS = 1_000;
/** At most this part of a node's time goes into taking the picture. */
const MAX_SHARE = 0.1;
/** A worker that was not heard of for so long is gone. */
const WORKER_SILENCE = '15 s';

interface Sample extends Turn {
  readonly place: number;
}

interface ModelLine {
  readonly samples: Sample[];
  readonly waiting: number;
}

export class Line {
  /** Of this node: nodes tell each other what they let into the queue. */
  readonly node = randomUUID();
  readonly #db: Database;
  #lines: ReadonlyMap<string, ModelLine> = new Map();
  #speeds: ReadonlyMap<string, Speed> = new Map();
  /** Digests of models; they stay known when their workers are gone. */
  readonly #weights = new Map<string, string>();
  /** Of models that no worker has reported yet: equal to no other time's. */
  readonly #unknownWeights = randomUUID();
  #waiting = 0;
  #joined = 0;
  #stride = 1;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #listeners = new Set<() => void>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Drawings that wait, of all models, as far as this node knows. */
  get waiting(): number {
    return this.#waiting + this.#joined;
  }

  /** Models that a living worker draws. */
  get models(): readonly string[] {
    return [...this.#speeds.keys()];
  }

  speed(model: string): Speed {
    return this.#speeds.get(model) ?? {};
  }

  /** What a model is, whatever its name has stood for before. */
  weights(model: string): string {
    return this.#weights.get(model) ?? this.#unknownWeights;
  }

  /** Counts drawings in until the next picture is taken. */
  join(count: number): void {
    this.#joined += count;
  }

  standing(turn: Turn): Standing {
    const line = this.#lines.get(turn.model);
    const position = line ? countBefore(line.samples, turn) : 0;
    const { secondsPerDrawing, drawingSeconds, delayed } = this.speed(turn.model);
    if (delayed !== undefined) return { position, delayed };
    if (secondsPerDrawing === undefined || drawingSeconds === undefined) return { position };
    return { position, etaSeconds: Math.ceil(position * secondsPerDrawing + drawingSeconds) };
  }

  /** Calls `listener` whenever places may have changed. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Takes the first picture, then one a second. */
  async start(): Promise<void> {
    await this.refresh();
    this.#wait(REFRESH_MS);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Takes a picture now. */
  async refresh(): Promise<void> {
    const joinedBefore = this.#joined;
    const [samples, speeds] = await Promise.all([this.#readSamples(), this.#readSpeeds()]);
    const lines = new Map<string, ModelLine>();
    for (const sample of samples) {
      const { samples: earlier = [] } = lines.get(sample.model) ?? {};
      earlier.push(sample);
      lines.set(sample.model, { samples: earlier, waiting: sample.place });
    }
    this.#lines = lines;
    this.#speeds = speeds;
    this.#waiting = [...lines.values()].reduce((sum, { waiting }) => sum + waiting, 0);
    this.#joined -= joinedBefore;
    this.#stride = Math.max(1, Math.ceil(this.#waiting / MAX_SAMPLES));
    for (const listener of this.#listeners) listener();
  }

  #wait(milliseconds: number): void {
    if (this.#closed) return;
    this.#timer = setTimeout(async () => {
      const start = performance.now();
      await this.refresh().catch(() => {}); // the database is away: the old picture stays
      this.#wait(Math.max(REFRESH_MS, (performance.now() - start) / MAX_SHARE));
    }, milliseconds);
  }

  /** Every k-th waiting drawing of each model and the last, with its place counted from 1. */
  async #readSamples(): Promise<Sample[]> {
    const { rows } = await sql<Sample>`
      select model, band, turn, seq, place from (
        select model, band, turn, seq,
          row_number() over line as place, lead(seq) over line is null as is_last
        from drawings where status = 'waiting'
        window line as (partition by model order by band, turn, seq)
      ) as numbered
      where place % ${this.#stride} = 0 or is_last
      order by model, place`.execute(this.#db);
    return rows;
  }

  async #readSpeeds(): Promise<Map<string, Speed>> {
    const { rows } = await sql<{
      model: string;
      weights: string | null;
      rate: number | null;
      seconds: number | null;
      delayed: Delay | null;
    }>`
      select model, max(digest) as weights, sum(slots / seconds_per_drawing)::float as rate,
        avg(seconds_per_drawing)::float as seconds,
        case when bool_and(delayed is not null) then max(delayed) end as delayed
      from workers, unnest(models, weights) as told (model, digest)
      where heartbeat_at > now() - ${WORKER_SILENCE}::interval group by model`.execute(this.#db);
    for (const { model, weights } of rows) if (weights) this.#weights.set(model, weights);
    return new Map(
      rows.map(({ model, rate, seconds, delayed }) => [
        model,
        {
          ...(rate && seconds ? { secondsPerDrawing: 1 / rate, drawingSeconds: seconds } : {}),
          ...(delayed ? { delayed } : {}),
        },
      ]),
    );
  }
}

/** How many drawings of the queue come before a turn: by binary search. */
function countBefore(samples: readonly Sample[], turn: Turn): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(samples[middle]!, turn)) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : samples[low - 1]!.place;
}

const isBefore = (a: Turn, b: Turn): boolean =>
  a.band - b.band || a.turn - b.turn
    ? a.band < b.band || (a.band === b.band && a.turn < b.turn)
    : a.seq < b.seq;
