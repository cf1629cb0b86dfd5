// The box that a prompt is typed into, prompts to begin with, and the options.
import { MAX_PROMPT_LENGTH } from '@nonet/api';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DrawOptions } from './draw-options.ts';
import { OptionsPanel } from './options-panel.tsx';
import { EXAMPLES, surprise } from './prompt-ideas.ts';
import { StartChoice } from './start-choice.tsx';
import './prompt.css';

interface PromptFormProps {
  readonly prompt: string;
  readonly options: DrawOptions;
  readonly busy: boolean;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onPrompt: (prompt: string) => void;
  readonly onOptions: (options: DrawOptions) => void;
  readonly onDraw: (prompt: string) => void;
  readonly onCancel: () => void;
}

const hasTouchKeyboard = (): boolean => matchMedia('(pointer: coarse)').matches;

export function PromptForm(props: PromptFormProps) {
  const { prompt, options, busy, box, onPrompt, onOptions, onDraw, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  const mainButton = useRef<HTMLButtonElement>(null);
  const empty = prompt.trim() === '';

  // What was pressed may be gone by now: the keyboard's place would be lost with it.
  useEffect(() => {
    if (busy && document.activeElement === document.body) mainButton.current?.focus({ preventScroll: true });
  }, [busy]);

  const draw = (text: string): void => {
    onPrompt(text);
    if (hasTouchKeyboard()) box.current?.blur(); // its keyboard hides the pictures
    onDraw(text.trim());
  };

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty && !busy) draw(prompt);
      }}
    >
      <div class="prompt">
        <label class="hidden" for="prompt">
          What should be drawn?
        </label>
        <textarea
          ref={box}
          id="prompt"
          rows={1}
          dir="auto"
          placeholder="What should be drawn?"
          autocomplete="off"
          enterkeyhint="go"
          maxLength={MAX_PROMPT_LENGTH}
          value={prompt}
          onInput={(event) => onPrompt(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            form.current?.requestSubmit();
          }}
        />
        {/* One button, so that the keyboard's place stays on it when a drawing begins or ends. */}
        <button
          ref={mainButton}
          type={busy ? 'button' : 'submit'}
          class={busy ? 'quiet' : ''}
          disabled={empty && !busy}
          onClick={(event) => {
            if (!busy) return;
            event.preventDefault(); // it is made into Draw while it is clicked: the click would send the form
            onCancel();
          }}
        >
          {busy ? 'Cancel' : 'Draw'}
        </button>
      </div>
      {options.start && (
        <StartChoice
          start={options.start}
          onChange={(start) => {
            onOptions({ ...options, start });
            if (!start) box.current?.focus(); // the button that was pressed is gone
          }}
        />
      )}
      <ul class="examples" aria-label="Examples">
        <li>
          <button type="button" disabled={busy} onClick={() => draw(surprise())}>
            Surprise me
          </button>
        </li>
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" disabled={busy} onClick={() => draw(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
      <OptionsPanel options={options} onChange={onOptions} />
    </form>
  );
}
