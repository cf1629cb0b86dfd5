// One picture, large, over the page, with what can be done with it beside it; or two, to compare.
import { shorten } from '@nonet/api';
import { closeIcon } from '@nonet/api/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DrawingState, promptOf } from '../drawing/drawing-state.ts';
import { Icon } from '../icon.tsx';
import { areSingleKeysOn } from '../keyboard/key-choice.ts';
import { forwardIn } from '../keyboard/roving.ts';
import { isTyped } from '../keyboard/use-page-keys.ts';
import { t } from '../text.ts';
import { PictureActions, type PictureChoices } from './picture-actions.tsx';
import { useEnlarged } from './use-enlarged.ts';
import { useSaid } from './use-said.ts';
import { useZoom } from './use-zoom.ts';
import { ViewerStage } from './viewer-stage.tsx';
import './viewer.css';
import './picture-viewer.css';

interface PictureViewerProps extends PictureChoices {
  readonly state: DrawingState;
  /** Number of the picture, from 0. */
  readonly index: number;
  readonly onSelect: (index: number) => void;
  readonly onClose: () => void;
}

export function PictureViewer({ state, index, onSelect, onClose, ...choices }: PictureViewerProps) {
  const { pictures } = state;
  const count = pictures.length;
  const dialog = useRef<HTMLDialogElement>(null);
  /** The picture that stays beside the one that is turned to. */
  const [compared, setCompared] = useState<number>();
  const { said, attempt } = useSaid();
  const enlarging = useEnlarged();
  const zoom = useZoom();
  useEffect(() => dialog.current?.showModal(), []);

  const turnTo = (next: number): void => {
    if (next !== index) zoom.reset();
    onSelect(next);
  };
  const go = (step: number): void => turnTo((index + step + count) % count);
  const compare = (): void => {
    zoom.reset();
    setCompared(compared === undefined ? index : undefined);
    if (compared === undefined) go(1);
  };
  const toggleFullScreen = (): void => {
    const stage = dialog.current?.querySelector('.viewer-stage');
    if (document.fullscreenElement) void document.exitFullscreen();
    else void stage?.requestFullscreen().catch(() => {}); // where it is not allowed nothing changes
  };

  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => go(-forwardIn(dialog.current!)),
    ArrowRight: () => go(forwardIn(dialog.current!)),
    Home: () => turnTo(0),
    End: () => turnTo(count - 1),
  };
  const shiftKeys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => zoom.pan(-1, 0),
    ArrowRight: () => zoom.pan(1, 0),
    ArrowUp: () => zoom.pan(0, -1),
    ArrowDown: () => zoom.pan(0, 1),
  };
  const characterKeys: Readonly<Record<string, () => void>> = {
    '+': zoom.zoomIn,
    '=': zoom.zoomIn,
    '-': zoom.zoomOut,
    '0': zoom.reset,
    c: compare,
    f: toggleFullScreen,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (isTyped(event) || ctrlKey || metaKey || altKey) return;
    const act =
      (shiftKey ? shiftKeys : keys)[key] ??
      (areSingleKeysOn() ? characterKeys[key.toLowerCase()] : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <dialog
      ref={dialog}
      class="viewer large"
      aria-label={t('picture.large', { number: index + 1, count })}
      onClose={onClose}
      onKeyDown={onKeyDown}
      {...{ closedby: 'any' }}
    >
      <div class="large-body">
        <button
          type="button"
          class="button quiet icon-only viewer-close"
          aria-label={t('close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon of={closeIcon} />
        </button>
        <ViewerStage
          prompt={promptOf(state)}
          shown={compared === undefined ? [index] : [compared, index]}
          count={count}
          urlOf={(one) => enlarging.enlarged.get(pictures[one]!) ?? pictures[one]!}
          zoom={zoom}
          isComparing={compared !== undefined}
          onGo={go}
          onCompare={compare}
          onFullScreen={toggleFullScreen}
        />
        <div class="viewer-side">
          <p role="status" class="viewer-place">
            {t('picture.place', { number: index + 1, count })}
          </p>
          <p class="prompt-text" dir="auto">
            {shorten(promptOf(state), 300)}
          </p>
          <PictureActions state={state} index={index} enlarging={enlarging} attempt={attempt} {...choices} />
          <p role="status" class="said">
            {said}
          </p>
        </div>
      </div>
    </dialog>
  );
}
