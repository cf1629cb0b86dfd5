// The ways in for a picture to start from: a button, and dropping or pasting one anywhere on the page.
import { addPictureIcon } from '@nonet/api/icons';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import type { StartOption } from '../prompt/draw-options.ts';
import { t } from '../text.ts';
import type { StartDialogProps } from './start-dialog.tsx';

interface StartInputProps {
  /** The start that is to be changed; the dialog opens for it. */
  readonly changing: StartOption | undefined;
  readonly onDevice: boolean;
  readonly onStart: (start: StartOption) => void;
  /** The dialog is closed. */
  readonly onClose: () => void;
}

const isDrag = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
/** A dialog that shows something else is not for pictures. */
const isOpen = (): boolean => document.querySelector('dialog[open]:not(.start-dialog)') === null;

export function StartInput({ changing, onDevice, onStart, onClose }: StartInputProps) {
  const [Dialog, setDialog] = useState<ComponentType<StartDialogProps>>();
  const [file, setFile] = useState<File>();
  const [open, setOpen] = useState(false);
  const [dragging, setDragging] = useState(false);
  const [failed, setFailed] = useState(false);

  const show = (chosen?: File): void => {
    setFile(chosen);
    setOpen(true);
    setFailed(false);
    import('./start-dialog.tsx').then(
      ({ StartDialog }) => setDialog(() => StartDialog),
      () => setFailed(true),
    );
  };
  useEffect(() => {
    if (changing) show();
  }, [changing]);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const drag = (event: DragEvent): void => {
      if (!isDrag(event) || !isOpen()) return;
      event.preventDefault();
      setDragging(event.type === 'dragover');
      const [dropped] = event.dataTransfer?.files ?? [];
      if (event.type === 'drop' && dropped) show(dropped);
    };
    addEventListener('dragover', drag, { signal });
    addEventListener('drop', drag, { signal });
    addEventListener('dragleave', (event) => event.relatedTarget === null && setDragging(false), { signal });
    addEventListener(
      'paste',
      (event) => {
        const [pasted] = event.clipboardData?.files ?? [];
        // Programs copy text also as a picture of it.
        if (!pasted || !isOpen() || event.clipboardData?.types.includes('text/plain')) return;
        event.preventDefault();
        show(pasted);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);

  const close = (): void => {
    setOpen(false);
    setFile(undefined);
    onClose();
  };
  return (
    <>
      <button type="button" class="button quiet" onClick={() => show()}>
        <Icon of={addPictureIcon} />
        {t('start.add')}
      </button>
      {failed && (
        <span class="toast" role="alert">
          {t('site.unreached')}
        </span>
      )}
      {dragging && <div class="drop-here">{t('start.drop')}</div>}
      {open && Dialog && (
        <Dialog
          source={file ?? changing}
          onDevice={onDevice}
          onSource={setFile}
          onStart={onStart}
          onClose={close}
        />
      )}
    </>
  );
}
