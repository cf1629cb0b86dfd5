// The picture that the next drawing starts from, and what of it stays.

import { t } from '../text.ts';
import { KEEP_NAMES, KEEPS, type Keep, type StartOption } from './draw-options.ts';

interface StartChoiceProps {
  readonly start: StartOption;
  readonly onChange: (start: StartOption | undefined) => void;
  /** Opens the picture again: to be marked, or started from in another way. */
  readonly onOpen: () => void;
}

export function StartChoice({ start, onChange, onOpen }: StartChoiceProps) {
  const { url, keep, picture } = start;
  const isMasked = KEEPS[keep].place === 'opaque';
  // Of one that was marked earlier there is no whole picture any longer.
  const canOpen = !isMasked || picture !== undefined;
  return (
    <div class="start row card">
      <img src={url} alt="" width="56" height="56" />
      {isMasked ? (
        <p class="field">
          {t('start.current')} <strong>{t(`keep.${keep}`)}</strong>
        </p>
      ) : (
        <label class="field">
          {t('start.current')}
          <select
            value={keep}
            onChange={({ currentTarget }) => onChange({ ...start, keep: currentTarget.value as Keep })}
          >
            {KEEP_NAMES.filter((name) => KEEPS[name].place !== 'opaque') // those need a mask
              .map((name) => (
                <option key={name} value={name}>
                  {t(`keep.${name}`)}
                </option>
              ))}
          </select>
        </label>
      )}
      {canOpen && (
        <button type="button" class="button quiet" onClick={onOpen}>
          {t('start.edit')}
        </button>
      )}
      <button type="button" class="button quiet" onClick={() => onChange(undefined)}>
        {t('remove')}
      </button>
    </div>
  );
}
