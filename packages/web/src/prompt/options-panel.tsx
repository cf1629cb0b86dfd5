// Options, folded away: what is left empty the model decides.
import { DEFAULT_COUNT, MAX_PROMPT_LENGTH } from '@nonet/api';
import { optionsIcon } from '@nonet/api/icons';
import { useState } from 'preact/hooks';
import { DeviceChoice, type DeviceOption } from '../device/device-option.tsx';
import { Icon } from '../icon.tsx';
import { openClient } from '../service.ts';
import { t } from '../text.ts';
import { type DrawOptions, noOptions, STYLES } from './draw-options.ts';

interface OptionsPanelProps {
  readonly options: DrawOptions;
  readonly onChange: (options: DrawOptions) => void;
  readonly device: DeviceOption;
}

const COUNTS = Array.from({ length: DEFAULT_COUNT - 1 }, (_, i) => String(i + 1));
const CANDIDATES = ['18', '27', '36'];

export function OptionsPanel({ options, onChange, device }: OptionsPanelProps) {
  const [open, setOpen] = useState(false);
  const [models, setModels] = useState<readonly string[]>([]);
  const set =
    (name: Exclude<keyof DrawOptions, 'start' | 'joint'>) => (event: { currentTarget: { value: string } }) =>
      onChange({ ...options, [name]: event.currentTarget.value });
  const { start, ...fields } = options;
  const changed = Object.values(fields).filter((value) => value !== '' && value !== false).length;

  const loadModels = (): void => {
    // Without the list the default draws, as it does when nothing is chosen.
    openClient()
      .models()
      .then(
        (list) => setModels(list.models),
        () => {},
      );
  };

  return (
    <details
      class="options"
      open={open}
      // What is wrong cannot be shown in a closed panel.
      onInvalidCapture={() => setOpen(true)}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (currentTarget.open && models.length === 0) loadModels();
      }}
    >
      <summary class="button quiet">
        <Icon of={optionsIcon} />
        {changed > 0 ? t('options.set', { count: changed }) : t('options.title')}
        {device.chosen && <span class="wide-only"> · {t('options.onDevice')}</span>}
      </summary>
      {(open || changed > 0) && (
        <div class="fields">
          <Choice
            label={t('options.style')}
            value={options.style}
            none={t('options.automatic')}
            values={STYLES}
            onChange={set('style')}
          />
          <label class="field wide">
            {t('options.leaveOut')}
            <input
              type="text"
              dir="auto"
              maxLength={MAX_PROMPT_LENGTH}
              value={options.negativePrompt}
              onInput={set('negativePrompt')}
            />
          </label>
          <Choice
            label={t('options.pictures')}
            value={options.count}
            none={String(DEFAULT_COUNT)}
            values={COUNTS}
            onChange={set('count')}
          />
          <Choice
            label={t('options.bestOf')}
            value={options.candidates}
            none={t('options.off')}
            values={CANDIDATES}
            onChange={set('candidates')}
          />
          <Amount
            label={t('options.seed')}
            value={options.seed}
            none={t('options.random')}
            max={Number.MAX_SAFE_INTEGER}
            step="1"
            onChange={set('seed')}
          />
          <Amount
            label={t('options.temperature')}
            value={options.temperature}
            none={t('options.default')}
            max={10}
            step="any"
            onChange={set('temperature')}
          />
          <Amount
            label={t('options.guidance')}
            value={options.guidanceScale}
            none={t('options.default')}
            max={100}
            step="any"
            onChange={set('guidanceScale')}
          />
          {models.length > 1 && (
            <Choice
              label={t('options.model')}
              value={options.model}
              none={models[0]!}
              values={models.slice(1)}
              onChange={set('model')}
            />
          )}
          <label class="tick">
            <input
              type="checkbox"
              checked={options.joint}
              onChange={({ currentTarget }) => onChange({ ...options, joint: currentTarget.checked })}
            />
            {t('options.joint')}
          </label>
          <DeviceChoice {...device} />
          <button
            type="button"
            class="button"
            disabled={changed === 0}
            onClick={() => onChange({ ...noOptions, start })}
          >
            {t('options.clear')}
          </button>
        </div>
      )}
    </details>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  /** What an empty field means. */
  readonly none: string;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
}

function Choice({
  label,
  value,
  none,
  values,
  onChange,
}: FieldProps & { readonly values: readonly string[] }) {
  // A value that came with a drawing may not be among the usual ones.
  const all = value === '' || values.includes(value) ? values : [...values, value];
  return (
    <label class="field">
      {label}
      <select value={value} onChange={onChange}>
        <option value="">{none}</option>
        {all.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

interface AmountProps extends FieldProps {
  readonly max: number;
  readonly step: string;
}

function Amount({ label, value, none, max, step, onChange }: AmountProps) {
  return (
    <label class="field">
      {label}
      <input
        type="number"
        inputMode="decimal"
        min="0"
        max={max}
        step={step}
        placeholder={none}
        value={value}
        onInput={onChange}
      />
    </label>
  );
}
