// Actions on one picture: download it, share it, continue from it, report it.
import { ApiError, type DrawRequest, fileName, plainText, shorten } from '@nonet/api';
import { copyIcon, downloadIcon, pictureIcon, remixIcon, shareIcon, zoomInIcon } from '@nonet/api/icons';
import { isDeviceDrawing } from '../device/device-drawings.ts';
import { countOf, type DrawingState, promptOf } from '../drawing/drawing-state.ts';
import { Icon } from '../icon.tsx';
import { VaryButtons } from '../scene/vary-buttons.tsx';
import { type VaryPart, variationOf } from '../scene/vary-scene.ts';
import { openClient } from '../service.ts';
import { t } from '../text.ts';
import { canCopyPictures, canShareFiles, copyPicture, fetchBlob, save, share } from './deliver.ts';
import { PictureDownloads } from './picture-downloads.tsx';
import { ReportForm } from './report-form.tsx';
import type { Enlarged } from './use-enlarged.ts';
import type { Said } from './use-said.ts';

export interface PictureChoices {
  /** Draws pictures like this one, which the model drew all at once. */
  readonly onVary: (url: string) => void;
  /** Draws pictures like this one, which was composed of things. */
  readonly onVaryScene: (request: DrawRequest) => void;
  /** Makes this the picture that the next drawing starts from. */
  readonly onStart: (url: string) => void;
}

interface PictureActionsProps extends PictureChoices {
  readonly state: DrawingState;
  /** Number of the picture, from 0. */
  readonly index: number;
  readonly enlarging: Enlarged;
  readonly attempt: Said['attempt'];
}

export function PictureActions(props: PictureActionsProps) {
  const { state, index, enlarging, attempt, onVary, onVaryScene, onStart } = props;
  const { pictures, request, scene } = state;
  const drawn = pictures[index]!;
  const large = enlarging.enlarged.get(drawn);
  const url = large ?? drawn;
  const prompt = promptOf(state);
  const name = `${fileName(prompt, request?.seed, index + 1)}${large === undefined ? '' : '-4x'}`;
  // What was drawn on this device is nowhere else.
  const isStored = state.id !== undefined && !isDeviceDrawing(state.id);
  const shareIt = async () => {
    const file = new File([await fetchBlob(url)], `${name}.png`, { type: 'image/png' });
    const title = shorten(plainText(prompt));
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
  // Not disabled, or the keyboard's place would be lost.
  const cannotEnlarge = enlarging.enlarging || large !== undefined;

  return (
    <>
      <div class="row viewer-actions">
        {(isStored || canShareFiles()) && (
          <button
            type="button"
            class="button primary"
            onClick={() => attempt(shareIt, t('picture.notShared'))}
          >
            <Icon of={shareIcon} />
            {t('picture.share')}
          </button>
        )}
        <button type="button" class="button" onClick={() => save(url, `${name}.png`)}>
          <Icon of={downloadIcon} />
          {t('picture.savePng')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => save(url.replace(/png$/, 'webp'), `${name}.webp`)}
        >
          <Icon of={downloadIcon} />
          {t('picture.saveWebp')}
        </button>
        {canCopyPictures() && (
          <button
            type="button"
            class="button"
            onClick={() =>
              attempt(
                () => copyPicture(fetchBlob(url)).then(() => t('picture.copied')),
                t('picture.cannotCopy'),
              )
            }
          >
            <Icon of={copyIcon} />
            {t('picture.copy')}
          </button>
        )}
        <button
          type="button"
          class="button"
          aria-disabled={cannotEnlarge}
          onClick={() =>
            cannotEnlarge || attempt(() => enlarging.enlarge(drawn, isStored), t('picture.notEnlarged'))
          }
        >
          <Icon of={zoomInIcon} />
          {t(
            enlarging.enlarging
              ? 'picture.enlarging'
              : large === undefined
                ? 'picture.enlarge'
                : 'picture.enlarged',
          )}
        </button>
        {isStored && !scene && (
          <button type="button" class="button" onClick={() => onVary(drawn)}>
            <Icon of={remixIcon} />
            {t('picture.vary')}
          </button>
        )}
        {isStored && (
          <button type="button" class="button" onClick={() => onStart(drawn)}>
            <Icon of={pictureIcon} />
            {t('picture.start')}
          </button>
        )}
      </div>
      {scene && request && (
        <VaryButtons
          scene={scene}
          onVary={(part) => attempt(() => varyScene(part), t('picture.notVaried'))}
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
      {!isStored && <p class="said">{t('picture.onDevice')}</p>}
      {isStored && <ReportForm drawing={state.id!} picture={index + 1} />}
    </>
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
