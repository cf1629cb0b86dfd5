// Buttons that draw a part of a composed picture anew.

import { t } from '../text.ts';
import { type VariedPicture, type VaryPart, varyParts } from './vary-scene.ts';

interface VaryButtonsProps {
  readonly scene: VariedPicture['scene'];
  readonly onVary: (part: VaryPart) => void;
}

/** One button for each part; all else stays as the picture shows it. */
export function VaryButtons({ scene, onVary }: VaryButtonsProps) {
  return (
    <fieldset class="row" aria-labelledby="vary-label">
      <span id="vary-label">{t('vary.title')}</span>
      {varyParts(scene).map((part) => (
        <button type="button" class="plain" key={part.key} onClick={() => onVary(part)}>
          {part.words}
        </button>
      ))}
    </fieldset>
  );
}
