// Examples on the tiles before the first drawing; each draws itself.
import type { DrawRequest } from '@nonet/api';
import { t } from '../text.ts';
import { EXAMPLE_PICTURES } from './example-pictures.ts';
import './examples.css';

export function ExampleTiles({ onDraw }: { readonly onDraw: (request: DrawRequest) => void }) {
  return (
    <ul class="tiles columns-3 shown" aria-label={t('prompt.examples')}>
      {EXAMPLE_PICTURES.map(({ url, prompt, seed }) => (
        <li key={prompt}>
          <button type="button" onClick={() => onDraw({ prompt, seed })}>
            <img src={url} alt="" width="256" height="256" />
            <span>{prompt}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
