// Prompts to begin with, beside the examples.
import { IDEAS } from './prompt-ideas.ts';

export function IdeaChips({ onDraw }: { readonly onDraw: (prompt: string) => void }) {
  return (
    <ul class="chips ideas" aria-label="Ideas">
      {IDEAS.map((idea) => (
        <li key={idea}>
          <button type="button" class="chip" onClick={() => onDraw(idea)}>
            {idea}
          </button>
        </li>
      ))}
    </ul>
  );
}
