// Nine tiles that fill as the pictures are drawn. A finished picture is a link to save it.
import type { DrawingState } from './use-drawing.ts';

const TILES = 9;

export function PictureGrid({ state }: { readonly state: DrawingState }) {
  const { status, pictures, prompt, seed } = state;
  const busy = status === 'waiting' || status === 'drawing';
  return (
    <ul class={`tiles ${status}`} aria-label="Pictures" aria-busy={busy}>
      {Array.from({ length: TILES }, (_, index) => {
        const url = pictures[index];
        const name = `${prompt}, picture ${index + 1}`;
        const image = url && <img src={url} alt={name} width="256" height="256" />;
        const download = `nonet-${seed}-${index + 1}.png`;
        return (
          <li key={index}>
            {status === 'done' && url ? (
              <a href={url} download={download} title="Save this picture">
                {image}
              </a>
            ) : (
              image
            )}
          </li>
        );
      })}
    </ul>
  );
}
