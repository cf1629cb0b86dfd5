// Actions on all pictures of a drawing together.
import { fileName, plainText, shorten } from '@nonet/api';
import { againIcon, copyIcon, deleteIcon, downloadIcon, optionsIcon, shareIcon } from '@nonet/api/icons';
import { useState } from 'preact/hooks';
import { ConfirmButton } from '../confirm-button.tsx';
import { isDeviceDrawing } from '../device/device-drawings.ts';
import { type DrawingState, promptOf } from '../drawing/drawing-state.ts';
import { findEntry } from '../history/history-store.ts';
import { Icon } from '../icon.tsx';
import { Menu } from '../menu.tsx';
import { openClient } from '../service.ts';
import { t } from '../text.ts';
import { canCopyPictures, canShareFiles, copyPicture, save, share } from './deliver.ts';
import { SetDownloads } from './set-downloads.tsx';
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
  if (state.id === undefined) return null;

  const { id } = state;
  const prompt = promptOf(state);
  const name = fileName(prompt, state.request?.seed);
  const grid = async () => (await import('./grid-image.ts')).makeGridImage(state.pictures, prompt);
  const saveGrid = async () => {
    save(await grid(), `${name}.png`);
    return '';
  };
  const sendGrid = async () => {
    const file = new File([await grid()], `${name}.png`, { type: 'image/png' });
    return share({ title: shorten(plainText(prompt)), file });
  };
  const copyGrid = () => copyPicture(grid()).then(() => t('picture.copied'));

  return (
    <div class="actions">
      {/* What was drawn on this device is nowhere else: there is nothing that a link could lead to. */}
      {!isDeviceDrawing(id) && (
        <button type="button" class="button primary" onClick={() => setSharing(true)}>
          <Icon of={shareIcon} />
          {t('picture.share')}
        </button>
      )}
      {isDeviceDrawing(id) && canShareFiles() && (
        <button type="button" class="button primary" onClick={() => attempt(sendGrid, t('set.notShared'))}>
          <Icon of={shareIcon} />
          {t('set.sendTo')}
        </button>
      )}
      <button type="button" class="button" onClick={() => attempt(saveGrid, t('set.notLoaded'))}>
        <Icon of={downloadIcon} />
        {t('set.downloadGrid')}
      </button>
      <button type="button" class="button" onClick={onAgain} title={t('set.againTitle')}>
        <Icon of={againIcon} />
        {t('set.again')}
      </button>
      <Menu>
        <SetDownloads state={state} attempt={attempt} />
        {canCopyPictures() && (
          <button
            type="button"
            class="menu-item"
            data-closes
            onClick={() => attempt(copyGrid, t('picture.cannotCopy'))}
          >
            <Icon of={copyIcon} />
            {t('set.copyGrid')}
          </button>
        )}
        <button
          type="button"
          class="menu-item"
          data-closes
          onClick={() =>
            attempt(async () => {
              onReuse();
              return t('set.reused');
            }, '')
          }
        >
          <Icon of={optionsIcon} />
          {t('set.reuse')}
        </button>
        {/* What is not in the history somebody else drew: who drew it finds the button on its page too. */}
        {!isDeviceDrawing(id) && findEntry(id) && <DeleteButton key={id} id={id} onDeleted={onDeleted} />}
      </Menu>
      <p role="status" class="toast">
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
      class="menu-item danger"
      label={
        <>
          <Icon of={deleteIcon} />
          {t('set.delete')}
        </>
      }
      question={said || t('set.deleteQuestion')}
      confirm={t('set.deleteThem')}
      onConfirm={() => attempt(deleteAll, t('set.notDeleted'))}
    />
  );
}
