// The choice to draw on this device, and the offer of it to whoever waits long.
import type { DrawingState } from '../drawing/drawing-state.ts';
import { canDrawHere } from './device-choice.ts';
import './device.css';

interface DeviceChoiceProps {
  readonly state: DrawingState;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  /** Draws on this device what waits in line. */
  readonly onDrawHere: () => void;
}

/** One row, whichever of the two it holds: the tiles below it must not move. */
export function DeviceChoice({ state, chosen, onChoose, onDrawHere }: DeviceChoiceProps) {
  if (!canDrawHere) return null;
  if (waitsLong(state))
    return (
      <p class="device-choice">
        <span>The line is long.</span>
        <button type="button" class="plain" onClick={onDrawHere}>
          Draw on this device instead
        </button>
      </p>
    );
  return (
    <label class="device-choice">
      <input
        type="checkbox"
        checked={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <span>Draw on this device: nothing is sent, works offline. Loads 20 MB once.</span>
    </label>
  );
}

/** From here on the device is likely to be faster. */
const LONG_SECONDS = 20;

const waitsLong = ({ status, etaSeconds, request, lost }: DrawingState): boolean =>
  status === 'waiting' &&
  !lost &&
  (etaSeconds === undefined || etaSeconds >= LONG_SECONDS) &&
  request !== undefined &&
  !request.start;
