// The choice to draw on this device, and the offer of it during a long wait.
import { deviceIcon } from '@nonet/api/icons';
import type { DrawingState } from '../drawing/drawing-state.ts';
import { Icon } from '../icon.tsx';
import { LONG_SECONDS } from '../status-line.tsx';
import { t } from '../text.ts';
import { canDrawHere } from './device-choice.ts';

export interface DeviceOption {
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

export function DeviceChoice({ chosen, onChoose }: DeviceOption) {
  if (!canDrawHere) return null;
  return (
    <label class="tick device-choice">
      <input
        type="checkbox"
        checked={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <span>{t('options.device')}</span>
    </label>
  );
}

interface DeviceOfferProps {
  readonly state: DrawingState;
  /** Draws on this device what is shown. */
  readonly onDrawHere: () => void;
}

/** Shown where the service would take long, or cannot be reached. */
export function DeviceOffer({ state, onDrawHere }: DeviceOfferProps) {
  if (!canDrawHere || !(waitsLong(state) || isUnreached(state))) return null;
  return (
    <button type="button" class="button" onClick={onDrawHere}>
      <Icon of={deviceIcon} />
      {t('results.onDevice')}
    </button>
  );
}

const isUnreached = ({ status, request }: DrawingState): boolean =>
  status === 'unreached' && request !== undefined && !request.start;

const waitsLong = ({ status, etaSeconds, request, lost }: DrawingState): boolean =>
  status === 'waiting' &&
  !lost &&
  (etaSeconds === undefined || etaSeconds >= LONG_SECONDS) &&
  request !== undefined &&
  !request.start;
