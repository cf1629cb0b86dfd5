// The pictures of some drawings in one ZIP file.
import { fileName } from '@nonet/api';
import { downloadZip } from 'client-zip';
import { fetchFile, save } from '../pictures/deliver.ts';
import type { Entry } from './history-store.ts';

/** Saves a folder for each drawing. One picture at a time is fetched. @throws Error if a picture is gone */
export async function saveEntries(entries: readonly Entry[]): Promise<void> {
  const files = async function* () {
    for (const [index, { request, pictures = [] }] of entries.entries()) {
      // Drawings of one prompt and seed would be one folder.
      const folder = `${index + 1}-${fileName(request.prompt, request.seed)}`;
      for (const [picture, url] of pictures.entries())
        yield {
          name: `${folder}/${fileName(request.prompt, request.seed, picture + 1)}.png`,
          input: await fetchFile(url),
        };
    }
  };
  save(await downloadZip(files()).blob(), 'nonet-drawings.zip');
}
