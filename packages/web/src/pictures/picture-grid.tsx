// Tiles that fill as the pictures are drawn. A finished picture is a button that shows it large.
import { shorten } from '@nonet/api';
import { useRef, useState } from 'preact/hooks';
import { countOf, type DrawingState, isBusy, promptOf } from '../drawing/drawing-state.ts';
import { forwardIn, placeAfter } from '../keyboard/roving.ts';
import { t } from '../text.ts';
import './pictures.css';

interface PictureGridProps {
  readonly state: DrawingState;
  readonly onSelect: (index: number) => void;
}

export function PictureGrid({ state, onSelect }: PictureGridProps) {
  const { status, pictures } = state;
  const count = countOf(state);
  const columns = Math.ceil(Math.sqrt(count));
  // One stop for the keyboard; arrow keys lead to the others.
  const [stop, setStop] = useState(0);
  // What each tile showed last while it was drawn stays below its picture until that is there.
  const sketches = useRef<readonly string[]>([]);
  const sketchedId = useRef(state.id);
  if (sketchedId.current !== state.id || isBusy(state)) {
    sketchedId.current = state.id;
    sketches.current = isBusy(state) ? pictures : [];
  }
  return (
    <ul
      class={`tiles ${status} columns-${columns}`}
      aria-label={t('results.pictures')}
      aria-busy={isBusy(state)}
      onKeyDown={(event) => {
        const place = placeAfter(event.key, stop, {
          count: pictures.length,
          columns,
          forward: forwardIn(event.currentTarget),
        });
        if (place === undefined || status !== 'done') return;
        event.preventDefault();
        document.getElementById(tileId(place))?.focus();
      }}
    >
      {Array.from({ length: count }, (_, index) => (
        <li key={index}>
          {pictures[index] && (
            <Tile
              state={state}
              url={pictures[index]}
              sketch={sketches.current[index]}
              index={index}
              isStop={index === Math.min(stop, pictures.length - 1)}
              onStop={setStop}
              onSelect={onSelect}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface TileProps extends PictureGridProps {
  readonly url: string;
  /** What the finished picture fades in over. */
  readonly sketch: string | undefined;
  readonly index: number;
  /** Whether the keyboard comes to it by Tab. */
  readonly isStop: boolean;
  readonly onStop: (index: number) => void;
}

function Tile({ state, url, sketch, index, isStop, onStop, onSelect }: TileProps) {
  const prompt = shorten(promptOf(state));
  const name = t('picture.name', { prompt, number: index + 1, count: countOf(state) });
  if (state.status === 'done')
    return (
      <>
        {sketch !== undefined && <img class="sketch" src={sketch} alt="" width="256" height="256" />}
        <button
          type="button"
          id={tileId(index)}
          tabIndex={isStop ? 0 : -1}
          title={t('results.closer')}
          onFocus={() => onStop(index)}
          onClick={() => onSelect(index)}
        >
          <img
            class={sketch === undefined ? '' : 'coming'}
            src={url}
            alt={name}
            width="256"
            height="256"
            onLoad={({ currentTarget }) => currentTarget.classList.remove('coming')}
          />
        </button>
      </>
    );
  return (
    <img
      src={url}
      alt={t('results.unfinished', { name })}
      width="256"
      height="256"
      style={{ clipPath: drawnPart(state) }}
    />
  );
}

/** Where a picture's tile is found again, when its large form is closed. */
export const tileId = (index: number): string => `picture-${index + 1}`;

/** The rows of tokens drawn so far, and the part of the next: what is not drawn yet has the colour of the tile. */
function drawnPart({ shown, total }: Pick<DrawingState, 'shown' | 'total'>): string {
  const side = Math.sqrt(total);
  const percent = (tokens: number) => `${((100 * tokens) / side).toFixed(2)}%`;
  const top = percent(Math.floor(shown / side));
  const bottom = percent(Math.ceil(shown / side));
  const right = percent(shown % side);
  return `polygon(0 0, 100% 0, 100% ${top}, ${right} ${top}, ${right} ${bottom}, 0 ${bottom})`;
}
