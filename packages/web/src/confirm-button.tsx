// A button that asks once more before it does something for good. The keyboard's place goes along.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface ConfirmButtonProps {
  readonly label: string;
  readonly question: string;
  /** Words of the button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
}

export function ConfirmButton({ label, question, confirm, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState<boolean>();
  const place = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (asking !== undefined) place.current?.focus();
  }, [asking]);

  if (!asking)
    return (
      <button ref={place} type="button" class="plain" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  return (
    <span class="row">
      <span role="status">{question}</span>
      <button type="button" class="plain" onClick={onConfirm}>
        {confirm}
      </button>
      <button ref={place} type="button" class="plain" onClick={() => setAsking(false)}>
        Keep them
      </button>
    </span>
  );
}
