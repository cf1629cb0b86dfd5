// What can be done with all pictures of a drawing together.
import { fileName, plainText, shorten } from '@nonet/api';
import { useState } from 'preact/hooks';
import { ConfirmButton } from '../confirm-button.tsx';
import { isDeviceDrawing } from '../device/device-drawings.ts';
import { type DrawingState, promptOf } from '../drawing/drawing-state.ts';
import { findEntry } from '../history/history-store.ts';
import { openClient } from '../service.ts';
import { canCopyPictures, canShareFiles, copyPicture, save, share } from './deliver.ts';
import { makeGridImage } from './grid-image.ts';
import { ShareDialog } from './share-dialog.tsx';
import { useSaid } from './use-said.ts';

interface SetActionsProps {
  readonly state: DrawingState;
  /** Puts prompt and options back into the form. */
  readonly onReuse: () => void;
  readonly onAgain: () => void;
  /** The pictures are gone. */
  readonly onDeleted: () => void;
}

export function SetActions({ state, onReuse, onAgain, onDeleted }: SetActionsProps) {
  const { said, attempt } = useSaid();
  const [sharing, setSharing] = useState(false);
  // Its place is kept while there is nothing to do, so that nothing moves when there is.
  if (state.status !== 'done' || state.id === undefined) return <div class="actions" />;

  const { id } = state;
  const prompt = promptOf(state);
  const name = fileName(prompt, state.request?.seed);
  const grid = () => makeGridImage(state.pictures, prompt);
  const saveGrid = async () => {
    save(await grid(), `${name}.png`);
    return '';
  };
  const sendGrid = async () => {
    const file = new File([await grid()], `${name}.png`, { type: 'image/png' });
    return share({ title: shorten(plainText(prompt)), file });
  };
  const copyGrid = () => copyPicture(grid()).then(() => 'Copied.');

  return (
    <div class="actions">
      <p class="row">
        {/* What was drawn on this device is nowhere else: there is nothing that a link could lead to. */}
        {!isDeviceDrawing(id) && (
          <button type="button" class="plain" onClick={() => setSharing(true)}>
            Share
          </button>
        )}
        {isDeviceDrawing(id) && canShareFiles() && (
          <button type="button" class="plain" onClick={() => attempt(sendGrid, 'It could not be shared.')}>
            Send to …
          </button>
        )}
        <button
          type="button"
          class="plain"
          onClick={() => attempt(saveGrid, 'The pictures could not be loaded.')}
        >
          Save all in one
        </button>
        {canCopyPictures() && (
          <button
            type="button"
            class="plain"
            onClick={() => attempt(copyGrid, 'The browser does not let this page copy.')}
          >
            Copy all
          </button>
        )}
        <button type="button" class="plain" onClick={onAgain}>
          Draw others
        </button>
        <button type="button" class="plain" onClick={onReuse}>
          Use these settings
        </button>
        {/* What is not in the history somebody else drew: who drew it finds the button on its page too. */}
        {!isDeviceDrawing(id) && findEntry(id) && <DeleteButton key={id} id={id} onDeleted={onDeleted} />}
      </p>
      <p role="status" class="said">
        {said}
      </p>
      {sharing && <ShareDialog state={state} onClose={() => setSharing(false)} />}
    </div>
  );
}

function DeleteButton({ id, onDeleted }: { readonly id: string; readonly onDeleted: () => void }) {
  const { said, attempt } = useSaid();
  const deleteAll = async (): Promise<string> => {
    await openClient().deletePictures(id);
    onDeleted();
    return '';
  };
  return (
    <ConfirmButton
      label="Delete"
      question={said || 'Delete pictures and links for good?'}
      confirm="Delete them"
      onConfirm={() => attempt(deleteAll, 'Only who drew them can delete them.')}
    />
  );
}
