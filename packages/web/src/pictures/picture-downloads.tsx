// Further forms of a picture of the service: traced, and as stickers.
import { type DrawRequest, type Scene, stickerAddress } from '@nonet/api';
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
    return 'Sticker saved.';
  };
  const subjects = scene ? stickerSubjects(scene) : [];
  return (
    <details class="downloads">
      <summary class="button">More formats</summary>
      <div class="row">
        <button
          type="button"
          class="chip"
          onClick={() =>
            attempt(() => saveForm(url.replace(/png$/, 'svg'), '.svg'), 'It could not be traced.')
          }
        >
          SVG (traced)
        </button>
        {scene?.place === undefined && (
          <>
            <button
              type="button"
              class="chip"
              onClick={() =>
                attempt(
                  () => saveForm(url.replace(/\.png$/, '-cut.png'), '-cut.png'),
                  'There is no plain background to remove.',
                )
              }
            >
              Transparent PNG
            </button>
            <button
              type="button"
              class="chip"
              onClick={() =>
                attempt(
                  () => saveSticker(async () => stickerAddress(url), '-sticker.webp'),
                  'There is no plain background to remove.',
                )
              }
            >
              Sticker
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
                  'The sticker could not be drawn.',
                )
              }
            >
              Sticker: {subject.words}
            </button>
          ))}
      </div>
    </details>
  );
}
