// The picture that the next drawing starts from, and what of it stays.
import { KEEPS, type Keep, type StartOption } from './draw-options.ts';

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
          Starting picture <strong>{KEEPS[keep].words}</strong>
        </p>
      ) : (
        <label class="field">
          Starting picture
          <select
            value={keep}
            onChange={({ currentTarget }) => onChange({ ...start, keep: currentTarget.value as Keep })}
          >
            {Object.entries(KEEPS)
              .filter(([, { place }]) => place !== 'opaque') // those need a mask
              .map(([name, { words }]) => (
                <option key={name} value={name}>
                  {words}
                </option>
              ))}
          </select>
        </label>
      )}
      {canOpen && (
        <button type="button" class="button quiet" onClick={onOpen}>
          Edit
        </button>
      )}
      <button type="button" class="button quiet" onClick={() => onChange(undefined)}>
        Remove
      </button>
    </div>
  );
}
