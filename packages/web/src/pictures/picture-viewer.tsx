// One picture, large, over the page: arrow keys go on to the next, Escape closes.
import { ApiError, type DrawRequest, fileName, nameOf, plainText, shorten } from '@nonet/api';
import { useEffect, useRef } from 'preact/hooks';
import { isDeviceDrawing } from '../device/device-drawings.ts';
import { countOf, type DrawingState, promptOf } from '../drawing/drawing-state.ts';
import { VaryButtons } from '../scene/vary-buttons.tsx';
import { type VaryPart, variationOf } from '../scene/vary-scene.ts';
import { openClient } from '../service.ts';
import { canCopyPictures, canShareFiles, copyPicture, fetchBlob, save, share } from './deliver.ts';
import { PictureDownloads } from './picture-downloads.tsx';
import { ReportForm } from './report-form.tsx';
import { useEnlarged } from './use-enlarged.ts';
import { useSaid } from './use-said.ts';
import './viewer.css';

interface PictureViewerProps {
  readonly state: DrawingState;
  /** Number of the picture, from 0. */
  readonly index: number;
  readonly onSelect: (index: number) => void;
  readonly onClose: () => void;
  /** Draws pictures like this one, which the model drew all at once. */
  readonly onVary: (url: string) => void;
  /** Draws pictures like this one, which was composed of things. */
  readonly onVaryScene: (request: DrawRequest) => void;
  /** Makes this the picture that the next drawing starts from. */
  readonly onStart: (url: string) => void;
}

export function PictureViewer({
  state,
  index,
  onSelect,
  onClose,
  onVary,
  onVaryScene,
  onStart,
}: PictureViewerProps) {
  const { pictures, request, scene } = state;
  const dialog = useRef<HTMLDialogElement>(null);
  const { said, attempt } = useSaid();
  const { enlarged, enlarging, enlarge } = useEnlarged();
  useEffect(() => dialog.current?.showModal(), []);

  const drawn = pictures[index]!;
  const large = enlarged.get(drawn);
  const url = large ?? drawn;
  const prompt = promptOf(state);
  const title = shorten(plainText(prompt));
  const name = `${fileName(prompt, request?.seed, index + 1)}${large === undefined ? '' : '-4x'}`;
  // What was drawn on this device is nowhere else.
  const isStored = state.id !== undefined && !isDeviceDrawing(state.id);
  const go = (step: number) => onSelect((index + step + pictures.length) % pictures.length);
  const shareIt = async () => {
    const file = new File([await fetchBlob(url)], `${name}.png`, { type: 'image/png' });
    return share({ title, ...(isStored ? { url: await pageOf(state.id!, index) } : {}), file });
  };
  const readNumber = async (): Promise<number> => {
    const isRanked = (request?.candidates ?? 0) > countOf(state); // then the order is another one
    return isRanked ? (await import('./picture-number.ts')).readPictureNumber(drawn) : index;
  };
  const varyScene = async (part: VaryPart) => {
    const picture = await readNumber();
    onVaryScene(variationOf({ request: request!, scene: scene!, picture }, part));
    return '';
  };

  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={`Picture ${index + 1} of ${pictures.length}`}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      onKeyDown={({ key, target }) => {
        if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return;
        if (key === 'ArrowLeft') go(-1);
        if (key === 'ArrowRight') go(1);
      }}
    >
      <div class="viewer-body">
        <img src={url} alt={nameOf(prompt, index, pictures.length)} width="512" height="512" />
        <p class="row">
          <button type="button" class="plain" onClick={() => go(-1)} aria-label="Picture before">
            ←
          </button>
          <span role="status">
            {index + 1} of {pictures.length}
          </span>
          <button type="button" class="plain" onClick={() => go(1)} aria-label="Next picture">
            →
          </button>
        </p>
        <p class="prompt-text" dir="auto">
          {shorten(prompt, 300)}
        </p>
        <div class="row">
          <button type="button" class="plain" onClick={() => save(url, `${name}.png`)}>
            Save PNG
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => save(url.replace(/png$/, 'webp'), `${name}.webp`)}
          >
            Save WebP
          </button>
          {canCopyPictures() && (
            <button
              type="button"
              class="plain"
              onClick={() =>
                attempt(
                  () => copyPicture(fetchBlob(url)).then(() => 'Copied.'),
                  'The browser does not let this page copy.',
                )
              }
            >
              Copy
            </button>
          )}
          {(isStored || canShareFiles()) && (
            <button type="button" class="plain" onClick={() => attempt(shareIt, 'It could not be shared.')}>
              Share
            </button>
          )}
          <button
            type="button"
            class="plain"
            disabled={enlarging || large !== undefined}
            onClick={() => attempt(() => enlarge(drawn, isStored), 'It could not be enlarged.')}
          >
            {enlarging ? 'Enlarging …' : large === undefined ? 'Enlarge 4×' : 'Enlarged 4×'}
          </button>
          {isStored && !scene && (
            <button type="button" class="plain" onClick={() => onVary(drawn)}>
              Draw variations
            </button>
          )}
          {isStored && (
            <button type="button" class="plain" onClick={() => onStart(drawn)}>
              Use as starting picture
            </button>
          )}
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        {scene && request && (
          <VaryButtons
            scene={scene}
            onVary={(part) => attempt(() => varyScene(part), 'It could not be varied.')}
          />
        )}
        {isStored && (
          <PictureDownloads
            url={drawn}
            name={name}
            request={request}
            scene={scene}
            picture={readNumber}
            attempt={attempt}
          />
        )}
        {!isStored && (
          <p class="said">Drawn on this device: no link leads to it. Save it, or send the file.</p>
        )}
        {isStored && <ReportForm drawing={state.id!} picture={index + 1} />}
        <p role="status" class="said">
          {said}
        </p>
      </div>
    </dialog>
  );
}

/** The page of a picture of one's own; of another's drawing, which only its drawer may share, the address here. */
async function pageOf(drawing: string, index: number): Promise<string> {
  try {
    return `${(await openClient().share(drawing)).url}/${index + 1}`;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return location.href;
    throw error;
  }
}
