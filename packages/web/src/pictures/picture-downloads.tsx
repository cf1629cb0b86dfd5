// Further forms of a picture of the service: traced, and as stickers.
import { type DrawRequest, type Scene, stickerAddress } from '@nonet/api';
import { t } from '../text.ts';
import { fetchFile, save } from './deliver.ts';
import { drawSticker, stickerSubjects } from './stickers.ts';
import type { Said } from './use-said.ts';

interface PictureDownloadsProps {
  /** Address of the drawn picture. */
  readonly url: string;
  /** Name of files without their ending. */
  readonly name: string;
  readonly request: DrawRequest | undefined;
  readonly scene: Scene | undefined;
  /** Its number in its drawing, from 0. */
  readonly picture: () => Promise<number>;
  readonly attempt: Said['attempt'];
}

export function PictureDownloads({ url, name, request, scene, picture, attempt }: PictureDownloadsProps) {
  const saveForm = async (address: string, ending: string): Promise<string> => {
    save(await fetchFile(address), `${name}${ending}`);
    return '';
  };
  const saveSticker = async (make: () => Promise<string>, ending: string): Promise<string> => {
    await saveForm(await make(), ending);
    return t('picture.stickerSaved');
  };
  const subjects = scene ? stickerSubjects(scene) : [];
  return (
    <details class="downloads">
      <summary class="button">{t('picture.formats')}</summary>
      <div class="row">
        <button
          type="button"
          class="chip"
          onClick={() => attempt(() => saveForm(url.replace(/png$/, 'svg'), '.svg'), t('picture.notTraced'))}
        >
          {t('picture.svg')}
        </button>
        {scene?.place === undefined && (
          <>
            <button
              type="button"
              class="chip"
              onClick={() =>
                attempt(
                  () => saveForm(url.replace(/\.png$/, '-cut.png'), '-cut.png'),
                  t('picture.noPlainBackground'),
                )
              }
            >
              {t('picture.transparent')}
            </button>
            <button
              type="button"
              class="chip"
              onClick={() =>
                attempt(
                  () => saveSticker(async () => stickerAddress(url), '-sticker.webp'),
                  t('picture.noPlainBackground'),
                )
              }
            >
              {t('picture.sticker')}
            </button>
          </>
        )}
        {(subjects.length > 1 || scene?.place !== undefined) &&
          subjects.map((subject) => (
            <button
              key={subject.things.join(' ')}
              type="button"
              class="chip"
              onClick={() =>
                attempt(
                  () =>
                    saveSticker(
                      async () =>
                        drawSticker(
                          { scene: scene!, seed: request?.seed ?? 0, picture: await picture() },
                          subject,
                        ),
                      `-${subject.words.replaceAll(/\W+/g, '-')}-sticker.webp`,
                    ),
                  t('picture.noSticker'),
                )
              }
            >
              {t('picture.stickerOf', { thing: subject.words })}
            </button>
          ))}
      </div>
    </details>
  );
}
