// A dialog with its title and a button that closes it. Escape and a click beside it close it too.
import { closeIcon } from '@nonet/api/icons';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { t } from './text.ts';

interface DialogProps {
  readonly title: string;
  /** A class for looks of its own. */
  readonly look: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ title, look, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${look}`}
      aria-labelledby={titleId}
      onClose={onClose}
      {...{ closedby: 'any' }}
    >
      <div class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={t('close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon of={closeIcon} />
        </button>
      </div>
      {children}
    </dialog>
  );
}
