// Prompts to begin with, beside the examples.

import { t } from '../text.ts';
import { IDEAS } from './prompt-ideas.ts';

export function IdeaChips({ onDraw }: { readonly onDraw: (prompt: string) => void }) {
  return (
    <div>
      <h2 id="ideas-heading" class="rail-heading">
        {t('prompt.ideas')}
      </h2>
      <ul class="chips ideas" aria-labelledby="ideas-heading">
        {IDEAS.map((idea) => (
          <li key={idea}>
            <button type="button" class="chip" onClick={() => onDraw(idea)}>
              {idea}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
