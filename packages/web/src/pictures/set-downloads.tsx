// Menu entries that download all pictures of a drawing: as files, and as an image for stories.
import { fileName } from '@nonet/api';
import { downloadIcon, pictureIcon } from '@nonet/api/icons';
import { type DrawingState, promptOf } from '../drawing/drawing-state.ts';
import { Icon } from '../icon.tsx';
import { t } from '../text.ts';
import { fetchBlob, save } from './deliver.ts';
import type { Said } from './use-said.ts';

interface SetDownloadsProps {
  readonly state: DrawingState;
  readonly attempt: Said['attempt'];
}

export function SetDownloads({ state, attempt }: SetDownloadsProps) {
  const prompt = promptOf(state);
  const name = fileName(prompt, state.request?.seed);
  const saveAll = async (): Promise<string> => {
    const { downloadZip } = await import('client-zip');
    const files = await Promise.all(
      state.pictures.map(async (url, index) => ({
        name: `${fileName(prompt, state.request?.seed, index + 1)}.png`,
        input: await fetchBlob(url),
      })),
    );
    save(await downloadZip(files).blob(), `${name}.zip`);
    return '';
  };
  const saveStory = async (): Promise<string> => {
    const { makeGridImage } = await import('./grid-image.ts');
    save(await makeGridImage(state.pictures, prompt, 'story'), `${name}-story.png`);
    return '';
  };
  return (
    <>
      <button
        type="button"
        class="menu-item"
        data-closes
        onClick={() => attempt(saveAll, t('set.notLoaded'))}
      >
        <Icon of={downloadIcon} />
        {t('set.downloadAll')}
      </button>
      <button
        type="button"
        class="menu-item"
        data-closes
        onClick={() => attempt(saveStory, t('set.notLoaded'))}
      >
        <Icon of={pictureIcon} />
        {t('set.downloadStory')}
      </button>
    </>
  );
}
