// The one way into the line, whatever the form of the request.
import { randomInt, randomUUID } from 'node:crypto';
import { ApiError, type DrawRequest } from '@nonet/api';
import { contentKey } from '../queue/content-key.ts';
import type { Place } from '../queue/intake.ts';
import type { Caller } from './caller.ts';
import type { AppContext } from './context.ts';

export interface Submitted {
  readonly id: string;
  readonly place: Place;
  readonly model: string;
  /** What was asked for, with its seed. */
  readonly drawn: DrawRequest & { readonly seed: number };
}

const SEEDS = 2 ** 32;

/**
 * Stores a request; it will be drawn once this resolves.
 * @param id of a request that may have been stored before
 * @throws ApiError `model-unknown` and those of Intake.accept
 */
export async function submit(
  { intake, line, model: defaultModel }: AppContext,
  caller: Caller,
  asked: DrawRequest,
  id: string = randomUUID(),
): Promise<Submitted> {
  const model = asked.model ?? defaultModel;
  if (model !== defaultModel && !line.models.includes(model)) {
    const known = [...new Set([defaultModel, ...line.models])].join(', ');
    throw new ApiError('model-unknown', `model: expected one of ${known}, got ${JSON.stringify(model)}`);
  }
  const drawn = { ...asked, seed: asked.seed ?? randomInt(SEEDS) };
  const { owner, account, band, backlogLimit } = caller;
  const place = await intake.accept({
    ...{ id, owner, account, band, backlogLimit, model },
    request: drawn,
    contentKey: contentKey(model, drawn),
  });
  return { id, place, model, drawn };
}
