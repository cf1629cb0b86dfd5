// Turns requests away while the line is full, before anything else is done for them: on a viral day that is most.
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../routes/context.ts';

/** Routes that ask for drawings. */
const DRAWING = new Set(['/api/drawings', '/v1/images/generations', '/v1/images/variations', '/generate']);

/** Answers 429 with Retry-After without reading the body. What slips through is refused by the intake. */
export function refuseEarly(app: FastifyInstance, { intake, model }: AppContext): void {
  app.addHook('onRequest', async ({ method, routeOptions: { url = '' } }) => {
    const refusal = method === 'POST' && DRAWING.has(url) ? intake.refusal(model) : undefined;
    if (refusal) throw refusal;
  });
}
