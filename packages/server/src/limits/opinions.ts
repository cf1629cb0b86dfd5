// Likes, reports and appeals of one address: cookies cost nothing, so that callers alone would count for nothing.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { network } from '../routes/caller.ts';
import type { Bursts, OpinionKind } from './bursts.ts';
import { Throttle } from './throttle.ts';

/** Routes by method that give an opinion. */
const OPINIONS: ReadonlyMap<string, OpinionKind> = new Map([
  ['PUT /api/shares/:id/like', 'likes'],
  ['POST /s/:id/like', 'likes'],
  ['POST /api/reports', 'reports'],
  ['POST /s/:id/report', 'reports'],
  ['POST /api/appeals', 'appeals'],
]);
const DAY_MINUTES = 24 * 60;
/** Of one thing: the people of a household. */
const OF_ONE = 5;
const IN_ALL = 100;

/** Answers `rate-limited` to an address with more opinions a day than people behind one have. Each node counts for itself. */
export function limitOpinions(app: FastifyInstance, bursts: Bursts): void {
  const ofOne = new Throttle(OF_ONE, DAY_MINUTES);
  const inAll = new Throttle(IN_ALL, DAY_MINUTES);
  app.addHook('preHandler', async (request) => {
    const { method, routeOptions } = request;
    const kind = OPINIONS.get(`${method} ${routeOptions.url ?? ''}`);
    if (!kind) return;
    const from = network(request.ip);
    const subject = subjectOf(request);
    bursts.add(kind, subject, from);
    // First: what is counted of single things is forgotten for newer ones, of which an address has no more than this.
    inAll.take(from);
    if (subject !== undefined) ofOne.take(`${from} ${routeOptions.url} ${subject}`);
  });
}

/** The set or drawing that an opinion is about; none for appeals, which say what they are about in words. */
function subjectOf({ params, body }: FastifyRequest): string | undefined {
  const { id } = params as { id?: string };
  const { drawing } = (body ?? {}) as { drawing?: unknown };
  return id ?? (typeof drawing === 'string' ? drawing : undefined);
}
