// Chips that draw the finished pictures again with one thing changed.
import type { DrawRequest, Scene } from '@nonet/api';
import { t } from '../text.ts';
import { nextSteps } from './next-steps.ts';

interface StepChipsProps {
  readonly request: DrawRequest;
  readonly scene: Scene | undefined;
  readonly onDraw: (request: DrawRequest) => void;
}

export function StepChips({ request, scene, onDraw }: StepChipsProps) {
  return (
    <div>
      <h2 id="steps-heading" class="rail-heading">
        {t('results.steps')}
      </h2>
      <ul class="steps" aria-labelledby="steps-heading">
        {nextSteps(request, scene).map((step) => (
          <li key={step.label}>
            <button type="button" class="chip" onClick={() => onDraw(step.request)}>
              {step.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
