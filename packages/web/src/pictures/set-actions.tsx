// What can be done with all pictures of a drawing together.
import { type DrawingState, promptOf } from '../drawing/drawing-state.ts';
import { fileName, plainText, shorten } from '@nonet/api';
import { canCopyPictures, copyPicture, copyText, save, share } from './deliver.ts';
import { makeGridImage } from './grid-image.ts';
import { useSaid } from './use-said.ts';

interface SetActionsProps {
  readonly state: DrawingState;
  /** Puts prompt and options back into the form. */
  readonly onReuse: () => void;
  readonly onAgain: () => void;
}

export function SetActions({ state, onReuse, onAgain }: SetActionsProps) {
  const { said, attempt } = useSaid();
  // Its place is kept while there is nothing to do, so that nothing moves when there is.
  if (state.status !== 'done') return <div class="actions" />;

  const prompt = promptOf(state);
  const title = shorten(plainText(prompt));
  const name = fileName(prompt, state.request?.seed);
  const grid = () => makeGridImage(state.pictures, prompt);
  const saveGrid = async () => {
    save(await grid(), `${name}.png`);
    return '';
  };
  const shareGrid = async () => {
    const file = new File([await grid()], `${name}.png`, { type: 'image/png' });
    return share({ title, url: location.href, file });
  };
  const copyGrid = () => copyPicture(grid()).then(() => 'Copied.');
  const copyLink = () => copyText(location.href).then(() => 'Link copied.');
  const NO_COPY = 'The browser does not let this page copy.';

  return (
    <div class="actions">
      <p class="row">
        <button type="button" class="plain" onClick={() => attempt(shareGrid, 'It could not be shared.')}>
          Share
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => attempt(saveGrid, 'The pictures could not be loaded.')}
        >
          Save all in one
        </button>
        {canCopyPictures() && (
          <button type="button" class="plain" onClick={() => attempt(copyGrid, NO_COPY)}>
            Copy all
          </button>
        )}
        <button type="button" class="plain" onClick={() => attempt(copyLink, NO_COPY)}>
          Copy link
        </button>
        <button type="button" class="plain" onClick={onAgain}>
          Draw others
        </button>
        <button type="button" class="plain" onClick={onReuse}>
          Use these settings
        </button>
      </p>
      <p role="status" class="said">
        {said}
      </p>
    </div>
  );
}
