// The choice to draw on this device, and the offer of it to whoever waits long.
import { type DrawingState, isBusy } from '../drawing/drawing-state.ts';
import { canDrawHere } from './device-choice.ts';
import './device.css';

interface DeviceOptionProps {
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

export function DeviceOption({ chosen, onChoose }: DeviceOptionProps) {
  if (!canDrawHere) return null;
  return (
    <label class="device-option">
      <input
        type="checkbox"
        checked={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <span>Draw on this device: nothing is sent, and it works offline. About 20 MB are loaded once.</span>
    </label>
  );
}

/** From here on the device is likely to be faster. */
const LONG_SECONDS = 20;

interface DeviceOfferProps {
  readonly state: DrawingState;
  readonly onAccept: () => void;
}

export function DeviceOffer({ state, onAccept }: DeviceOfferProps) {
  const { status, etaSeconds, request, lost } = state;
  const isLong = status === 'waiting' && !lost && (etaSeconds === undefined || etaSeconds >= LONG_SECONDS);
  if (!canDrawHere || !isLong || !isBusy(state) || !request || request.start) return null;
  return (
    <p class="device-offer">
      The line is long.{' '}
      <button type="button" class="plain" onClick={onAccept}>
        Draw on this device instead
      </button>
    </p>
  );
}
