// The box that a prompt is typed into, and the options.
import { MAX_PROMPT_LENGTH } from '@nonet/api';
import { surpriseIcon } from '@nonet/api/icons';
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { DeviceOption } from '../device/device-option.tsx';
import { Icon } from '../icon.tsx';
import { StartInput } from '../start/start-input.tsx';
import { t } from '../text.ts';
import type { DrawOptions, StartOption } from './draw-options.ts';
import { OptionsPanel } from './options-panel.tsx';
import { surprise } from './prompt-ideas.ts';
import { StartChoice } from './start-choice.tsx';
import { useRecall } from './use-recall.ts';
import './prompt.css';

interface PromptFormProps {
  readonly prompt: string;
  readonly options: DrawOptions;
  /** What the main button does, or has done with this prompt. */
  readonly action: 'draw' | 'queue' | 'drawing' | 'queued';
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onPrompt: (prompt: string) => void;
  readonly onOptions: (options: DrawOptions) => void;
  readonly onDraw: (prompt: string) => void;
  readonly device: DeviceOption;
}

const hasTouchKeyboard = (): boolean => matchMedia('(pointer: coarse)').matches;

export function PromptForm(props: PromptFormProps) {
  const { prompt, options, action, box, onPrompt, onOptions, onDraw, device } = props;
  const form = useRef<HTMLFormElement>(null);
  const [changing, setChanging] = useState<StartOption>();
  const recall = useRecall((text) => {
    onPrompt(text);
    // Once the box has it: the next key is to go on from its end.
    requestAnimationFrame(() => box.current?.setSelectionRange(text.length, text.length));
  });
  const empty = prompt.trim() === '';
  const isTaken = action === 'drawing' || action === 'queued';

  const draw = (text: string): void => {
    if (hasTouchKeyboard()) box.current?.blur(); // its keyboard hides the pictures
    onDraw(text.trim());
  };

  return (
    <form
      ref={form}
      class="prompt-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (empty) box.current?.focus();
        else if (!isTaken) draw(prompt);
      }}
    >
      <div class="prompt">
        <label class="hidden" for="prompt">
          {t('prompt.label')}
        </label>
        <textarea
          ref={box}
          id="prompt"
          rows={1}
          dir="auto"
          placeholder={t('prompt.placeholder')}
          autocomplete="off"
          enterkeyhint="go"
          maxLength={MAX_PROMPT_LENGTH}
          value={prompt}
          onInput={(event) => onPrompt(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (recall(event)) event.preventDefault();
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            form.current?.requestSubmit();
          }}
        />
        {/* It never cancels: the second click of a double click is no change of mind. */}
        <button type="submit" class="button primary" aria-disabled={isTaken}>
          {t(`prompt.${action}`)}
        </button>
      </div>
      {options.start && (
        <StartChoice
          start={options.start}
          onChange={(start) => {
            onOptions({ ...options, start });
            if (!start) box.current?.focus(); // the button that was pressed is gone
          }}
          onOpen={() => setChanging(options.start)}
        />
      )}
      <div class="tools">
        <OptionsPanel options={options} onChange={onOptions} device={device} />
        <div class="tools-end">
          <StartInput
            changing={changing}
            onDevice={device.chosen}
            onStart={(start) => {
              onOptions({ ...options, start });
              box.current?.focus();
            }}
            onClose={() => setChanging(undefined)}
          />
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              const text = surprise();
              onPrompt(text);
              draw(text);
            }}
          >
            <Icon of={surpriseIcon} />
            {t('prompt.surprise')}
          </button>
        </div>
      </div>
    </form>
  );
}
