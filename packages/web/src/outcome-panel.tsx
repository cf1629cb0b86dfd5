// In place of pictures that there are none of: why, and what can be done about it.
import { againIcon, alertIcon, offlineIcon } from '@nonet/api/icons';
import { DeviceOffer } from './device/device-option.tsx';
import type { DrawingState } from './drawing/drawing-state.ts';
import { Icon } from './icon.tsx';
import { AppealForm } from './prompt/appeal-form.tsx';
import { t } from './text.ts';

interface OutcomePanelProps {
  readonly state: DrawingState;
  readonly onRetry: () => void;
  readonly onDrawHere: () => void;
}

export function OutcomePanel({ state, onRetry, onDrawHere }: OutcomePanelProps) {
  const { status, error, refusedAs, request } = state;
  const isUnreached = status === 'unreached';
  // A refused prompt is refused again; of a drawing that is gone nothing is known that could be drawn.
  const mayRetry = isUnreached || (refusedAs === undefined && request !== undefined);
  return (
    <div class={`outcome notice ${isUnreached ? '' : 'alarm'}`}>
      <Icon of={isUnreached ? offlineIcon : alertIcon} />
      <div class="outcome-body">
        <p>
          <strong role="alert">{isUnreached ? t('outcome.unreached') : (error ?? t('error.failed'))}</strong>
        </p>
        {isUnreached && <p>{t(navigator.onLine ? 'outcome.soon' : 'outcome.offline')}</p>}
        {refusedAs !== undefined && <p>{t('outcome.change')}</p>}
        <p class="row">
          {mayRetry && (
            <button type="button" class="button primary" onClick={onRetry}>
              <Icon of={againIcon} />
              {t('results.again')}
            </button>
          )}
          <DeviceOffer state={state} onDrawHere={onDrawHere} />
        </p>
        {refusedAs !== undefined && request && <AppealForm request={request} category={refusedAs} />}
      </div>
    </div>
  );
}
