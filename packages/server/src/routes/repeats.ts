// Requests that are sent again with their idempotency key: they are answered with the drawing of the first.
import { createHmac, randomUUID } from 'node:crypto';
import { ApiError, type Drawing, type DrawRequest, RANDOM_SEED } from '@nonet/api';
import type { FastifyRequest } from 'fastify';
import { isSameRequest } from '../queue/content-key.ts';
import type { DrawingReader } from '../queue/drawing-reader.ts';
import type { DrawingRow } from '../queue/drawings.ts';
import type { Caller } from './caller.ts';

/**
 * The id that a request has whenever it is sent with this idempotency key; undefined without one. It is made of the
 * caller's secret: nobody else can compute it, as anyone who knows an id may see the drawing.
 */
export function repeatedId(
  headers: FastifyRequest['headers'],
  { secret, owner }: Pick<Caller, 'secret' | 'owner'>,
): string | undefined {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return undefined;
  const hash = createHmac('sha256', secret).update(`${owner}\n${key}`).digest('hex');
  const part = (from: number, to: number) => hash.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-8${part(12, 15)}-8${part(15, 18)}-${part(18, 30)}`; // version 8: our own making
}

/**
 * Holds a request against the drawing that it is answered with: an idempotency key stands for one request.
 * @throws ApiError `idempotency-conflict`
 */
export function checkRepeated(
  { model, seed = RANDOM_SEED, ...asked }: DrawRequest,
  drawing: Drawing,
  defaultModel: string,
): void {
  const stored = drawing.request;
  const storedSeed = stored.seed ?? RANDOM_SEED;
  const wanted = { ...asked, seed: seed === RANDOM_SEED ? storedSeed : seed };
  const isSame =
    (model ?? defaultModel) === drawing.model &&
    isSameRequest(drawing.model, wanted, { ...stored, seed: storedSeed });
  if (isSame) return;
  throw new ApiError(
    'idempotency-conflict',
    'idempotency-key: expected the request that this key was first sent with, got another one',
  );
}

export class Repeats {
  readonly #reader: DrawingReader;
  readonly #toDrawing: (row: DrawingRow) => Drawing;
  /** Answers under way, by id. */
  readonly #underWay = new Map<string, Promise<Drawing>>();

  constructor(reader: DrawingReader, toDrawing: (row: DrawingRow) => Drawing) {
    this.#reader = reader;
    this.#toDrawing = toDrawing;
  }

  /**
   * The drawing of a request, which is created once however often it is sent, at the same time too.
   * @param id see `repeatedId`; a new one when undefined
   * @param create stores it; of an id that is stored already it gives the drawing
   * @param isCounted whether it costs the caller something: then it is looked up before. Others would wait for nothing.
   */
  async once(
    id: string | undefined,
    create: (id: string) => Promise<Drawing>,
    isCounted: boolean,
  ): Promise<Drawing> {
    if (id === undefined) return create(randomUUID());
    const known = this.#underWay.get(id);
    if (known) return known;
    const answer = this.#answer(id, create, isCounted).finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, answer);
    return answer;
  }

  async #answer(id: string, create: (id: string) => Promise<Drawing>, isCounted: boolean): Promise<Drawing> {
    const found = isCounted ? await this.#find(id) : undefined;
    try {
      return found ?? (await create(id));
    } catch (error) {
      // There may be room no more, or another node has stored it just now.
      const stored = await this.#find(id).catch(() => undefined);
      if (stored) return stored;
      throw error;
    }
  }

  async #find(id: string): Promise<Drawing | undefined> {
    const row = await this.#reader.read(id);
    return row && this.#toDrawing(row);
  }
}
