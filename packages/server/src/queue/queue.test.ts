import { randomUUID } from 'node:crypto';
import type { ApiError } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, migrate, openDatabase } from '../db/database.ts';
import { DrawingHub } from '../events/drawing-hub.ts';
import { servers, startTestPostgres, type TestPostgres } from '../testing/postgres.ts';
import { until } from '../testing/until.ts';
import { BANDS } from './bands.ts';
import { type Claim, claim, fail, finish, release, renewLeases } from './claims.ts';
import { contentKey } from './content-key.ts';
import { cancelDrawing, findDrawings, listDrawings } from './drawings.ts';
import { Intake, type NewDrawing } from './intake.ts';
import { Line } from './line.ts';
import { expire, MAX_ATTEMPTS, sweep } from './retries.ts';
import { TURNS_OF_ADDRESS, turnsOf } from './turns.ts';

const MODEL = 'tiny';
const WORKER = randomUUID();
const RESULT = { seed: 1, seconds: 0.5, pictures: ['a.png'] };
let seeds = 0;

const newDrawing = (account: string, change: Partial<NewDrawing> & { seed?: number } = {}): NewDrawing => {
  const { seed = ++seeds, ...rest } = change;
  const request = { prompt: 'a cat', seed };
  const model = change.model ?? MODEL;
  const key = contentKey(model, request);
  const id = randomUUID();
  return {
    id,
    owner: account,
    account,
    band: 1,
    backlogLimit: 100,
    model,
    request,
    contentKey: key,
    ...rest,
  };
};

describe.each(servers)('the queue in %s Postgres', (server) => {
  let postgres: TestPostgres;
  let url: string;
  let db: Database;
  let line: Line;
  let intake: Intake;

  beforeAll(async () => {
    postgres = await startTestPostgres(server);
    url = await postgres.createDatabase();
    await migrate(url);
    db = openDatabase(url);
  });
  beforeEach(async () => {
    await sql`truncate drawings, results, progress, accounts, workers cascade; update clock set turn = 0, busy = false`.execute(
      db,
    );
    line = new Line(db);
    intake = new Intake(db, line, 1_000);
  });
  afterAll(async () => {
    await db.destroy();
    await postgres.close();
  });

  const accept = (...drawings: NewDrawing[]) =>
    Promise.all(drawings.map((drawing) => intake.accept(drawing)));
  const take = (limit = 1, lastBand = 2, models = [MODEL]) =>
    claim(db, { worker: WORKER, models, lastBand, limit });
  const statusOf = async ({ id }: { id: string }) => (await findDrawings(db, [id]))[0]?.status;
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'accepted',
      (error: ApiError) => error.code,
    );
  /** Draws everything; gives the accounts in the order of drawing. */
  async function drawAll(): Promise<string[]> {
    const order: string[] = [];
    for (let [next] = await take(); next; [next] = await take()) {
      const row = await db
        .selectFrom('drawings')
        .select('account')
        .where('id', '=', next.id)
        .executeTakeFirst();
      order.push(row!.account);
      await finish(db, next.key, RESULT);
    }
    return order;
  }

  it('lets a newcomer wait for the drawing under way alone, however many another has', async () => {
    await accept(...Array.from({ length: 60 }, () => newDrawing('hog')));
    const [first] = await take();
    await accept(newDrawing('late'), newDrawing('late'), newDrawing('later'));
    await finish(db, first!.key, RESULT);
    const order = await drawAll();
    expect(order.slice(0, 5)).toEqual(expect.arrayContaining(['late', 'later', 'hog', 'late']));
    // Turn 0 is the newcomers': the hog drew its own before they came.
    expect(order.slice(0, 2).sort()).toEqual(['late', 'later']);
    expect(order.slice(2, 4).sort()).toEqual(['hog', 'late']);
    expect(order.slice(4)).toEqual(Array.from({ length: 58 }, () => 'hog'));
  });

  it('gives the accounts of one address a few turns, however many there are', async () => {
    const address = 'address of many';
    const turns = (account: string) => turnsOf({ account, band: BANDS.normal }, address);
    const names = new Set(Array.from({ length: 200 }, (_, n) => turns(`user ${n}`)));
    expect(names.size).toBe(TURNS_OF_ADDRESS);
    expect(turnsOf({ account: 'user 1', band: BANDS.premium }, address)).toBe('user 1');
    const crowd = Array.from({ length: 20 }, (_, n) => newDrawing(`user ${n}`, { turns: address }));
    await accept(...crowd);
    await accept(newDrawing('stranger'), newDrawing('stranger'));
    expect((await drawAll()).slice(0, 4).filter((account) => account === 'stranger')).toHaveLength(2);
  });

  it('does not let an account save up turns while it is away', async () => {
    await accept(...Array.from({ length: 5 }, () => newDrawing('early')));
    await drawAll();
    await accept(...Array.from({ length: 5 }, () => newDrawing('new')), newDrawing('early'));
    expect((await drawAll()).slice(0, 2).sort()).toEqual(['early', 'new']);
  });

  it('draws by band, and keeps a worker for the urgent', async () => {
    const { background, normal, premium, urgent } = BANDS;
    const [last, third, second, first] = [background, normal, premium, urgent].map((band) =>
      newDrawing('one', { band }),
    );
    await accept(last!, third!, second!, first!);
    const ids = (claims: Claim[]) => claims.map(({ id }) => id);
    expect(ids(await take(4, premium))).toEqual([first!.id, second!.id]);
    expect(ids(await take(4, background))).toEqual([third!.id, last!.id]);
  });

  it('takes what the worker can draw', async () => {
    await accept(newDrawing('one', { model: 'large' }), newDrawing('one'));
    expect((await take(5)).map(({ model }) => model)).toEqual([MODEL]);
    expect((await take(5, 2, [MODEL, 'large'])).map(({ model }) => model)).toEqual(['large']);
  });

  it('draws equal requests once, for all who asked, and never again', async () => {
    const equal = [
      newDrawing('a', { seed: -1 }),
      newDrawing('b', { seed: -1 }),
      newDrawing('c', { seed: -1 }),
    ];
    await accept(...equal.slice(0, 2));
    const claims = await take(5);
    expect(claims).toHaveLength(1);
    await accept(equal[2]!);
    expect(await take(5)).toEqual([]);
    await finish(db, claims[0]!.key, RESULT);
    expect(await Promise.all(equal.map(statusOf))).toEqual(['done', 'done', 'done']);
    expect((await accept(newDrawing('d', { seed: -1 })))[0]!.status).toBe('done');
    expect((await accept(newDrawing('d', { seed: -2 })))[0]!.status).toBe('waiting');
  });

  it('gives each of many workers drawings of their own', async () => {
    await accept(
      ...Array.from({ length: 30 }, (_, index) => newDrawing('many', { seed: -(index % 20) - 1 })),
    );
    const taken = await Promise.all(Array.from({ length: 10 }, () => take(2)));
    const keys = taken.flat().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(0);
  });

  it('stores a request that is sent twice once', async () => {
    const drawing = newDrawing('a');
    const places = [...(await accept(drawing, drawing)), ...(await accept(drawing))];
    expect(new Set(places.map(({ seq }) => seq)).size).toBe(1);
    expect(await listDrawings(db, 'a', { limit: 10 })).toHaveLength(1);
  });

  it('refuses more than an account, or all, may have waiting; a cancelled drawing makes room', async () => {
    const limited = () => newDrawing('a', { backlogLimit: 3 });
    const accepted = [limited(), limited(), limited()];
    await accept(...accepted);
    expect(await codeOf(intake.accept(limited()))).toBe('too-many-waiting');
    expect(await cancelDrawing(db, 'a', accepted[2]!.id)).toBe(true);
    expect(await codeOf(intake.accept(limited()))).toBe('accepted');
    expect(await codeOf(intake.accept(limited()))).toBe('too-many-waiting');
    await finish(db, (await take())[0]!.key, RESULT);
    await finish(db, (await take())[0]!.key, RESULT);
    expect(await codeOf(intake.accept(limited()))).toBe('accepted');

    await line.refresh();
    const full = new Intake(db, line, line.waiting + 1);
    expect(await codeOf(full.accept(newDrawing('b')))).toBe('accepted');
    await expect(async () => full.accept(newDrawing('b'))).rejects.toMatchObject({
      code: 'queue-full',
      retryAfter: expect.any(Number),
    });
  });

  it('counts what is being stored: a slow database lets no more in than there is room for', async () => {
    const few = new Intake(db, line, 3);
    const lock = await db.startTransaction().execute();
    await sql`lock table drawings in exclusive mode`.execute(lock);
    const first = Promise.all([1, 2, 3].map(() => few.accept(newDrawing('a'))));
    await until(async () => {
      const held = sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      return (await held.execute(lock)).rows.length > 0;
    });
    expect(await codeOf(few.accept(newDrawing('b')))).toBe('queue-full');
    await lock.rollback().execute();
    expect(await first).toHaveLength(3);
    expect(await codeOf(few.accept(newDrawing('b')))).toBe('queue-full');
  });

  it('counts what other nodes let in, and nothing twice', async () => {
    const elsewhere = new Line(db); // no picture of the queue is ever taken here
    const hub = await DrawingHub.start(url, db, elsewhere);
    const [drawing, other] = [newDrawing('a'), newDrawing('b')];
    await accept(drawing, drawing, other);
    await accept(drawing);
    await until(() => elsewhere.waiting === 2);
    expect(line.waiting).toBe(2);
    expect(await codeOf(new Intake(db, elsewhere, 2).accept(newDrawing('c')))).toBe('queue-full');
    const more = new Intake(db, elsewhere, 3);
    expect(await codeOf(more.accept(newDrawing('c')))).toBe('accepted');
    await accept(newDrawing('d'));
    await until(() => elsewhere.waiting > 3); // reported after what this node let in itself
    expect(elsewhere.waiting).toBe(4);
    await hub.close();
  });

  it('knows every place and when its turn comes', async () => {
    const drawings = Array.from({ length: 7 }, (_, index) => newDrawing(`client ${index % 3}`));
    const places = await accept(...drawings);
    await sql`insert into workers values (${WORKER}, 'here', ${[MODEL]}, 2, 3, now())`.execute(db);
    await line.refresh();
    const standings = places.map((place) => line.standing({ ...place, model: MODEL }));
    expect(standings.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(standings[4]!.etaSeconds).toBe(Math.ceil(4 * 1.5 + 3));
    expect(line.waiting).toBe(7);
    const next = await accept(newDrawing('client 9'));
    // Newcomers stand behind the first of everyone else, before the second ones.
    expect(line.standing({ ...next[0]!, model: MODEL }).position).toBe(3);
    expect(line.waiting).toBe(8);
  });

  it('knows what a model is by its weights, since when its name stands for others', async () => {
    const tell = async (weights: string) => {
      await sql`insert into workers values (${WORKER}, 'here', ${[MODEL]}, 2, 3, now(), ${[weights]})
        on conflict (id) do update set weights = excluded.weights`.execute(db);
      await line.refresh();
    };
    expect(line.weights(MODEL)).not.toBe(new Line(db).weights(MODEL));
    await tell('first');
    expect(line.weights(MODEL)).toBe('first');
    await sql`delete from workers`.execute(db);
    await line.refresh();
    expect(line.weights(MODEL)).toBe('first');
    await tell('second');
    expect(line.weights(MODEL)).toBe('second');
    const request = { prompt: 'a cat', seed: 1 };
    const keys = ['first', 'second'].map((weights) => contentKey(MODEL, request, weights));
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('takes requests of other scenes, and of another way to draw them, for others', () => {
    const request = { prompt: 'a cat', seed: 1 };
    const sceneOf = (name: string) => ({ things: [{ id: 'a', name }], relations: [] });
    const changes = [{}, { scene: sceneOf('cat') }, { scene: sceneOf('dog') }, { joint: true }];
    const keys = changes.map((change) => contentKey(MODEL, { ...request, ...change }));
    expect(new Set(keys).size).toBe(changes.length);
    expect(contentKey(MODEL, { ...request, joint: false })).toBe(keys[0]);
  });

  it('stays right about places in a queue too long to keep', async () => {
    await sql`
      insert into drawings (id, owner, account, band, turn, model, request, content_key, status)
      select gen_random_uuid(), 'o', 'a', 1, n, ${MODEL}, '{}', n::text, 'waiting'
      from generate_series(1, 20000) as n`.execute(db);
    await line.refresh();
    await line.refresh(); // the first reported the length of the queue
    for (const turn of [1, 77, 12_345, 20_000]) {
      const { position } = line.standing({ model: MODEL, band: 1, turn, seq: 0 });
      expect(Math.abs(position - (turn - 1))).toBeLessThanOrEqual(4);
    }
    expect(line.waiting).toBe(20_000);
  });

  it('tries again later what failed, and sets aside what fails for ever, with its equals', async () => {
    const poison = [newDrawing('a', { seed: -9 }), newDrawing('b', { seed: -9 })];
    await accept(...poison);
    const error = { code: 'drawing-failed', message: 'the engine gave up' } as const;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const [taken] = await take();
      expect(taken?.attempt).toBe(attempt);
      await fail(db, WORKER, taken!, error, false);
      if (attempt === 1) {
        const [row] = (
          await sql<{ wait: number }>`
          select extract(epoch from not_before - started_at)::float as wait from drawings where id = ${taken!.id}`.execute(
            db,
          )
        ).rows;
        expect(row!.wait).toBeGreaterThanOrEqual(0.5);
      }
      await sql`update drawings set not_before = now() + case when id = ${taken!.id} then interval '0' else interval '1 h' end`.execute(
        db,
      );
    }
    expect(await Promise.all(poison.map(statusOf))).toEqual(['failed', 'failed']);
    const [row] = await findDrawings(db, [poison[1]!.id]);
    expect(row!.error).toEqual(error);
  });

  it('sets aside at once what can never be drawn', async () => {
    const drawing = newDrawing('a');
    await accept(drawing);
    await fail(db, WORKER, (await take())[0]!, { code: 'request-invalid', message: 'no' }, true);
    expect(await statusOf(drawing)).toBe('failed');
  });

  it('ends what nobody could draw within a day, and nothing younger', async () => {
    const [old, young] = [newDrawing('a', { model: 'gone' }), newDrawing('a', { model: 'gone' })];
    await accept(old, young);
    await sql`update drawings set created_at = now() - interval '25 h' where id = ${old.id}`.execute(db);
    await expire(db);
    const [row] = await findDrawings(db, [old.id]);
    expect([row!.status, row!.error?.code]).toEqual(['failed', 'timed-out']);
    expect(await statusOf(young)).toBe('waiting');
  });

  it('gives the drawing of a dead worker to another, until it has taken too many', async () => {
    const drawing = newDrawing('a');
    await accept(drawing);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const [taken] = await take();
      expect(taken?.attempt).toBe(attempt);
      expect(await sweep(db)).toBe(0);
      expect(await renewLeases(db, WORKER, [taken!.key])).toEqual([taken!.key]);
      expect(await renewLeases(db, randomUUID(), [taken!.key])).toEqual([]);
      await sql`update drawings set lease_until = now() - interval '1 s'`.execute(db);
      expect(await sweep(db)).toBe(1);
    }
    const [row] = await findDrawings(db, [drawing.id]);
    expect([row!.status, row!.error?.message]).toEqual(['failed', expect.stringContaining('worker died')]);
  });

  it('lets a worker that was given up hand in what it drew', async () => {
    const drawing = newDrawing('a');
    await accept(drawing);
    const [lost] = await take();
    await sql`update drawings set lease_until = now() - interval '1 s'`.execute(db);
    await sweep(db);
    await finish(db, lost!.key, RESULT);
    expect(await statusOf(drawing)).toBe('done');
    expect(await take()).toEqual([]);
    // Its failure, by contrast, is nobody's business any longer.
    await fail(db, WORKER, lost!, { code: 'drawing-failed', message: 'late' }, true);
    expect(await statusOf(drawing)).toBe('done');
  });

  it('puts back what a leaving worker holds, as if it had not been taken', async () => {
    const drawing = newDrawing('a');
    await accept(drawing, newDrawing('a'));
    const [taken] = await take();
    await release(db, WORKER, [taken!.id]);
    expect(await take()).toEqual([{ ...taken!, attempt: 1, waited: expect.any(Number) }]);
  });

  it('cancels for the owner alone; work that others wait for goes on', async () => {
    const [mine, equal] = [newDrawing('me', { seed: -5 }), newDrawing('you', { seed: -5 })];
    await accept(mine, equal);
    const [taken] = await take();
    expect(taken!.id).toBe(mine.id);
    expect(await cancelDrawing(db, 'you', mine.id)).toBe(false);
    expect(await cancelDrawing(db, 'me', mine.id)).toBe(true);
    expect(await Promise.all([mine, equal].map(statusOf))).toEqual(['cancelled', 'drawing']);
    expect(await renewLeases(db, WORKER, [taken!.key])).toEqual([taken!.key]);
    await finish(db, taken!.key, RESULT);
    expect(await Promise.all([mine, equal].map(statusOf))).toEqual(['cancelled', 'done']);
    expect(await cancelDrawing(db, 'me', mine.id)).toBe(true);
    expect(await statusOf(mine)).toBe('cancelled');
  });

  it('keeps any text as it is', async () => {
    const prompt = `\u0000'); drop table drawings; -- <script> \ud800 🦊`;
    const drawing = newDrawing('a', { request: { prompt, seed: 1 } });
    await accept(drawing);
    expect((await take())[0]!.request.prompt).toBe(prompt);
  });
});
