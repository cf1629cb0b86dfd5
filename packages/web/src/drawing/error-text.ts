// Errors of the service in the language of the page: from their codes and details, not from their sentences.
import { type ErrorBody, MAX_PROMPT_LENGTH } from '@nonet/api';
import { duration } from '../duration.ts';
import { languageOfPage, t } from '../text.ts';

/** Categories of the policy that comes with Nonet; the words for those of a host are the host's. */
const CATEGORIES = ['sexual', 'minors', 'real-people', 'hate', 'gore', 'self-harm', 'weapons'] as const;

type ShownError = Pick<ErrorBody, 'details'> & {
  readonly code: string;
  /** The English sentence of the service: shown where the request was at fault. */
  readonly message: string;
  readonly retryAfter?: number | undefined;
};

/** @returns sentences, with the time after which trying again makes sense */
export function errorText(error: ShownError): string {
  const sentence = sentenceOf(error);
  return error.retryAfter === undefined
    ? sentence
    : t('error.after', { sentence, time: duration(error.retryAfter) });
}

function sentenceOf({ code, message, details = {} }: ShownError): string {
  const { category, reason = message, until } = details;
  switch (code) {
    case 'not-found':
      return t('error.notFound');
    case 'picture-gone':
      return t('error.pictureGone');
    case 'picture-refused':
      return t('error.pictureRefused');
    case 'prompt-refused': {
      const known = CATEGORIES.find((one) => one === category);
      return known ? t(`error.refused.${known}`) : t('error.refused', { reason });
    }
    case 'banned':
      return until === undefined
        ? t('error.banned', { reason })
        : t('error.bannedUntil', { reason, until: new Date(until).toLocaleString(languageOfPage()) });
    case 'queue-full':
      return t('error.queueFull');
    case 'too-many-waiting':
      return t('error.tooManyWaiting');
    case 'rate-limited':
      return t('error.rateLimited');
    case 'quota-exceeded':
      return t('error.quotaExceeded');
    case 'premium-needed':
      return t('error.premiumNeeded');
    case 'model-unknown':
      return t('error.modelUnknown');
    case 'prompt-empty':
      return t('error.promptEmpty');
    case 'prompt-too-long':
      return t('error.promptTooLong', { most: MAX_PROMPT_LENGTH });
    case 'timed-out':
      return t('error.timedOut');
    case 'request-invalid':
      return t('error.invalid', { message });
    default:
      return t('error.failed');
  }
}
