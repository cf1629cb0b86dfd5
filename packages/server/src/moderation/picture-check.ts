// Checks drawn pictures before they are shown, for models that can draw people: off unless the host asks for it.
import { ApiError } from '@nonet/api';
import type { Verdict } from './moderation-service.ts';

export interface PictureCheck {
  /** What is said of one picture. @param png the file */
  check(png: Uint8Array): Promise<Verdict>;
}

export interface PictureCheckOptions {
  /** `nsfwjs`, or the address of a service with OpenAI's moderation API. */
  readonly by: string;
  /** Key of that service. */
  readonly key?: string;
  readonly model?: string;
  /** Longest wait for it, in milliseconds. */
  readonly timeoutMs?: number;
  /** What happens when nothing can be said of a picture: it is shown (`open`) or not (`closed`). */
  readonly whenAway?: 'open' | 'closed';
}

/** Lets finished pictures pass. @throws ApiError `picture-refused`; `unavailable` if they cannot be checked and must be */
export type CheckPictures = (pngs: readonly Uint8Array[]) => Promise<void>;

const RETRY_SECONDS = 30;

/** @throws ServiceError `picture-check-missing` if nsfwjs is not installed */
export async function openPictureCheck(options: PictureCheckOptions): Promise<CheckPictures> {
  const { whenAway = 'closed' } = options;
  const check = await open(options);
  return async (pngs) => {
    const verdicts = await Promise.all(pngs.map((png) => check.check(png)));
    const flagged = verdicts.find((verdict) => 'category' in verdict);
    if (flagged)
      throw new ApiError(
        'picture-refused',
        `what was drawn is not shown here [${flagged.category}]: please ask for something else`,
      );
    if (whenAway === 'closed' && verdicts.some((verdict) => 'away' in verdict))
      throw new ApiError('unavailable', 'pictures cannot be checked at the moment; please try again', {
        retryAfter: RETRY_SECONDS,
      });
  };
}

async function open({ by, ...rest }: PictureCheckOptions): Promise<PictureCheck> {
  if (by === 'nsfwjs') return (await import('./nsfw-check.ts')).openNsfwCheck();
  const { ModerationService } = await import('./moderation-service.ts');
  const service = new ModerationService({ url: by, ...rest });
  return { check: (png) => service.checkPicture(png) };
}
