// Decides about every request before it enters the line: first the policy, then the host's moderation service.
import { ApiError, type DrawRequest } from '@nonet/api';
import type { ModerationService } from './moderation-service.ts';
import type { PromptPolicy } from './policy.ts';

export interface ModeratorParts {
  readonly policy?: PromptPolicy;
  readonly service?: ModerationService;
}

export class Moderator {
  readonly #parts: ModeratorParts;

  constructor(parts: ModeratorParts) {
    this.#parts = parts;
  }

  /** Has the policy's expressions compiled, which happens when they are first used. */
  prepare(): void {
    for (let n = 0; n < 5; n++) this.#parts.policy?.check(`a cat in a sombrero, ${n}`);
  }

  /** @throws ApiError `prompt-refused` that names the category, `unavailable` if the service is away and must not be */
  async check({ prompt, negativePrompt = '' }: DrawRequest): Promise<void> {
    const { policy, service } = this.#parts;
    const refusal = policy?.check(prompt, negativePrompt);
    if (refusal) throw refused(refusal.category, refusal.reason);
    if (!service) return;
    const verdict = await service.check(`${prompt}\n${negativePrompt}`.trim());
    if ('away' in verdict) {
      if (service.whenAway === 'open') return;
      throw new ApiError('unavailable', 'prompts cannot be checked at the moment; please try again', {
        retryAfter: 10,
      });
    }
    if (verdict.flagged)
      throw refused(verdict.category.replace(/[^\w/ -]/g, '').slice(0, 50), 'found by a moderation service');
  }
}

/** The category stands in brackets, for programs and for whoever appeals. */
const refused = (category: string, reason: string) =>
  new ApiError(
    'prompt-refused',
    `this is not drawn here: ${reason} [${category}]. If that is a mistake, tell us: POST /api/appeals`,
  );
