// A button that asks once more before it does something for good. The keyboard's place goes along.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from './text.ts';

interface ConfirmButtonProps {
  readonly label: ComponentChildren;
  readonly question: string;
  /** Words of the button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  /** Classes of the first button. */
  readonly class?: string;
}

export function ConfirmButton({ label, question, confirm, onConfirm, class: look }: ConfirmButtonProps) {
  const [asking, setAsking] = useState<boolean>();
  const place = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (asking !== undefined) place.current?.focus();
  }, [asking]);

  if (!asking)
    return (
      <button ref={place} type="button" class={look ?? 'button'} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  return (
    <span class="row confirm">
      <span role="status">{question}</span>
      <button type="button" class="button danger" onClick={onConfirm}>
        {confirm}
      </button>
      <button ref={place} type="button" class="button" onClick={() => setAsking(false)}>
        {t('keep')}
      </button>
    </span>
  );
}
