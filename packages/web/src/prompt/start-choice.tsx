// The picture that the next drawing starts from, and what of it stays.
import { KEEPS, type Keep, type StartOption } from './draw-options.ts';

interface StartChoiceProps {
  readonly start: StartOption;
  readonly onChange: (start: StartOption | undefined) => void;
}

export function StartChoice({ start, onChange }: StartChoiceProps) {
  return (
    <div class="start row card">
      <img src={start.url} alt="" width="56" height="56" />
      <label class="field">
        Starting picture
        <select
          value={start.keep}
          onChange={({ currentTarget }) => onChange({ ...start, keep: currentTarget.value as Keep })}
        >
          {Object.entries(KEEPS).map(([keep, { words }]) => (
            <option key={keep} value={keep}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button quiet" onClick={() => onChange(undefined)}>
        Remove
      </button>
    </div>
  );
}
