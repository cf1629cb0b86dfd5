// The first stop of the keyboard: past the header, to the prompt.
import { t } from '../text.ts';

/** A button, no anchor: the address names the drawing. */
export function SkipLink({ onSkip }: { readonly onSkip: () => void }) {
  return (
    <button type="button" class="skip-link button primary" onClick={onSkip}>
      {t('site.skip')}
    </button>
  );
}
