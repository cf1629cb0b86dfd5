// The one way into the queue, whatever the form of the request.
import { randomInt, randomUUID } from 'node:crypto';
import { ApiError, DEFAULT_COUNT, type DrawRequest, RANDOM_SEED } from '@nonet/api';
import { giveBack, whileCounted } from '../keys/quota.ts';
import { contentKey } from '../queue/content-key.ts';
import type { Place } from '../queue/intake.ts';
import { holdBlob, START_GRACE, storeBlobs } from '../retention/blob-register.ts';
import type { Caller } from './caller.ts';
import type { AppContext } from './context.ts';

export interface Submitted {
  readonly id: string;
  readonly place: Place;
  readonly model: string;
  /** What was asked for, with its seed. */
  readonly drawn: DrawRequest & { readonly seed: number };
}

export interface SubmitOptions {
  /** Of a request that may have been stored before. */
  readonly id?: string;
  /** The file that `asked.start` names, if it came along: it is stored once everything else is found right. */
  readonly start?: Uint8Array;
}

const SEEDS = 2 ** 32;

/**
 * Stores a request; it will be drawn once this resolves.
 * @throws ApiError `picture-gone`, `model-unknown`, `banned`, `premium-needed`, `prompt-refused`, `quota-exceeded` and those of Intake.accept
 */
export async function submit(
  { db, blobs, intake, line, trust, model: defaultModel }: AppContext,
  caller: Caller,
  asked: DrawRequest,
  { id = randomUUID(), start }: SubmitOptions = {},
): Promise<Submitted> {
  const model = asked.model ?? defaultModel;
  if (model !== defaultModel && !line.models.includes(model)) {
    const known = [...new Set([defaultModel, ...line.models])].join(', ');
    throw new ApiError('model-unknown', `model: expected one of ${known}, got ${JSON.stringify(model)}`);
  }
  trust.bans.check(caller.knownAs);
  checkPlan(caller, asked);
  await trust.moderator.check(asked, caller.account);
  const { seed = RANDOM_SEED } = asked;
  const drawn = { ...asked, seed: seed === RANDOM_SEED ? randomInt(SEEDS) : seed };
  const { owner, account, turns, band, backlogLimit } = caller;
  const { count = DEFAULT_COUNT } = drawn;
  const place = await whileCounted(db, caller, count, async () => {
    const refusal = intake.refusal(model);
    if (refusal) throw refusal;
    if (start) await storeBlobs(db, blobs, [start], START_GRACE);
    else if (asked.start && !(await holdBlob(db, asked.start.picture)))
      throw new ApiError('picture-gone', 'start: the picture that this starts from was deleted');
    return intake.accept({
      id,
      owner,
      account,
      ...(turns === undefined ? {} : { turns }),
      band,
      backlogLimit,
      model,
      request: drawn,
      contentKey: contentKey(model, drawn, line.weights(model)),
    });
  });
  if (!place.fresh) await giveBack(db, caller, count); // another node stored it at the same time
  return { id, place, model, drawn };
}

/** @throws ApiError `premium-needed` */
function checkPlan({ plan }: Caller, { candidates = 0 }: DrawRequest): void {
  const { maxCandidates = candidates } = plan ?? {};
  if (candidates > maxCandidates)
    throw new ApiError('premium-needed', `candidates: more than ${maxCandidates} are for premium`);
}
