// The box that a prompt is typed into, and some prompts to begin with.
import { useState } from 'preact/hooks';

const EXAMPLES = ['a cat in a sombrero', 'three red apples', 'a castle at night', 'a blue robot'];
const MAX_LENGTH = 10_000;

interface PromptFormProps {
  readonly busy: boolean;
  readonly onDraw: (prompt: string) => void;
  readonly onCancel: () => void;
}

export function PromptForm({ busy, onDraw, onCancel }: PromptFormProps) {
  const [prompt, setPrompt] = useState('');
  const empty = prompt.trim() === '';

  const draw = (text: string): void => {
    setPrompt(text);
    onDraw(text.trim());
  };

  return (
    <>
      <form
        class="prompt"
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty && !busy) draw(prompt);
        }}
      >
        <label class="hidden" for="prompt">
          What should be drawn?
        </label>
        <input
          id="prompt"
          type="text"
          placeholder="What should be drawn?"
          autocomplete="off"
          enterkeyhint="go"
          maxLength={MAX_LENGTH}
          value={prompt}
          onInput={(event) => setPrompt(event.currentTarget.value)}
        />
        {/* Keys: were Cancel made into Draw while it is clicked, that click would send the form. */}
        {busy ? (
          <button key="cancel" type="button" class="quiet" onClick={onCancel}>
            Cancel
          </button>
        ) : (
          <button key="draw" type="submit" disabled={empty}>
            Draw
          </button>
        )}
      </form>
      <ul class="examples" aria-label="Examples">
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" disabled={busy} onClick={() => draw(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
