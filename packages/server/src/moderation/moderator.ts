// Decides about every request before it enters the queue: first the policy, then the host's moderation service.
import { ApiError, type DrawRequest, sceneTexts } from '@nonet/api';
import { inTurns } from '../limits/in-turns.ts';
import { Throttle } from '../limits/throttle.ts';
import type { ModerationService } from './moderation-service.ts';
import { isLong } from './normalize.ts';
import type { PromptPolicy } from './policy.ts';

export interface ModeratorParts {
  readonly policy?: PromptPolicy;
  readonly service?: ModerationService;
  /** Milliseconds a minute for the long texts of one account. */
  readonly lookingMs?: number;
}

/** Milliseconds a minute that a node looks at the long texts of one account, while others wait: a tenth. */
const LOOKING_MS = 6_000;

export class Moderator {
  readonly #parts: ModeratorParts;
  readonly #looking: Throttle;

  constructor(parts: ModeratorParts) {
    this.#parts = parts;
    this.#looking = new Throttle(parts.lookingMs ?? LOOKING_MS, 1);
  }

  /** Has the policy's expressions compiled, which happens when they are first used. */
  prepare(): void {
    for (let n = 0; n < 5; n++) this.#parts.policy?.check(`a cat in a sombrero, ${n}`);
  }

  /**
   * @param account of the caller
   * @throws ApiError `prompt-refused` that names the category, `rate-limited` if the account's texts took too long,
   *   `unavailable` if the service is away and must not be
   */
  async check({ prompt, negativePrompt = '', scene }: DrawRequest, account: string): Promise<void> {
    const { service } = this.#parts;
    const texts = [prompt, negativePrompt, ...(scene ? sceneTexts(scene) : [])].filter((text) => text !== '');
    await this.#checkByPolicy(texts, account);
    if (!service) return;
    const verdict = await service.check(texts.join('\n').trim());
    if ('away' in verdict) {
      if (service.whenAway === 'open') return;
      throw new ApiError('unavailable', 'prompts cannot be checked at the moment; please try again', {
        retryAfter: 10,
      });
    }
    if (verdict.flagged)
      throw refused(verdict.category.replace(/[^\w/ -]/g, '').slice(0, 50), 'found by a moderation service');
  }

  async #checkByPolicy(texts: readonly string[], account: string): Promise<void> {
    const { policy } = this.#parts;
    if (!policy) return;
    const takesLong = isLong({ length: texts.reduce((sum, { length }) => sum + length, 0) });
    if (takesLong) this.#looking.check(account);
    const { result: refusal, spentMs } = await inTurns(policy.checkInSteps(...texts));
    if (takesLong) this.#looking.add(account, spentMs);
    if (refusal) throw refused(refusal.category, refusal.reason);
  }
}

/** The category stands in brackets, for programs and for appeals. */
const refused = (category: string, reason: string) =>
  new ApiError(
    'prompt-refused',
    `we can’t draw that: ${reason} [${category}]. If that is a mistake, tell us: POST /api/appeals`,
    { details: { category, reason } },
  );
